"""The lines of the editor: what every key makes of them, case by case and as laws."""

import random
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import instruments
from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY, LISTED, Level, may_hold
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.numbering.labels import Labels
from workbench.session.view import View
from workbench.tui.editor.model import erasing, levels, typing
from workbench.tui.editor.model.body import Body, Place, marks
from workbench.tui.editor.model.clip import clip, paste_clip
from workbench.tui.editor.model.converting import body_of, named, unit_of
from workbench.tui.editor.model.line import Line, Span
from workbench.tui.editor.model.pasting import copied, paste
from workbench.tui.editor.model.selection import Edited, Selection
from workbench.tui.editor.model.words import word_at

P, ITEM, S, T, B = Level.PARAGRAPH, Level.ITEM, Level.SUBITEM, Level.POINT, Level.BLOCK
DEPTH = {P: 0, ITEM: 1, S: 2, T: 3, B: 1}


def body(*lines: tuple[Level, str]) -> Body:
    """款, 项, 目 … with the ids A0000000, B0000000 …, each in the one in front of it."""
    made = [Line(words, level, DEPTH[level], Id(f"{'ABCDEFGH'[n]}0000000")) for n, (level, words) in enumerate(lines)]
    return Body.of(made)


def shape(found: Body) -> list[str]:
    return [mark + line.words for mark, line in zip(marks(found), found.lines, strict=True)]


def ids(found: Body) -> list[str]:
    return [line.id[0] if line.id else "-" for line in found.lines]


LAW = body((P, "采取下列措施："), (ITEM, "推动甲；"), (S, "细分；"), (ITEM, "推动乙。"), (P, "前款规定适用。"))


def test_marks_are_drawn_from_the_place_of_a_line() -> None:
    assert shape(LAW) == ["采取下列措施：", "（一）推动甲；", "1．细分；", "（二）推动乙。", "前款规定适用。"]


@pytest.mark.parametrize(
    ("key", "at", "expected", "kept"),
    [
        (typing.break_line, (4, 2), [*shape(LAW)[:4], "前款", "规定适用。"], "ABCD-E"),
        (typing.break_line, (4, 4), [*shape(LAW)[:4], "前款规定", "适用。"], "ABCDE-"),
        (
            typing.break_line,
            (1, 0),
            [shape(LAW)[0], "（一）", "（二）推动甲；", "1．细分；", "（三）推动乙。", shape(LAW)[4]],
            "A-BCDE",
        ),
        (
            typing.break_line,
            (0, 7),
            [shape(LAW)[0], "（一）", "（二）推动甲；", "1．细分；", "（三）推动乙。", shape(LAW)[4]],
            "A-BCDE",
        ),
        (typing.break_line, (3, 4), [*shape(LAW)[:4], "（三）", shape(LAW)[4]], "ABCD-E"),
        (
            erasing.erase_back,
            (1, 0),
            [shape(LAW)[0], "推动甲；", "（一）细分；", "（二）推动乙。", shape(LAW)[4]],
            "ABCDE",
        ),
        (erasing.erase_back, (2, 0), [*shape(LAW)[:2], "（二）细分；", "（三）推动乙。", shape(LAW)[4]], "ABCDE"),
        (erasing.erase_back, (4, 0), [*shape(LAW)[:3], "（二）推动乙。前款规定适用。"], "ABCD"),
        (erasing.erase_back, (4, 1), [*shape(LAW)[:4], "款规定适用。"], "ABCDE"),
        (erasing.erase_on, (3, 4), [*shape(LAW)[:3], "（二）推动乙。前款规定适用。"], "ABCD"),
        (erasing.erase_on, (0, 7), ["采取下列措施：推动甲；", "1．细分；", "（一）推动乙。", shape(LAW)[4]], "ACDE"),
        (levels.indent, (3, 1), [*shape(LAW)[:3], "2．推动乙。", shape(LAW)[4]], "ABCDE"),
        (levels.indent, (4, 0), [*shape(LAW)[:4], "（三）前款规定适用。"], "ABCDE"),
        (levels.outdent, (3, 0), [*shape(LAW)[:3], "推动乙。", shape(LAW)[4]], "ABCDE"),
        (
            levels.outdent,
            (1, 0),
            [shape(LAW)[0], "推动甲；", "（一）细分；", "（二）推动乙。", shape(LAW)[4]],
            "ABCDE",
        ),
        (typing.further_paragraph, (1, 4), [*shape(LAW)[:2], "", *shape(LAW)[2:]], "AB-CDE"),
    ],
)
def test_keys_do_what_a_writer_expects(
    key: Callable[[Body, Selection], Edited], at: tuple[int, int], expected: list[str], kept: str
) -> None:
    found = key(LAW, Selection.at(*at)).body
    assert shape(found) == expected
    assert ids(found) == list(kept)


def test_backspace_takes_an_item_out_and_then_joins_it() -> None:
    once = erasing.erase_back(LAW, Selection.at(3, 0))
    assert once.body.lines[3].level is P
    twice = erasing.erase_back(once.body, once.selection)
    assert shape(twice.body)[2] == "1．细分；推动乙。"
    assert twice.selection.caret == Place(2, 3)
    assert twice.body.lines[2].merged == ("D0000000",)


def test_enter_on_an_empty_item_goes_out() -> None:
    opened = typing.break_line(LAW, Selection.at(3, 4))
    assert opened.body.lines[4].level is ITEM
    assert typing.break_line(*opened[:2]).body.lines[4].level is P


def test_a_split_remembers_where_the_words_came_from_and_joining_forgets_it() -> None:
    cut = typing.break_line(LAW, Selection.at(4, 4))
    assert [(line.id, line.split_from) for line in cut.body.lines[4:]] == [("E0000000", None), (None, "E0000000")]
    assert erasing.erase_back(*cut[:2]).body == LAW
    front = typing.break_line(LAW, Selection.at(4, 2))
    assert erasing.erase_back(*front[:2]).body == LAW


def test_the_first_line_cannot_become_an_item() -> None:
    found = levels.indent(LAW, Selection.at(0, 0))
    assert found.body is LAW
    assert found.refused


def test_tab_and_back_over_a_selection_changes_nothing() -> None:
    chosen = Selection(Place(1, 0), Place(3, 2))
    there = levels.indent(LAW, chosen)
    assert [line.level for line in there.body.lines] == [P, S, T, S, P]
    assert levels.outdent(there.body, chosen).body == LAW


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("（一）", "（一）"),
        ("（三）", "（一）"),
        ("(二)", "（一）"),
        ("1．", "1．"),
        ("1、", "1、"),
        ("2．", "2．"),
        ("（1）", "（1）"),
        ("①", "①"),
    ],
)
def test_a_typed_mark_becomes_the_level(typed: str, expected: str) -> None:
    found = Edited(typing.break_line(LAW, Selection.at(4, 7)).body, Selection.at(5, 0))
    for character in typed:
        found = typing.type_words(*found[:2], character)
    taken = typed != "2．"
    assert shape(found.body)[5] == expected
    assert (found.body.lines[5].words == "") is taken
    assert found.selection.caret == Place(5, 0 if taken else 2)


def test_a_typed_mark_joins_the_list_it_stands_in() -> None:
    law = body((P, "采取措施："), (ITEM, "甲；"), (S, "乙；"))
    law = Body.of((*law.lines[:2], Line("乙；", S, 2, mark="1、"), Line("", P)))
    found = paste(law, Selection.at(3, 0), "2．丙")
    assert shape(found.body) == ["采取措施：", "（一）甲；", "1、乙；", "2、丙"]
    assert shape(paste(law, Selection.at(3, 0), "（七）丙").body)[3] == "（二）丙"


def test_a_decimal_point_is_no_mark_and_a_full_stop_is() -> None:
    start = Body.of((Line("甲："), Line("")))
    found = Edited(start, Selection.at(1, 0))
    for character in "1.5米":
        found = typing.type_words(*found[:2], character)
    assert found.body.lines[1].words == "1.5米"
    found = Edited(start, Selection.at(1, 0))
    for character in "1.米":
        found = typing.type_words(*found[:2], character)
    assert (found.body.lines[1].words, found.body.lines[1].level) == ("米", S)


def test_pasted_lines_take_their_marks_and_lose_the_indents_of_print() -> None:
    pasted = "　　采取下列措施：\r\n　　（一）甲；\n1．乙；\n\n(二) 丙。\n　　前款\x1b[31m规定\u202e适用。\n"
    found = paste(Body.of(()), Selection.at(0, 0), pasted)
    assert shape(found.body) == ["采取下列措施：", "（一）甲；", "1．乙；", "（二）丙。", "前款规定适用。"]
    assert found.selection.caret == Place(4, 7)


def test_pasting_into_a_line_keeps_its_id_on_the_longer_piece() -> None:
    found = paste(LAW, Selection.at(4, 4), "甲\n乙")
    assert shape(found.body)[4:] == ["前款规定甲", "乙适用。"]
    assert ids(found.body)[4:] == ["E", "-"]
    assert found.selection.caret == Place(5, 1)


def test_copied_lines_carry_their_marks_and_come_back_as_they_were() -> None:
    words = copied(LAW, Selection(Place(0, 0), LAW.end))
    assert words.split("\n") == shape(LAW)
    assert shape(paste(Body.of(()), Selection.at(0, 0), words).body) == shape(LAW)
    assert copied(LAW, Selection(Place(1, 1), Place(1, 3))) == "动甲"


REFERENCE = Reference(Pointer((Id("A0000000"),)))


@pytest.mark.parametrize(
    ("at", "typed", "bound"),
    [
        ((0, 0), "应当", True),
        ((0, 2), "，", True),
        ((0, 3), "二", False),
        ((0, 5), "的", True),
        ((0, 5), "第二款", False),
        ((0, 7), "。", True),
    ],
)
def test_a_reference_is_bound_until_its_words_change(at: tuple[int, int], typed: str, bound: bool) -> None:
    line = Line("依照第八条执行", spans=(Span(2, 5, REFERENCE),))
    found = typing.type_words(Body.of((line,)), Selection.at(*at), typed).body.lines[0]
    assert bool(found.spans) is bound
    if bound:
        (span,) = found.spans
        assert found.words[span.start : span.end] == "第八条"
        assert REFERENCE in found.text()


def _referring() -> Line:
    to = Reference(Pointer((Id("Z0000000"),)))
    return Line("依照第五条的规定。", P, 0, Id("A0000000"), (Span(2, 5, to),))


@pytest.mark.parametrize(("target", "start"), [("", 0), ("另外，", 3), ("见。", 1)])
def test_references_are_copied_with_their_words(target: str, start: int) -> None:
    held = clip(Body.of((_referring(),)), Selection(Place(0, 0), Place(0, 9)))
    done = paste_clip(body((P, target)), Selection.at(0, start), held)
    line = done.body.lines[0]
    assert [line.words[span.start : span.end] for span in line.spans] == ["第五条"]
    assert done.selection.caret == Place(0, start + 9)


def test_half_a_reference_is_words_and_a_whole_one_that_grows_too() -> None:
    held = clip(Body.of((_referring(),)), Selection(Place(0, 0), Place(0, 4)))
    assert held.lines[0].spans == ()
    whole = clip(Body.of((_referring(),)), Selection(Place(0, 2), Place(0, 5)))
    grown = paste_clip(body((P, "第一款")), Selection.at(0, 0), whole)
    assert grown.body.lines[0].words == "第五条第一款" and grown.body.lines[0].spans == ()


def test_references_of_several_lines_are_kept_where_marks_are_taken() -> None:
    item = replace(_referring(), level=ITEM, depth=1, id=Id("B0000000"))
    source = Body.of((Line("下列："), item, replace(item, id=Id("C0000000"))))
    held = clip(source, Selection(Place(0, 0), source.end))
    assert held.words == "下列：\n（一）依照第五条的规定。\n（二）依照第五条的规定。"
    done = paste_clip(body((P, "")), Selection.at(0, 0), held)
    assert shape(done.body) == shape(source) and [len(line.spans) for line in done.body.lines] == [0, 1, 1]


def test_a_double_click_takes_a_word_of_the_language_and_a_reference_whole() -> None:
    line = _referring()
    assert [word_at(line, offset) for offset in (0, 3, 6, 7)] == [(0, 2), (2, 5), (6, 8), (6, 8)]
    assert word_at(Line(""), 0) == (0, 0)


def test_a_block_is_selected_before_it_goes() -> None:
    law = body((P, "如下表："), (B, "甲\t乙\n丙\t丁"), (P, "后款。"))
    once = erasing.erase_back(law, Selection.at(2, 0))
    assert once.body is law
    assert once.selection == Selection(Place(1, 0), Place(1, 7))
    assert shape(erasing.erase_back(*once[:2]).body) == ["如下表：", "", "后款。"]
    assert typing.type_words(law, Selection.at(1, 0), "x").refused


# Laws

KEYS = (
    typing.break_line,
    typing.further_paragraph,
    erasing.erase_back,
    erasing.erase_on,
    levels.indent,
    levels.outdent,
)
TYPED = ("甲", "（一）", "1．", "。", "第八条", "𠮷", "[red]", "甲\n（一）乙\n丙", "\n")


def _random_selection(found: Body, chance: random.Random) -> Selection:
    ends = []
    for _ in range(2):
        line = chance.randrange(len(found.lines))
        ends.append(Place(line, chance.randrange(len(found.lines[line].words) + 1)))
    return Selection(*ends) if chance.random() < 0.3 else Selection(ends[0], ends[0])


def _valid(found: Body) -> None:
    stack: list[Line] = []
    for line in found.lines:
        assert line.depth <= len(stack)
        assert line.depth == 0 or may_hold(stack[line.depth - 1].level, line.level)
        assert line.depth or line.level not in LISTED
        del stack[line.depth :]
        stack.append(line)
        assert all(0 <= span.start < span.end <= len(line.words) for span in line.spans)
        assert all(a.end <= b.start for a, b in pairwise(line.spans))
    named_ids = [line.id for line in found.lines if line.id]
    assert len(named_ids) == len(set(named_ids))


@given(st.integers(0, 10**6), st.integers(1, 25))
def test_any_keys_leave_a_tree_whose_ids_stand_once(seed: int, steps: int) -> None:
    chance = random.Random(seed)
    found, known = LAW, set(ids(LAW))
    for _ in range(steps):
        selection = _random_selection(found, chance)
        if chance.random() < 0.5:
            edited = chance.choice(KEYS)(found, selection)
        else:
            edited = paste(found, selection, chance.choice(TYPED))
        found = edited.body
        _valid(found)
        assert found.clamped(edited.selection.caret) == edited.selection.caret
        assert set(ids(found)) <= known | {"-"}


@given(st.integers(0, 10**6))
def test_words_are_conserved_by_keys_that_only_change_lines(seed: int) -> None:
    chance = random.Random(seed)
    found = LAW
    for _ in range(12):
        line = chance.randrange(len(found.lines))
        key = chance.choice((typing.break_line, typing.further_paragraph, levels.indent, levels.outdent))
        found = key(found, Selection.at(line, chance.randrange(len(found.lines[line].words) + 1))).body
    assert "".join(line.words for line in found.lines) == "".join(line.words for line in LAW.lines)


@given(st.integers(0, 10**6))
def test_unchanged_lines_are_the_same_objects(seed: int) -> None:
    chance = random.Random(seed)
    line = chance.randrange(len(LAW.lines))
    found = typing.type_words(LAW, Selection.at(line, 0), "新").body
    assert [a is b for a, b in zip(LAW.lines, found.lines, strict=True)] == [n != line for n in range(len(LAW.lines))]


@given(instruments())
def test_lines_are_the_tree_and_come_back_to_it(instrument: object) -> None:
    view = View(instrument)  # type: ignore[arg-type]

    def shown(provision: Provision) -> tuple[str, list[Span]]:
        places = view.wording.shown(provision.text, provision.id)
        return view.wording.text(provision.id), [Span(s.start, s.end, s.reference) for s in places]

    labels: Labels = view.labels
    for unit in view.instrument.root.walk():
        if unit.level is not Level.ARTICLE:
            continue
        lines = body_of(unit, shown)
        if not unit.children:
            assert lines.lines == (Line(),)
            continue
        assert unit_of(lines, unit) == unit
        assert Body.of(lines.lines) == lines
        for mark, line in zip(marks(lines), lines.lines, strict=True):
            assert line.id and line.level in BODY
            assert mark == (labels.mark(line.id) if line.level in LISTED else "")


def test_new_lines_get_ids_and_blank_ones_are_left_out() -> None:
    unit = Provision(Id("Z0000000"), Level.ARTICLE)
    typed = paste(Body.of(()), Selection.at(0, 0), "甲：\n（一）乙").body
    blank = typing.break_line(typed, Selection.at(1, 1)).body
    source = IdSource(choose=random.Random(3).choice)
    once = named(blank, source.draw)
    assert [line.id is None for line in once.lines] == [False, False, True]
    found = unit_of(once, unit)
    assert [(part.level, part.text) for part in found.walk()] == [(Level.ARTICLE, ()), (P, ("甲：",)), (ITEM, ("乙",))]
    assert named(once, source.draw) == once


def test_a_paste_of_a_hundred_thousand_characters() -> None:
    words = "\n".join(f"第{n}次应当依照本条例第八条执行，并向社会公布结果；" for n in range(4000))
    found = paste(LAW, Selection.at(4, 7), words).body
    assert len(found.lines) == len(LAW.lines) + 3999
    assert sum(len(line.words) for line in found.lines) > 100_000
