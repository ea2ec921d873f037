"""What the columns of a file hold is shown and said; an import that is stopped leaves nothing behind."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.opinions.desks import SLUG, desk, row, table
from workbench.importing.opinions.columns import mapped
from workbench.model.problems import WorkbenchError
from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.session.opinions.book import Book
from workbench.session.opinions.columns import MEANINGS, Column, columns_of, meant
from workbench.session.opinions.intaking import Wishes
from workbench.session.opinions.taking import take

HEADS = st.sampled_from(["意见", "条款", "姓名", "单位", "甲", "甲", "", "-", "备注"])


def test_columns_are_shown_with_their_first_value(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([("甲", "", "意见内容"), ("", "一", "第二条太短"), ("乙", "二", "同意")])
    shown = columns_of(file, {})
    assert shown == (Column("甲", "", "乙"), Column("", "", "一"), Column("意见内容", "意见", "第二条太短"))
    said = meant(shown, 1, "提出人")
    assert [column.meaning for column in columns_of(file, said)] == ["", "提出人", "意见"]


def test_a_docx_has_no_columns_and_what_is_no_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "修订.docx").write_bytes(b"PK")
    assert columns_of(tmp_path / "修订.docx", {}) == ()
    for name in ("没有.csv", "a.exe"):
        with pytest.raises(WorkbenchError):
            columns_of(tmp_path / name, {})


@given(st.lists(HEADS, min_size=1, max_size=8), st.data())
def test_one_column_is_said_and_the_others_stay(heads: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(heads) - 1))
    meaning = data.draw(st.sampled_from(["", *MEANINGS]))
    guessed = {place: field.value for field, place in mapped(heads, {}).items()}
    columns = [Column(head, guessed.get(place, ""), "") for place, head in enumerate(heads)]
    found = {place: field.value for field, place in mapped(heads, meant(columns, at, meaning)).items()}
    others = {place: name for place, name in guessed.items() if place != at and name != meaning}
    assert found == others | ({at: meaning} if meaning else {})


@pytest.mark.parametrize("steps", [0, 1, 2])
def test_an_import_that_is_stopped_leaves_nothing(tmp_path: Path, steps: int) -> None:
    at = desk(tmp_path / "work")
    file = table(tmp_path / "a.csv", [row(f"第一条的第{number}个意见，电话13800138000") for number in range(1001)])
    before, told = at.workspace.commit(), list[str]()
    progress = Progress(told.append, lambda: len(told) > steps)
    with Book.opened(at, SLUG) as book, pytest.raises(Cancelled):
        take(book, file, Wishes(), progress=progress)
    assert told == ["正在读", "正在读，已有 500 条", "正在读，已有 1000 条"][: steps + 1]
    assert at.workspace.commit() == before
    with Book.opened(at, SLUG) as book:
        assert not book.intakes and not book.people.everybody()
