"""Redlines of real sentences, and the laws of every redline."""

from itertools import accumulate, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.thoroughness import characters
from workbench.language.matching import Gap, differences
from workbench.language.redline import Change, is_marked, new_text, old_text, redline, redline_segments
from workbench.language.segments import Segment, common_ends, cut_between, segments
from workbench.language.typesetting import differ_in_typesetting, fold

CASES = """
不得泄露商业秘密。 → 不得非法泄露商业秘密。 | 不得{+非法+}泄露商业秘密。
保护市场公平竞争，提高效率 → 保护市场公平竞争，鼓励创新，提高效率 | 保护市场公平竞争，{+鼓励创新，+}提高效率
报主管部门备案。 → 报部门备案。 | 报[-主管-]部门备案。
自受理之日起二十日内 → 自受理之日起三十日内 | 自受理之日起[-二十-]{+三十+}日内
处三年以下有期徒刑 → 处十五年以下有期徒刑 | 处[-三-]{+十五+}年以下有期徒刑
依照第十三条第一款办理 → 依照第十三条第三款办理 | 依照[-第十三条第一款-]{+第十三条第三款+}办理
甲应当公布。乙应当公布。 → 甲应当公布。丙应当公布。乙应当公布。 | 甲应当公布。{+丙应当公布。+}乙应当公布。
处5万元罚款 → 处15000元罚款 | 处[-5万-]{+15000+}元罚款
应当公布 → 应当公布 | 应当公布
对个人处二万元以上十万元以下的罚款 → 对个人处五十万元以下的罚款 | 对个人处[-二万元以上十万-]{+五十万+}元以下的罚款
条件，可以公布 → 条件,可以 公布 | 条件,可以 公布
"""
PIECES = ["应当", "可以", "公布", "主管部门", "部门", "的", "和", "、", "，", "。", "第三条", "第十三条第一款", "二十"]
PIECES += ["三十日", "5万元", "（", "(", ",", "AI", " ", "\n", "\u3000", "国家", "\u200b"]
WORDS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


def shown(changes: tuple[Change, ...]) -> str:
    """A redline as one line."""
    marks = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return "".join(marks[change.op].format(change.text) for change in changes)


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_cases(line: str) -> None:
    texts, expected = line.split(" | ")
    assert shown(redline(*texts.split(" → "))) == expected


@given(WORDS, WORDS)
def test_both_texts_come_back(old: str, new: str) -> None:
    changes = redline(old, new)
    assert old_text(changes) == old
    assert new_text(changes) == new


@given(st.text("甲乙。", max_size=30), st.text("甲乙。", max_size=30))
def test_both_texts_come_back_when_much_repeats(old: str, new: str) -> None:
    changes = redline_segments([Segment(c, c) for c in old], [Segment(c, c) for c in new])
    assert (old_text(changes), new_text(changes)) == (old, new)


@given(WORDS, WORDS)
def test_segments_are_the_text(old: str, new: str) -> None:
    for words in (old, new):
        assert "".join(piece.text for piece in segments(words)) == words
    assert is_marked(redline(old, new)) == (fold(old) != fold(new))


@given(WORDS, WORDS)
def test_marks_end_where_words_end(old: str, new: str) -> None:
    allowed = borders(old) | borders(new)
    changes = redline(old, new)
    for before, after in pairwise(changes):
        if before.op != after.op:
            assert (len(fold(before.text)), before.op) and is_border(changes, changes.index(after), allowed)


def borders(words: str) -> set[str]:
    """Every text that stands in front of a border of two words."""
    pieces, front = segments(words), ""
    found = {""}
    for piece in pieces:
        front += str(piece.key)
        found.add(front)
    return found


def is_border(changes: tuple[Change, ...], at: int, allowed: set[str]) -> bool:
    """Whether a word of the old or of the new text ends before change ``at``."""
    return fold(old_text(changes[:at])) in allowed or fold(new_text(changes[:at])) in allowed


def assert_readable(old: str, new: str) -> None:
    """No island of one character, and no word of two on both sides of a replacement."""
    changes = redline(old, new)
    for before, between, after in zip(changes, changes[1:], changes[2:], strict=False):
        if between.op == "=" and "=" not in (before.op, after.op):
            assert len(fold(between.text)) > 1 or "\n" in between.text, shown(changes)
    for place, (deleted, added) in enumerate(pairwise(changes)):
        if (deleted.op, added.op) == ("-", "+"):
            gone = words_within(old, len(old_text(changes[:place])), len(deleted.text))
            assert not gone & words_within(new, len(new_text(changes[:place])), len(added.text)), shown(changes)


def words_within(text: str, start: int, length: int) -> set[str]:
    """The words of two or more characters that stand wholly in a stretch of ``text``."""
    found, end = set(), 0
    for piece in segments(text):
        begin, end = end, end + len(piece.text)
        if start <= begin and end <= start + length and len(str(piece.key)) > 1:
            found.add(str(piece.key))
    return found


def test_real_amendments_are_readable(shared: Path) -> None:
    seen = 0
    for folder in sorted((shared / "corpus" / "decisions").iterdir()):
        old = (folder / "old.md").read_text(encoding="utf-8").splitlines()
        new = (folder / "new.md").read_text(encoding="utf-8").splitlines()
        for before, after in zip(old, new, strict=False):
            if before != after:
                seen += 1
                assert_readable(before, after)
    assert seen > 500


def test_typesetting_is_told_apart() -> None:
    assert differ_in_typesetting("（一）依法，办理", "(一) 依法,办理")
    assert not differ_in_typesetting("依法办理", "依法办结")
    assert not differ_in_typesetting("依法办理", "依法办理")


def test_a_plain_text_is_folded_like_an_odd_one() -> None:
    for character in characters():
        assert fold(character) == fold(character + "\u3000")


@given(WORDS, WORDS)
def test_what_both_share_in_front_and_behind_is_cut_off_at_clauses(old: str, new: str) -> None:
    front, back = common_ends(old, new)
    assert front + back <= min(len(old), len(new))
    assert old[:front] == new[:front] and old[len(old) - back :] == new[len(new) - back :]
    for words in (old, new):
        pieces = cut_between(words, front, back)
        assert "".join(piece.text for piece in pieces) == words
        ends = set(accumulate(len(piece.text) for piece in segments(words)))
        if len(fold(words)) == len(words):
            assert {front, len(words) - back} <= ends | {0}


@pytest.mark.parametrize("size", [3, 40_000])
def test_long_texts_are_matched_by_sentences_first(size: int) -> None:
    old = [f"{place % 50}" if place % 10 else "。" for place in range(size)]
    new = [*old[: size // 2], "甲", *old[size // 2 :]]
    assert differences(old, new) == [Gap(size // 2, size // 2, size // 2, size // 2 + 1)]
