"""The words of a paragraph: runs, hyperlinks, fields, text boxes, formulas; tracked changes by choice."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.importing.docx.names import MC, WP, A, M, V, W, below
from workbench.importing.options import Tracked

_NEW = (W + "ins", W + "moveTo")
_OLD = (W + "del", W + "moveFrom")
_SIMPLE = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-", W + "ptab": " "}
_BOXES = (W + "txbxContent",)


@dataclass(slots=True)
class Words:
    """What a paragraph holds: its words, the blocks in it, and the paragraphs of its text boxes.

    ``anchors``: comment id → the words it is about. ``notes``: ids of footnotes and endnotes, in order.
    """

    text: str = ""
    pictures: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    anchors: dict[str, str] = field(default_factory=dict)
    notes: list[tuple[str, str]] = field(default_factory=list)


class Reader:
    """Reads paragraphs one after the other; a comment or a field may run over several of them."""

    def __init__(self, tracked: Tracked) -> None:
        self._skipped = _OLD if tracked == "accepted" else _NEW
        self._gone = "w:del" if tracked == "accepted" else "w:ins"
        self._fields: list[bool] = []
        self._open: set[str] = set()

    def words(self, paragraph: etree._Element) -> Words:
        """The words of a w:p."""
        result = Words()
        for child in paragraph:
            self._element(child, result)
        return result

    def mark_gone(self, paragraph: etree._Element) -> bool:
        """Whether the end of this paragraph is not there in the reading chosen: it runs on into the next."""
        mark = below(paragraph, "w:pPr/w:rPr")
        names = (self._gone, "w:moveFrom" if self._gone == "w:del" else "w:moveTo")
        return mark is not None and any(below(mark, name) is not None for name in names)

    def row_gone(self, row: etree._Element) -> bool:
        """Whether a table row is not there in the reading chosen."""
        return below(row, f"w:trPr/{self._gone}") is not None

    def _element(self, element: etree._Element, result: Words) -> None:
        tag = element.tag
        if tag in self._skipped or tag in (W + "pPr", W + "rPr"):
            return
        if tag in (W + "t", W + "delText"):
            self._say(element.text or "", result)
        elif tag in _SIMPLE:
            self._say(_SIMPLE[tag], result)
        elif not self._special(element, result):
            for child in element:
                self._element(child, result)

    def _say(self, words: str, result: Words) -> None:
        if any(self._fields):
            return
        result.text += words
        for comment in self._open:
            result.anchors[comment] = result.anchors.get(comment, "") + words

    def _special(self, element: etree._Element, result: Words) -> bool:
        """Elements that are not just containers; whether this was one."""
        match element.tag:
            case t if t == W + "fldChar":
                self._field(element.get(W + "fldCharType", ""))
            case t if t in (W + "instrText", W + "delInstrText", W + "footnoteRef", W + "endnoteRef"):
                pass
            case t if t == W + "commentRangeStart":
                self._open.add(element.get(W + "id", ""))
            case t if t == W + "commentRangeEnd":
                self._open.discard(element.get(W + "id", ""))
            case t if t == W + "commentReference":
                result.anchors.setdefault(element.get(W + "id", ""), "")
            case t if t in (W + "footnoteReference", W + "endnoteReference"):
                self._note(element, result)
            case _:
                return self._drawn(element, result)
        return True

    def _drawn(self, element: etree._Element, result: Words) -> bool:
        tag = element.tag
        if tag == MC + "AlternateContent":
            for child in (element.findall(MC + "Choice") or element.findall(MC + "Fallback"))[:1]:
                self._element(child, result)
        elif tag in _BOXES:
            result.boxes.append(element)
        elif tag in (A + "blip", V + "imagedata"):
            result.pictures.append(_picture(element))
        elif tag in (M + "oMath", M + "oMathPara"):
            result.formulas.append(linear(element))
        elif tag == W + "sym":
            self._say(_symbol(element), result)
        else:
            return False
        return True

    def _field(self, kind: str) -> None:
        """The instruction of a field is not text, its result is; fields nest."""
        if kind == "begin":
            self._fields.append(True)
        elif kind == "separate" and self._fields:
            self._fields[-1] = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _note(self, element: etree._Element, result: Words) -> None:
        kind = "footnotes" if element.tag == W + "footnoteReference" else "endnotes"
        result.notes.append((kind, element.get(W + "id", "")))


def _picture(element: etree._Element) -> str:
    """A picture as Markdown, by the name Word gives it."""
    named = next((a for a in element.iterancestors() if a.tag in (WP + "inline", WP + "anchor")), None)
    described = named.find(WP + "docPr") if named is not None else None
    words = (described.get("descr") or described.get("name") or "") if described is not None else ""
    return f"![{' '.join(words.replace('[', '').replace(']', '').split()) or '图'}](word)"


def _symbol(element: etree._Element) -> str:
    """A character of a symbol font; surrogates are no characters."""
    try:
        character = chr(int(element.get(W + "char", ""), 16))
    except (ValueError, OverflowError):
        return ""
    return "" if "\ud800" <= character <= "\udfff" else character


def linear(element: etree._Element) -> str:
    """A formula on one line: the words of its parts, fractions with /."""
    if element.tag == M + "f":
        above, under = element.find(M + "num"), element.find(M + "den")
        return f"({_inside(above)})/({_inside(under)})"
    if element.tag in (M + "t", W + "t"):
        return element.text or ""
    return _inside(element)


def _inside(element: etree._Element | None) -> str:
    return "" if element is None else "".join(linear(child) for child in element)


def paragraphs(container: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a text box or a note, in order."""
    return container.iter(W + "p")
