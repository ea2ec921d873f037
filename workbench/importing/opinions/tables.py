"""Finding the heads of a table: the row near its top that names most columns; titles above it are passed over."""

from collections.abc import Iterator
from itertools import islice

from workbench.importing.opinions.columns import known
from workbench.importing.opinions.rows import MOST_ROWS, RawRow, RawTable
from workbench.model.problems import Problem, refuse

_TOP = 15


def table(rows: Iterator[RawRow], problems: list[Problem]) -> RawTable:
    """The table of these rows; without known heads the first row that is not empty names the columns."""
    top = list(islice(rows, _TOP))
    filled = [row for row in top if any(cell.strip() for cell in row.cells)]
    if not filled:
        raise refuse("empty-file", "文件里没有意见。", hint="请确认选对了文件；意见放在第一张工作表里。")
    head = max(filled, key=lambda row: known(row.cells))
    rest = [row for row in top if row.number > head.number]
    heads = tuple(" ".join(cell.split()) for cell in head.cells)
    return RawTable(heads, _filled(rest, rows), problems)


def _filled(first: list[RawRow], rows: Iterator[RawRow]) -> Iterator[RawRow]:
    for source in (first, rows):
        for row in source:
            if row.number > MOST_ROWS:
                hint = "请分成几个文件导入。"
                raise refuse("too-many-rows", f"文件超过 {MOST_ROWS} 行。", hint=hint)
            if any(cell.strip() for cell in row.cells):
                yield row
