"""Texts nobody wishes for: endless articles, hidden characters, an empty side, the wrong file, the same file twice."""

import gc
import random
from pathlib import Path
from time import process_time

import pytest

from bench.alignment_quality import strange
from tests.builders import build
from tests.comparison.test_table_laws import assert_ordered, assert_redlines, assert_whole
from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.importing.load import load
from workbench.language.redline import new_text, old_text
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError

WORDS = ("主管部门", "应当", "依法", "公布", "办理", "登记", "材料", "期限", "三十日", "，", "，", "。")
LONG, SECONDS = 100_000, 20
HIDDEN = "\u202e\u2066\u200b\ufeff\u0007\u0000\u001b"


def compared(old: Instrument, new: Instrument) -> Table:
    """The table, every law of tables proved."""
    alignment = align([old, new])
    found = table(alignment, ("甲", "乙"))
    assert_whole(alignment, found)
    assert_redlines(found)
    assert_ordered(alignment, found)
    return found


def law(*articles: str) -> Instrument:
    """A law of one-款 articles."""
    lines = [f"第{'一二三四五六七八九'[at]}条 {words}" for at, words in enumerate(articles)]
    return build("\n".join(["示范条例", *lines]))


def endless(seed: int) -> str:
    """An article of 100,000 characters."""
    dice = random.Random(seed)
    words = "".join(dice.choice(WORDS) for _ in range(LONG))[: LONG - 1].lstrip("，。")
    return words.ljust(LONG - 1, "办") + "。"


def test_an_article_of_a_hundred_thousand_characters_amended_in_a_hundred_places() -> None:
    dice, words = random.Random(1), endless(1)
    amended = words
    for at in sorted(dice.sample(range(LONG), 100), reverse=True):
        amended = amended[:at] + "及时" + amended[at + 2 :]
    start = process_time()
    found = compared(law("总则。", words), strange(law("总则。", amended)))
    assert process_time() - start < SECONDS
    row = found.rows[-1]
    assert row.kind is Kind.CHANGED and (old_text(row.redline), new_text(row.redline)) == (words, amended)
    assert sum(len(change.text) for change in row.redline if change.op != "=") < 5_000


def test_an_article_of_a_hundred_thousand_characters_rewritten_from_end_to_end() -> None:
    start = process_time()
    found = compared(law(endless(2)), strange(law(endless(3))))
    assert process_time() - start < SECONDS
    assert len(found.rows) == 2 and len(found.rows[-1].redline) > 100


def test_a_line_of_one_character_repeated_a_hundred_thousand_times() -> None:
    start = process_time()
    found = compared(law("甲乙" * (LONG // 2) + "。"), law("甲" * LONG + "。"))
    assert process_time() - start < SECONDS
    assert found.rows[-1].kind is Kind.CHANGED


def test_hidden_characters_are_kept_counted_and_never_marked() -> None:
    plain = "主管部门应当公布名单。"
    hidden = "主管" + HIDDEN + "部门应当" + HIDDEN + "公布名单。"
    found = compared(law(plain), law(hidden))
    row = found.rows[-1]
    assert row.kind is Kind.TYPESETTING and found.typesetting > 0
    assert [change.op for change in row.redline] == ["="] and row.cells[1] and row.cells[1].text == hidden
    changed = compared(law(hidden), law(hidden.replace("名单", "名录" + HIDDEN))).rows[-1]
    assert changed.kind is Kind.CHANGED and new_text(changed.redline).count("\u202e") == 3


def test_cells_that_look_like_formulas_are_words() -> None:
    for words in ("=1+1。", "+甲。", "-甲。", "@甲。"):
        row = compared(law("甲。"), law(words)).rows[-1]
        assert row.cells[1] and row.cells[1].text == words


def test_an_empty_side() -> None:
    full, empty = law("甲应当公布。", "乙应当办理。"), build("示范条例")
    assert compared(full, empty).statistics == {"删除": 2}
    assert compared(empty, full).statistics == {"新增": 2}
    assert compared(empty, empty).is_unchanged


def test_two_unrelated_laws(shared: Path) -> None:
    decisions = shared / "corpus" / "decisions"
    old, new = (load(decisions / name / "old.md").instrument for name in ("pesticides-2022", "security-services-2022"))
    found = compared(old, new)
    assert found.is_unrelated and not found.is_unchanged
    assert set(found.statistics) <= {"新增", "删除", "修改"} and found.statistics["删除"] > 50


def test_the_same_file_twice(shared: Path) -> None:
    path = shared / "seeds" / "nanjing-ai-draft.txt"
    found = compared(load(path).instrument, load(path).instrument)
    assert found.is_unchanged and not found.is_unrelated and found.doubtful == () and found.typesetting == 0
    assert set(found.statistics) == {"不变"}


def test_the_collector_is_on_again_whatever_happens() -> None:
    assert gc.isenabled()
    compared(law("甲。"), law("乙。"))
    with pytest.raises(WorkbenchError):
        align([law("甲。")])
    assert gc.isenabled()
