"""A paragraph of a .docx as pieces: what was kept, what came and what went, by whom and when."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from workbench.importing.cleaning import clean
from workbench.importing.docx.names import W, below
from workbench.importing.lines import Ledger

_CAME = {W + "ins": "", W + "moveTo": "to"}
_WENT = {W + "del": "", W + "moveFrom": "from"}
_SIMPLE = {W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
_SKIPPED = (W + "pPr", W + "rPr", W + "instrText", W + "delInstrText", W + "txbxContent")


@dataclass(frozen=True, slots=True)
class Piece:
    """``op``: "=" kept, "+" came, "-" went. ``move``: "" or the name of the move it belongs to."""

    op: str
    text: str
    author: str = ""
    date: str = ""
    move: str = ""


@dataclass
class Paragraph:
    """``mark``: how its end changed, "" where it did not. ``comments``: id → the words it is about, as they were."""

    number: int
    pieces: list[Piece] = field(default_factory=list)
    mark: Piece | None = None
    comments: dict[str, str] = field(default_factory=dict)

    @property
    def original(self) -> str:
        """The words before anybody changed them."""
        return "".join(piece.text for piece in self.pieces if piece.op != "+")


class PieceReader:
    """Reads paragraphs one after the other; a move or a comment may run over several."""

    def __init__(self) -> None:
        self._moves: dict[str, str] = {}
        self._open: set[str] = set()

    def paragraphs(self, body: etree._Element) -> Iterator[Paragraph]:
        """Every paragraph of the body in the order of the text, those of tables among them."""
        number = 0
        for element in body.iter(W + "p", W + "moveFromRangeStart", W + "moveToRangeStart", W + "moveFromRangeEnd",
                                 W + "moveToRangeEnd", W + "commentRangeStart", W + "commentRangeEnd"):  # fmt: skip
            if element.tag != W + "p":
                if next(element.iterancestors(W + "p"), None) is None:
                    self._boundary(element)
                continue
            number += 1
            yield self._paragraph(element, number)

    def _paragraph(self, element: etree._Element, number: int) -> Paragraph:
        made = Paragraph(number)
        for child in element:
            self._walk(child, Piece("=", ""), made)
        made.mark = self._mark(element)
        return made

    def _mark(self, element: etree._Element) -> Piece | None:
        """A paragraph whose end came or went."""
        properties = below(element, "w:pPr/w:rPr")
        for child in () if properties is None else properties:
            if child.tag in _CAME or child.tag in _WENT:
                return self._by(child, "+" if child.tag in _CAME else "-")
        return None

    def _walk(self, element: etree._Element, within: Piece, made: Paragraph) -> None:
        tag = element.tag
        if tag in _SKIPPED:
            return
        if tag in (W + "t", W + "delText") or tag in _SIMPLE:
            self._say(_SIMPLE.get(str(tag), element.text or ""), within, made)
        elif not self._boundary(element, made):
            inner = within
            if tag in _CAME or tag in _WENT:
                inner = self._by(element, "+" if tag in _CAME else "-")
            for child in element:
                self._walk(child, inner, made)

    def _say(self, words: str, within: Piece, made: Paragraph) -> None:
        words = "".join(clean(made.number, line, Ledger()) for line in words.splitlines(keepends=True) or [words])
        made.pieces.append(Piece(within.op, words, within.author, within.date, within.move))
        for comment in self._open:
            about = words if within.op != "+" else ""
            made.comments[comment] = made.comments.get(comment, "") + about

    def _by(self, element: etree._Element, op: str) -> Piece:
        side = {**_CAME, **_WENT}[str(element.tag)]
        move = self._moves.get(side, f"?{side}") if side else ""
        return Piece(op, "", element.get(W + "author", ""), element.get(W + "date", "")[:10], move)

    def _boundary(self, element: etree._Element, made: Paragraph | None = None) -> bool:
        """Where a move or a comment begins or ends; whether it was one."""
        name, id = str(element.tag).removeprefix(W), element.get(W + "id", "")
        if name in ("moveFromRangeStart", "moveToRangeStart"):
            self._moves["from" if "From" in name else "to"] = element.get(W + "name", id)
        elif name in ("moveFromRangeEnd", "moveToRangeEnd"):
            self._moves.pop("from" if "From" in name else "to", None)
        elif name == "commentRangeStart":
            self._open.add(id)
        elif name == "commentRangeEnd":
            self._open.discard(id)
        elif name == "commentReference" and made is not None:
            made.comments.setdefault(id, "")
        else:
            return False
        return True
