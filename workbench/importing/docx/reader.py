"""document.xml → lines: paragraphs with their automatic numbers, tables, pictures, formulas, notes, comments."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from workbench.importing.cleaning import clean
from workbench.importing.docx.comments import comments
from workbench.importing.docx.names import W, children
from workbench.importing.docx.numbering import Numbering
from workbench.importing.docx.package import Package
from workbench.importing.docx.runs import Reader, Words, paragraphs
from workbench.importing.docx.styles import Styles
from workbench.importing.docx.tables import rows
from workbench.importing.imported import Comment
from workbench.importing.lines import Ledger, Line, Source
from workbench.importing.markdown import trimmed
from workbench.importing.options import Tracked
from workbench.model.problems import refuse

_CONTAINERS = ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "del", "moveFrom")


def read_docx(data: bytes, tracked: Tracked, ledger: Ledger) -> Source:
    """The lines of a .docx; paragraphs and tables are counted from 1."""
    package = Package(data)
    document = package.tree("word/document.xml")
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise refuse("not-docx", "这不是 Word 文档。", hint="请确认选对了文件；可以用 Word 另存为 .docx 再导入。")
    return _Document(package, tracked).read(body, ledger)


class _Document:
    """One pass over the body."""

    def __init__(self, package: Package, tracked: Tracked) -> None:
        styles = Styles(package.tree("word/styles.xml"))
        self._package = package
        self._reader = Reader(tracked)
        self._numbering = Numbering(package.tree("word/numbering.xml"), styles)
        self._lines: list[Line] = []
        self._anchors: dict[str, tuple[int, str]] = {}
        self._notes: list[tuple[str, str]] = []
        self._number = 0
        self._pending: Line | None = None

    def read(self, body: etree._Element, ledger: Ledger) -> Source:
        for element in _content(body):
            self._number += 1
            if element.tag == W + "tbl":
                self._table(element)
            else:
                self._paragraph(element)
        self._flush()
        self._footnotes()
        raw = tuple((line.number, line.text) for line in self._lines)
        cleaned = (replace(line, text=clean_block(line, ledger)) for line in self._lines)
        lines = tuple(line for line in trimmed(cleaned, ledger) if line.text.strip())
        return Source(raw, lines, self._comments())

    def _paragraph(self, paragraph: etree._Element) -> None:
        words = self._reader.words(paragraph)
        self._remember(words)
        gone = self._reader.mark_gone(paragraph)
        counted = self._pending is None and (words.text.strip() or not gone)
        label = self._numbering.label(paragraph.find(W + "pPr")) if counted else ""
        self._say(words, label)
        if not gone:
            self._flush()
        self._beside(words)

    def _say(self, words: Words, label: str) -> None:
        """Words go on in the paragraph before when its end was deleted; a formula inside words stays in them."""
        text = words.text
        if text.strip() and words.formulas:
            text, words.formulas = text + "".join(words.formulas), []
        if self._pending is not None:
            self._pending = self._pending.rewritten(self._pending.text + text)
        elif text.strip():
            self._pending = Line(self._number, label + text)

    def _flush(self) -> None:
        """Take the paragraph over; a line break inside it makes lines of one number."""
        if self._pending is not None:
            pieces = [piece for piece in self._pending.text.split("\n") if piece.strip()]
            self._lines += [self._pending.rewritten(piece) for piece in pieces]
        self._pending = None

    def _beside(self, words: Words) -> None:
        """Pictures, formulas and text boxes of a paragraph follow it as lines of their own."""
        self._lines += [Line(self._number, picture, "图", (), True) for picture in words.pictures]
        self._lines += [Line(self._number, f"$${formula}$$", "式", (), True) for formula in words.formulas if formula]
        for box in words.boxes:
            for paragraph in paragraphs(box):
                inner = self._reader.words(paragraph)
                self._remember(inner)
                if inner.text.strip():
                    self._lines.append(Line(self._number, inner.text, "", (), True))

    def _table(self, table: etree._Element) -> None:
        self._flush()
        found: list[Words] = []
        text = rows(table, self._reader, self._numbering, found)
        for words in found:
            self._remember(words)
        if text:
            self._lines.append(Line(self._number, text, "表", (), True))

    def _remember(self, words: Words) -> None:
        self._notes += words.notes
        for comment, anchor in words.anchors.items():
            line, said = self._anchors.get(comment, (self._number, ""))
            self._anchors[comment] = (line, said + anchor)

    def _footnotes(self) -> None:
        """Footnotes and endnotes stand after everything else, each beginning with 注."""
        for part in ("footnotes", "endnotes"):
            wanted = [id for kind, id in self._notes if kind == part]
            root = self._package.tree(f"word/{part}.xml") if wanted else None
            notes = {note.get(W + "id", ""): note for note in children(root, part.removesuffix("s"))}
            for id in wanted:
                self._note(notes.get(id))

    def _note(self, note: etree._Element | None) -> None:
        if note is None:
            return
        text = " ".join(self._reader.words(paragraph).text.strip() for paragraph in paragraphs(note))
        self._number += 1
        self._lines.append(Line(self._number, f"注：{text.strip()}", "", (), True))

    def _comments(self) -> tuple[Comment, ...]:
        return comments(self._package.tree("word/comments.xml"), self._anchors, self._reader)


def clean_block(line: Line, ledger: Ledger) -> str:
    """The text of a line, or of every row of a table, without hidden characters."""
    return "\n".join(clean(line.number, row, ledger) for row in line.text.split("\n"))


def _content(container: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs, tables and formulas of the body, also those inside content controls."""
    for child in container:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in tuple(W + name for name in _CONTAINERS):
            yield from _content(child)
