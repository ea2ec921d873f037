"""A .docx of the draft with tracked changes and comments: each of them becomes one opinion of its author.

Words that went and words that came in the same place by the same hand are one change, as the person meant it; so
are the words of a whole paragraph and its end.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from lxml import etree

from workbench.importing.docx.names import W, children
from workbench.importing.docx.package import Package
from workbench.importing.opinions.marked import Deed, Marked
from workbench.importing.opinions.pieces import Paragraph, Piece, PieceReader
from workbench.model.problems import refuse


def read_revisions(path: Path) -> tuple[tuple[Marked, ...], tuple[str, ...]]:
    """What was marked, in the order of the text, and every paragraph as it read before (number 1 first)."""
    package = Package(path.read_bytes())
    document = package.tree("word/document.xml")
    body = None if document is None else document.find(W + "body")
    if body is None:
        raise refuse("not-docx", "这不是 Word 文档。", hint="请确认选对了文件；可以用 Word 另存为 .docx 再导入。")
    found = list(PieceReader().paragraphs(body))
    marks = [mark for paragraph in found for mark in _of_paragraph(paragraph, found)]
    marks += _comments(package.tree("word/comments.xml"), found)
    if not marks:
        hint = "请确认对方开着「修订」改过；整篇改过又接受了修订的，用 import --update 取回。"
        raise refuse("no-revisions", "这个 .docx 里没有修订，也没有批注。", hint=hint)
    originals = tuple(paragraph.original.strip() for paragraph in found)
    return tuple(sorted(marks, key=lambda mark: mark.number)), originals


def _of_paragraph(paragraph: Paragraph, everything: Sequence[Paragraph]) -> Iterator[Marked]:
    pieces = [piece for piece in paragraph.pieces if piece.text]
    mark = paragraph.mark
    whole = _whole(paragraph, pieces)
    if whole is not None:
        yield whole
        return
    yield from _moves(paragraph, pieces, everything)
    yield from _inside(paragraph, pieces)
    if mark is not None and not mark.move:
        yield from _end(paragraph, mark, everything)


def _whole(paragraph: Paragraph, pieces: list[Piece]) -> Marked | None:
    """A paragraph that came or went as a whole, end and all."""
    mark = paragraph.mark
    if mark is None or mark.move or not pieces or any(piece.op != mark.op or piece.move for piece in pieces):
        return None
    words = "".join(piece.text for piece in pieces).strip()
    author, date = pieces[0].author, pieces[0].date
    if mark.op == "+":
        return Marked(Deed.ADDED, author, date, paragraph.number, "", new=words)
    return Marked(Deed.REMOVED, author, date, paragraph.number, words, old=words)


def _moves(paragraph: Paragraph, pieces: list[Piece], everything: Sequence[Paragraph]) -> Iterator[Marked]:
    """A passage that went, with what stands before the place it went to; the place itself says nothing more."""
    for (author, date, move), run in groupby(
        (piece for piece in pieces if piece.move and piece.op == "-"),
        lambda piece: (piece.author, piece.date, piece.move),
    ):
        words = "".join(piece.text for piece in run)
        yield Marked(
            Deed.MOVED, author, date, paragraph.number, paragraph.original.strip(), old=words.strip(),
            target=_before_target(move, words, everything),
        )  # fmt: skip


def _before_target(move: str, words: str, everything: Sequence[Paragraph]) -> str:
    before = ""
    for paragraph in everything:
        for piece in paragraph.pieces:
            if piece.op == "+" and piece.move and (piece.move == move or piece.text.strip() == words.strip()):
                return before.strip()
            if piece.op == "=" and piece.text.strip():
                before = (before + piece.text)[-200:]
    return before.strip()


def _inside(paragraph: Paragraph, pieces: list[Piece]) -> Iterator[Marked]:
    """Each stretch by one hand with nothing kept inside."""
    original = paragraph.original
    at = 0
    for (changed, author, date), run in groupby(pieces, _hand):
        stretch = list(run)
        old = "".join(piece.text for piece in stretch if piece.op != "+")
        new = "".join(piece.text for piece in stretch if piece.op == "+")
        if changed:
            deed = Deed.REPLACED if old and new else Deed.INSERTED if new else Deed.DELETED
            yield Marked(
                deed, author, date, paragraph.number, original.strip(), old, new, original[:at].lstrip(),
                original[at + len(old) :].rstrip(),
            )  # fmt: skip
        at += len(old)


def _hand(piece: Piece) -> tuple[bool, str, str]:
    changed = piece.op != "=" and not piece.move
    return changed, piece.author if changed else "", piece.date if changed else ""


def _end(paragraph: Paragraph, mark: Piece, everything: Sequence[Paragraph]) -> Iterator[Marked]:
    deed = Deed.SPLIT if mark.op == "+" else Deed.JOINED
    following = everything[paragraph.number].original if paragraph.number < len(everything) else ""
    before = paragraph.original.strip()
    whole = before + following.strip() if deed is Deed.SPLIT else before
    yield Marked(deed, mark.author, mark.date, paragraph.number, whole, before=before, after=following.strip())


def _comments(root: etree._Element | None, found: Sequence[Paragraph]) -> Iterator[Marked]:
    places = {id: (paragraph, about) for paragraph in reversed(found) for id, about in paragraph.comments.items()}
    for element in children(root, "comment"):
        paragraph, about = places.get(element.get(W + "id", ""), (None, ""))
        lines = ("".join(text.text or "" for text in line.iter(W + "t")).strip() for line in element.iter(W + "p"))
        words = "\n".join(line for line in lines if line)
        number, original = (paragraph.number, paragraph.original.strip()) if paragraph else (0, "")
        author, date = element.get(W + "author", ""), element.get(W + "date", "")[:10]
        if words:
            yield Marked(Deed.COMMENT, author, date, number, original, old=about.strip(), new=words)
