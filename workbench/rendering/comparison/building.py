"""Table → sheet: everything that is decided before a format writes it down."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row, Table
from workbench.language.display import one_line
from workbench.language.redline import is_marked
from workbench.model.level import DIVISIONS, Level
from workbench.rendering.comparison.appearance import legend
from workbench.rendering.comparison.cells import cell_paragraphs
from workbench.rendering.comparison.contents import contents_row
from workbench.rendering.comparison.heads import head
from workbench.rendering.comparison.options import DEFAULT, TableOptions, Unchanged
from workbench.rendering.comparison.runs import tidy
from workbench.rendering.comparison.selection import QUIET, selected
from workbench.rendering.comparison.sheet import Mark, Paragraphs, Place, Run, Sheet, SheetRow
from workbench.rendering.comparison.summary import summary_lines

_UNITS = {Level.TIER_1: "部分", Level.TIER_2: "部分", Level.TIER_3: "部分", Level.TIER_4: "部分"}
_NAME, _TITLE = "修改对照表", "题名"


def sheet(table: Table, options: TableOptions = DEFAULT) -> Sheet:
    """The sheet of a table."""
    has_notes = any(row.note for row in table.rows) if options.notes is None else options.notes
    rows = tuple(_Rows(table, options, has_notes).rows())
    used = {run.mark for row in rows for cell in row.cells for paragraph in cell for run in paragraph}
    heads = (*table.columns, options.notes_head) if has_notes else table.columns
    return Sheet(
        one_line(options.title) or title(table),
        cover(options),
        tuple(map(one_line, heads)),
        has_notes,
        options.marks,
        legend(options.marks, used),
        tuple(notices(table, options)),
        summary_lines(table) if options.summary else (),
        rows,
    )


def title(table: Table, name: str = _NAME) -> str:
    """The title of the newest text and what this is."""
    first = table.rows[0].cells if table.rows else ()
    titles = [cell.text for cell in first if cell is not None and cell.label == _TITLE]
    return one_line(titles[-1]) + name if titles else name


def cover(options: TableOptions) -> tuple[str, ...]:
    """What is given of 会议文件编号, 制表单位 and 日期."""
    given = (("会议文件编号", options.number), ("制表单位", options.issuer), ("日期", options.date))
    return tuple(f"{name}：{one_line(words)}" for name, words in given if words.strip())


def notices(table: Table, options: TableOptions) -> Iterator[str]:
    """What a reader must know before the table."""
    if table.is_unchanged:
        yield "无差异：各栏文本相同。"
    elif table.is_unrelated:
        yield "各栏文本几乎没有相互对应的条文，请核对是否选错了文件。"
    if options.unchanged is Unchanged.OMITTED:
        yield "未修改的条文和仅条文序号变更的条文没有列出。"


class _Rows:
    """Makes the rows of one sheet."""

    def __init__(self, table: Table, options: TableOptions, has_notes: bool) -> None:
        self._table, self._options, self._has_notes = table, options, has_notes

    def rows(self) -> Iterator[SheetRow]:
        """All rows, the 目录 after 题名 and 题注."""
        contents = contents_row(self._table, self._options)
        for row, folded in selected(self._table.rows, self._options):
            if contents is not None and not row.is_front:
                yield self._with_note(contents, "")
                contents = None
            yield from self._shown(row)
            if folded:
                yield _fold(row, folded)

    def _shown(self, row: Row) -> Iterator[SheetRow]:
        if row.kind is Kind.DIVISION and _is_across(row, self._has_notes):
            yield replace(_sheet_row(row, (_name(row),)), across=True)
            if any(cell is not None and cell.lines for cell in row.cells):
                below = tuple(self._cell(row, place)[1:] for place in range(len(row.cells)))
                yield self._with_note(replace(_sheet_row(row, below), place=Place.ARTICLE), row.note)
            return
        cells = tuple(self._cell(row, place) for place in range(len(row.cells)))
        yield self._with_note(_sheet_row(row, cells), row.note)

    def _cell(self, row: Row, place: int) -> Paragraphs:
        return cell_paragraphs(row, place, self._options)

    def _with_note(self, row: SheetRow, note: str) -> SheetRow:
        if not self._has_notes:
            return row
        lines = tuple(found for line in note.splitlines() if (found := tidy([Run(line)])))
        return replace(row, cells=(*row.cells, lines))


def _is_across(row: Row, has_notes: bool) -> bool:
    """Whether a division is called the same in every column and nothing is noted about it."""
    names = {(cell.label, cell.heading) if cell else None for cell in row.cells}
    return len(names) == 1 and not any(cell and cell.remark for cell in row.cells) and not (has_notes and row.note)


def _name(row: Row) -> Paragraphs:
    return (tidy(Run(run.text, Mark.HEADING) for run in head(row, 0)),)


def _sheet_row(row: Row, cells: tuple[Paragraphs, ...]) -> SheetRow:
    labels = [_label(row, place) for place, cell in enumerate(row.cells) if cell is not None]
    place = Place.DIVISION if row.kind is Kind.DIVISION else Place.FRONT if row.is_front else Place.ARTICLE
    origin = labels[0] if labels[0] != labels[-1] else ""
    return SheetRow(
        place,
        _kind(row),
        row.level,
        labels[-1],
        cells,
        origin=origin,
        is_changed=_is_changed(row),
        is_sure=row.confirmed,
    )


def _label(row: Row, place: int) -> str:
    cell = row.cells[place]
    if row.kind is Kind.DIVISION:
        return "".join(run.text for run in tidy(head(row, place)) if run.mark is not Mark.REMARK)
    return one_line(cell.label) if cell else ""


def _kind(row: Row) -> Kind:
    """What happened in the last pair of columns in which something did; without any, in the last pair."""
    loud = [kind for kind in row.kinds if kind is not None and kind not in QUIET]
    return loud[-1] if loud and row.kind in QUIET else row.kind


def _is_changed(row: Row) -> bool:
    if row.kind is Kind.DIVISION:
        return any(is_marked(redline) for redline in row.redlines)
    return any(kind is not None and kind not in QUIET for kind in row.kinds)


def _fold(row: Row, folded: Sequence[Row]) -> SheetRow:
    """「（本章未修改）」, with both numberings where the articles are numbered differently now."""
    unit = row.level.value if row.level in DIVISIONS else _UNITS.get(row.level, "部分")
    articles = [below for below in folded if below.kind is not Kind.DIVISION]
    spans = [_span([below.cells[place] for below in articles]) for place in range(len(row.cells))]
    numbers = "" if len(set(spans)) == 1 else f"，原{spans[0]}现为{spans[-1]}"
    said = f"（本{unit}未修改{numbers}）"
    return SheetRow(Place.FOLDED, Kind.UNCHANGED, row.level, said[1:-1], (((Run(said, Mark.REMARK),),),), across=True)


def _span(cells: Sequence[object]) -> str:
    labels = [one_line(getattr(cell, "label", "")) for cell in cells]
    return labels[0] if len(labels) == 1 else f"{labels[0]}至{labels[-1]}"
