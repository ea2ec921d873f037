"""docx: the new text with real revisions. Accepting all of them gives the new text, rejecting all the old one."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import count, groupby
from xml.sax.saxutils import escape

from workbench.language.display import one_line
from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.comparison.steps import Step
from workbench.rendering.comparison.styled_words import Styled, StyledWords, changes
from workbench.rendering.comparison.word_looks import SETTINGS, STYLES
from workbench.rendering.comparison.word_table import page_number
from workbench.rendering.depth import heading_step
from workbench.rendering.lines import Line, Role, plain
from workbench.rendering.tables import Rows, rows
from workbench.rendering.word_body import SECTION, block, bookmarked, paragraph, pieces, run, style_of
from workbench.rendering.word_package import Package
from workbench.rendering.word_styles import styles_xml

_TAGS = {"+": "ins", "-": "del"}
_MOVES = {"+": "moveTo", "-": "moveFrom"}
_UNITS = (Role.DIVISION, Role.ANNEX, Role.ARTICLE, Role.TIER)
#: Parts tables, and takes the last paragraph mark, which no program removes; it has no height to speak of.
_APART = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'


def write(steps: Sequence[Step], profile: Profile, author: str, date: datetime) -> bytes:
    """The file; ``author`` and ``date`` are those of every revision."""
    body = "".join(_Tracked(author, date).body(steps))
    lines = [step.new for step in steps if step.new is not None]
    divisions = [heading_step(line) for line in lines if line.role is Role.DIVISION]
    title = "".join(plain(line.words) for line in lines if line.role in (Role.TITLE, Role.STAGE))
    styles = styles_xml(profile, min(divisions, default=0), STYLES)
    return word_package.write(Package(title, body, SECTION, styles, SETTINGS, page_number()))


class _Tracked:
    """Writes the paragraphs of one file."""

    def __init__(self, author: str, date: datetime) -> None:
        words = escape(one_line(author), {'"': "&quot;"})
        self._attributes = f'w:author="{words}" w:date="{date:%Y-%m-%dT%H:%M:%S}Z"'
        self._numbers = count(1)

    def body(self, steps: Sequence[Step]) -> Iterator[str]:
        """Every step as its paragraphs, those that move together between the two ends of their move."""
        for (move, is_gone), together in groupby(steps, key=lambda step: (step.move, step.new is None)):
            paragraphs = [part for step in together for part in self._step(step)]
            yield from self._between_ends(move, is_gone, paragraphs) if move else paragraphs
        if steps and None in steps[-1]:
            yield _APART

    def _between_ends(self, move: int, is_gone: bool, paragraphs: Sequence[str]) -> Iterator[str]:
        tag, number = _MOVES["-" if is_gone else "+"], next(self._numbers)
        yield f'<w:{tag}RangeStart w:id="{number}" w:name="move{move}" {self._attributes}/>'
        yield from paragraphs
        yield f'<w:{tag}RangeEnd w:id="{number}"/>'

    def _step(self, step: Step) -> Iterator[str]:
        line = step.new or step.old
        assert line is not None, "a step has a line"
        if line.role is Role.BLOCK:
            yield from (block(line),) if None not in step else self._block(line, "-" if step.new is None else "+")
        elif step.move:
            yield self._moved(line, "-" if step.new is None else "+")
        elif step.old is None or step.new is None:
            op = "-" if step.new is None else "+"
            yield self._paragraph(line, self._words(op, pieces(line)), self._revision(_TAGS[op]))
        else:
            yield self._paragraph(
                line, "".join(self._amended(step.old, step.new)), change=self._restyled(step.old, step.new)
            )

    def _moved(self, line: Line, op: str) -> str:
        """A paragraph here or there; its number is no part of the move, for it is counted anew."""
        words = StyledWords(pieces(line))
        number, rest = words.take(len(line.mark)), words.take(len(words.text) - len(line.mark))
        moved = self._revision(_MOVES[op], "".join(run(*piece) for piece in rest))
        return self._paragraph(line, self._words(op, number) + moved, self._revision(_MOVES[op]))

    def _paragraph(self, line: Line, runs: str, mark: str = "", change: str = "") -> str:
        """``mark``: what became of the end of the paragraph; a unit is bookmarked unless it is gone."""
        if line.role in _UNITS and not mark.startswith(("<w:del", "<w:moveFrom")):
            runs = bookmarked(runs, line, next(self._numbers))
        return paragraph(style_of(line), runs, (f"<w:rPr>{mark}</w:rPr>" if mark else "") + change)

    def _revision(self, tag: str, inside: str | None = None) -> str:
        opening = f'<w:{tag} w:id="{next(self._numbers)}" {self._attributes}'
        return f"{opening}/>" if inside is None else f"{opening}>{inside}</w:{tag}>"

    def _words(self, op: str, styled: Sequence[Styled]) -> str:
        runs = "".join(run(*piece) for piece in styled)
        if op == "=" or not runs:
            return runs
        if op == "-":
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        return self._revision(_TAGS[op], runs)

    def _amended(self, old: Line, new: Line) -> Iterator[str]:
        left, right = StyledWords(pieces(old)), StyledWords(pieces(new))
        for op, words, _ in changes(left.text, right.text):
            gone = left.take(len(words)) if op != "+" else []
            come = right.take(len(words)) if op != "-" else []
            yield self._words(op, come or gone)

    def _restyled(self, old: Line | None, new: Line | None) -> str:
        """The paragraph style before, where it was another."""
        if old is None or new is None or style_of(old) == style_of(new):
            return ""
        return self._revision("pPrChange", f'<w:pPr><w:pStyle w:val="{style_of(old)}"/></w:pPr>')

    def _block(self, line: Line, op: str) -> Iterator[str]:
        table = rows(line.raw)
        if table:
            yield self._table(table, op) + _APART
            return
        for raw in line.raw:
            mark = f"<w:rPr>{self._revision(_TAGS[op])}</w:rPr>"
            yield paragraph("Figure", self._words(op, [(raw, "")]), mark)

    def _table(self, table: Rows, op: str) -> str:
        width = 8844 // len(table[0])
        grid = f'<w:gridCol w:w="{width}"/>' * len(table[0])
        body = "".join(self._row(cells, width, op) for cells in table)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
        )

    def _row(self, cells: tuple[str, ...], width: int, op: str) -> str:
        written = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{paragraph('Cell', self._words(op, [(cell, '')]))}</w:tc>"
            for cell in cells
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{self._revision(_TAGS[op])}</w:trPr>{written}</w:tr>"
