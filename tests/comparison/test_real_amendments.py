"""Real amendments: the counterpart of every article follows from the decision, and is written down here."""

from pathlib import Path

import pytest

from workbench.comparison.alignment import align
from workbench.comparison.data import to_data
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Row, Table
from workbench.comparison.version import Version
from workbench.importing.load import load
from workbench.language.numerals import chinese
from workbench.language.redline import Change, new_text, old_text
from workbench.model.level import Level

# folder | old articles | new numbers of inserted articles | old numbers of deleted ones | amended, by old number
CASES = """
antimonopoly-2022 | 57 | 5 9 11 19 32 37 40 54 55 63 64 67 || 1 4 10-12 14 15 17 21 34-37 41 46 48-52 54
criminal-law-amendment-12 | 505 | | | 165 166 169 387 390 391 393
foreign-trade-2022 | 70 | | 9 |
internet-cafes-2022 | 37 | 32 | | 11
metrology-2022 | 60 | | | 31
pesticides-2022 | 66 | | | 9
security-services-2022 | 52 | | | 2 32 33 41 47 50 51
"""
#: 将第十三条第二款改为第十六条，第一款改为第十七条: the one split, out of order.
SPLIT: dict[int, tuple[int, ...]] = {13: (16, 17)}


def numbers(words: str) -> list[int]:
    """The numbers of a field; 10-12 is a run of them."""
    runs = (word.partition("-") for word in words.split())
    return [number for first, _, last in runs for number in range(int(first), int(last or first) + 1)]


def compared(folder: Path) -> Table:
    """The table of a folder's old and new text."""
    loaded = [load(folder / name) for name in ("old.md", "new.md")]
    return table(align([Version(one.instrument, one.source_numbers) for one in loaded]), ("现行", "修改后"))


def labels(row: Row) -> tuple[str | None, str | None]:
    """The labels of the two cells."""
    old, new = (cell.label if cell else None for cell in row.cells)
    return old, new


def expected(
    old_size: int, inserted: list[int], deleted: list[int], split: dict[int, tuple[int, ...]]
) -> set[tuple[str | None, str | None]]:
    """The pairs a decision leads to: what is neither inserted, deleted nor split keeps its order."""
    taken = {new for pieces in split.values() for new in pieces} | set(inserted)
    free = (number for number in range(1, 1000) if number not in taken)
    pairs: set[tuple[int | None, int | None]] = {(None, number) for number in inserted}
    for number in range(1, old_size + 1):
        pairs |= (
            {(number, None)}
            if number in deleted
            else {(number, new) for new in split.get(number, ())} or {(number, next(free))}
        )
    return {(article(old), article(new)) for old, new in pairs}


def article(number: int | None) -> str | None:
    """第十三条."""
    return None if number is None else f"第{chinese(number)}条"


@pytest.mark.parametrize("line", CASES.strip().splitlines(), ids=lambda line: line.split()[0])
def test_every_article_finds_its_counterpart(line: str, shared: Path) -> None:
    name, size, inserted, deleted, amended = (field.strip() for field in line.split("|"))
    found = compared(shared / "corpus" / "decisions" / name)
    rows = [row for row in found.rows if row.level is Level.ARTICLE]
    changed = {labels(row)[0] for row in rows if row.kind is Kind.CHANGED}
    assert changed == {f"第{chinese(number)}条" for number in numbers(amended)}
    if "criminal" in name:  # numbers are frozen there: every label stays what it was
        assert len(rows) == int(size) and all(old == new for old, new in map(labels, rows))
        return
    split = SPLIT if "antimonopoly" in name else {}
    assert {labels(row) for row in rows} == expected(int(size), numbers(inserted), numbers(deleted), split)


def test_antimonopoly_splits_article_13_out_of_order(shared: Path) -> None:
    found = compared(shared / "corpus" / "decisions" / "antimonopoly-2022")
    pieces = [row for row in found.rows if row.kind is Kind.SPLIT]
    assert [labels(row) for row in pieces] == [("第十三条", "第十六条"), ("第十三条", "第十七条")]
    old, new = pieces[0].cells
    assert old and new and old.remark == "拆分为第十六条、第十七条" and old.text == new.text
    assert old.text.startswith("本法所称垄断协议，是指")
    assert found.statistics == {"不变": 2, "修改": 21, "新增": 12, "拆分": 2, "仅序号变更": 33}


def test_republished_references_are_no_amendments(shared: Path) -> None:
    """对外贸易法: an article was deleted, and six others cite later ones by their new numbers."""
    found = compared(shared / "corpus" / "decisions" / "foreign-trade-2022")
    renumbered = [
        change
        for row in found.rows
        for change in row.redline
        if change.op == "=" and change.was is not None and "第" in change.was
    ]
    assert renumbered and found.statistics.get("修改") is None and found.statistics["删除"] == 1


def test_rewritten_article_is_marked_as_the_decision_has_it(shared: Path) -> None:
    found = compared(shared / "corpus" / "decisions" / "antimonopoly-2022")
    row = next(row for row in found.rows if labels(row) == ("第五十二条", "第六十二条"))
    assert Change("+", "上一年度没有销售额或者销售额难以计算的，处五百万") in row.redline
    added = next(row for row in found.rows if labels(row) == ("第五十条", "第六十条")).redline
    assert [change.op for change in added] == ["=", "+"]


def test_old_and_new_come_back_from_every_row(shared: Path) -> None:
    for folder in sorted((shared / "corpus" / "decisions").iterdir()):
        for row in compared(folder).rows:
            old, new = row.cells
            assert old_text(row.redline) == (old.text if old else "")
            assert new_text(row.redline) == (new.text if new else "")


def test_json_contract(shared: Path) -> None:
    data = to_data(compared(shared / "corpus" / "decisions" / "antimonopoly-2022"))
    assert list(data) == ["columns", "rows", "statistics", "doubtful"]
    for row in data["rows"]:
        assert list(row) == ["kind", "score", "confirmed", "cells", "redline", "redlines", "note"]
        assert len(row["cells"]) == 2 and len(row["redlines"]) == 1
        assert all(cell is None or list(cell) == ["label", "id", "heading", "text"] for cell in row["cells"])
        assert all(op in "=-+" and words for op, words in row["redline"])
    chapters = [row for row in data["rows"] if row["kind"] == "编章节"]
    assert [row["cells"][1]["label"] for row in chapters[:2]] == ["第一章", "第二章"] and len(chapters) == 8


def test_typesetting_is_counted_not_marked(shared: Path) -> None:
    found = compared(shared / "corpus" / "decisions" / "metrology-2022")
    rows = [row for row in found.rows if row.kind is Kind.TYPESETTING]
    assert rows and found.typesetting >= len(rows)
    assert all(change.op == "=" for row in rows for change in row.redline)


def test_unrelated_and_equal_files(shared: Path) -> None:
    folder = shared / "corpus" / "decisions"
    one, other = (load(folder / name / "old.md").instrument for name in ("pesticides-2022", "metrology-2022"))
    assert table(align([one, other]), ("甲", "乙")).is_unrelated
    again = load(folder / "pesticides-2022" / "old.md").instrument
    same = table(align([one, again]), ("甲", "乙"))
    assert same.is_unchanged and not same.is_unrelated
