"""Three to five versions of one draft: what stands in two neighbouring columns stands opposite itself."""

from collections import defaultdict

from hypothesis import given

from bench.alignment_quality import strange
from tests.builders import build
from tests.comparison.test_ancestry import LAW, at, changed, tabled, told
from tests.comparison.test_table_laws import FEWER, assert_ordered, assert_redlines, assert_whole, columns, drafts
from workbench.comparison.alignment import Alignment, align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.operations.values import Move, Position, Split


def places(found: Table, column: int) -> dict[Id, set[int]]:
    """The rows in which each 款, 项 and 目 of a column stands."""
    rows: dict[Id, set[int]] = defaultdict(set)
    for at_row, row in enumerate(found.rows):
        cell = row.cells[column]
        for line in cell.lines if cell else ():
            rows[line.id].add(at_row)
    return rows


def assert_opposite_itself(alignment: Alignment, found: Table) -> None:
    """No line that two neighbouring versions have is deleted in one row and added in another."""
    for column in range(len(alignment.pairings)):
        before, after = places(found, column), places(found, column + 1)
        for id in before.keys() & after.keys():
            together = before[id] & after[id]
            assert together, (column, id)
            assert all(found.rows[row].kinds[column] not in (Kind.ADDED, Kind.DELETED) for row in together)


@FEWER
@given(drafts(3, 5))
def test_histories_of_a_draft(versions: tuple[Instrument, ...]) -> None:
    alignment = align(versions)
    found = table(alignment, columns(alignment))
    assert_whole(alignment, found)
    assert_redlines(found)
    assert_ordered(alignment, found)
    assert_opposite_itself(alignment, found)


@FEWER
@given(drafts(3, 5))
def test_histories_read_from_files(versions: tuple[Instrument, ...]) -> None:
    """Every other version has ids of its own, so that neighbours are aligned by content."""
    apart = [strange(one) if place % 2 else one for place, one in enumerate(versions)]
    alignment = align(apart)
    found = table(alignment, columns(alignment))
    assert_whole(alignment, found)
    assert_redlines(found)
    assert_ordered(alignment, found)


def test_a_paragraph_split_off_late_stands_opposite_itself_from_the_first_column_on() -> None:
    first = build(LAW)
    second = changed(first, Move(at("第五条", first), at("第一章", first), 0))
    third = changed(second, Split(at("第三条", second), at("第三条第二款", second), Id("ZZZZZZZ1")))
    rows = [
        row for row in tabled(first, second, third).rows if row.cells[2] and row.cells[2].label in ("第三条", "第四条")
    ]
    assert [[cell and cell.text for cell in row.cells] for row in rows] == [
        ["本市行政区域内的示范活动，适用本条例。"] * 3,
        ["示范活动应当公开。示范活动应当公正。"] * 3,
    ]
    assert [row.kinds for row in rows] == [(Kind.RENUMBERED, Kind.SPLIT)] * 2


def test_half_a_paragraph_split_off_late_is_cut_in_every_column() -> None:
    first = build(LAW)
    second = changed(first, Move(at("第五条", first), at("第一章", first), 0))
    half = changed(second, Split(at("第三条第二款", second), Position(0, 9), Id("ZZZZZZZ1")))
    third = changed(half, Move(at("第三条第三款", half), at("第五条", half), 1))
    row = next(row for row in tabled(first, second, third).rows if row.kinds[1] is Kind.MOVED)
    assert [cell and cell.text for cell in row.cells] == ["示范活动应当公正。"] * 3
    assert all(change.op == "=" for redline in row.redlines for change in redline)


def test_kinds_and_statistics_speak_of_first_and_last_and_steps_of_each_pair() -> None:
    first = build(LAW)
    second = build(LAW.replace("示范档案", "示范名录"))
    third = build(LAW.replace("示范档案", "示范名册").replace("责令改正", "责令限期改正"))
    back = tabled(first, second, first)
    assert back.statistics == {"不变": 6} and back.steps == ({"不变": 5, "修改": 1},) * 2
    found = tabled(first, second, third)
    assert found.statistics == {"不变": 4, "修改": 2}
    assert found.steps == ({"不变": 5, "修改": 1}, {"不变": 4, "修改": 2})
    assert [line.split()[0] for line in told(found)] == ["不变", "不变", "不变", "修改", "修改", "不变"]
