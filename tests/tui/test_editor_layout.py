"""Rows of the editor: the caret and its cell, both ways, and rows kept from key to key."""

import random

from hypothesis import given
from hypothesis import strategies as st

from workbench.language.cells import cells, next_stop
from workbench.model.level import Level
from workbench.tui.editor.model import caret as carets
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.caret import Caret
from workbench.tui.editor.model.layout import Layout, plain_rows
from workbench.tui.editor.model.line import Line
from workbench.tui.editor.model.pasting import paste
from workbench.tui.editor.model.selection import Selection

_WORDS = st.lists(
    st.sampled_from(("应当", "，", "（", "）", "。", "——", "GB9704", "𠮷", "👨\u200d👩", "e\u0301", "第十二条　", " ")),
    max_size=40,
).map("".join)
_LEVELS = st.sampled_from((Level.PARAGRAPH, Level.ITEM, Level.SUBITEM))
BODIES = st.lists(st.tuples(_LEVELS, _WORDS), min_size=1, max_size=6).map(
    lambda lines: Body.of(Line(words, level, {"款": 0, "项": 1, "目": 2}[level]) for level, words in lines)
)
WIDTHS = st.integers(12, 80)
HEADINGS = st.sampled_from(("", "第十条　", "第一百二十条之一　【区域协同】"))


def laid(body: Body, width: int, heading: str = "") -> Layout:
    layout = Layout(width, heading)
    layout.update(body)
    return layout


def stops(line: Line) -> list[int]:
    found = [0]
    while found[-1] < len(line.words):
        found.append(next_stop(line.words, found[-1]))
    return found


@given(BODIES, WIDTHS, HEADINGS)
def test_every_place_is_found_again_at_its_cell(body: Body, width: int, heading: str) -> None:
    layout = laid(body, width, heading)
    for index, line in enumerate(body.lines):
        for offset in stops(line):
            column, row = layout.cell_of(Place(index, offset))
            place, _ = layout.place_at(column, row)
            # A mark without a width of its own at the beginning of a line has no cell of its own either.
            assert place.line == index
            assert cells(line.words[min(place.offset, offset) : max(place.offset, offset)]) == 0
            assert 0 <= column <= width


@given(BODIES, WIDTHS, HEADINGS, st.integers(-3, 90), st.integers(-2, 60))
def test_every_cell_gives_a_place_on_that_row(body: Body, width: int, heading: str, column: int, row: int) -> None:
    layout = laid(body, width, heading)
    place, trailing = layout.place_at(column, row)
    assert body.clamped(place) == place
    assert place.offset in stops(body.lines[place.line])
    if 0 <= row < layout.height and layout.has_words(row):
        assert layout.row_of(place, trailing) == row


@given(BODIES, WIDTHS, HEADINGS)
def test_rows_hold_all_words_and_are_not_too_wide(body: Body, width: int, heading: str) -> None:
    rows = plain_rows(laid(body, width, heading))
    assert all(cells(row) <= width for row in rows)
    text = "".join(rows)
    for line in body.lines:
        assert line.words in text


@given(BODIES, WIDTHS, st.integers(0, 10**6))
def test_rows_kept_from_key_to_key_are_those_of_a_new_layout(body: Body, width: int, seed: int) -> None:
    chance = random.Random(seed)
    layout = laid(body, width, "第十条　")
    for _ in range(6):
        ends = [Place(line := chance.randrange(len(body.lines)), chance.randrange(len(body.lines[line].words) + 1))]
        ends.append(body.clamped(Place(ends[0].line + chance.randrange(2), chance.randrange(30))))
        body = paste(body, Selection(*ends), chance.choice(("甲", "乙\n丙", "", "（一）", "，——"))).body
        layout.update(body)
        assert plain_rows(layout) == plain_rows(laid(body, width, "第十条　"))


@given(BODIES, WIDTHS)
def test_arrows_walk_through_every_place_and_back(body: Body, width: int) -> None:
    caret, forwards = Caret(Place(0, 0)), [Place(0, 0)]
    while caret.place != body.end:
        caret = carets.right(body, caret)
        forwards.append(caret.place)
    backwards = [caret.place]
    while caret.place != Place(0, 0):
        caret = carets.left(body, caret)
        backwards.append(caret.place)
    assert forwards == backwards[::-1] == sorted(set(forwards))
    assert forwards == [Place(index, offset) for index, line in enumerate(body.lines) for offset in stops(line)]


def test_down_and_up_keep_the_column_through_shorter_rows() -> None:
    body = Body.of((Line("一二三四五六七八九十"), Line("一"), Line("一二三四五六七八九十")))
    layout = laid(body, 40)
    start = Caret(Place(0, 5))
    short = carets.down(layout, start, 1)
    assert short and short.place == Place(1, 1)
    long = carets.down(layout, short, 1)
    assert long and long.place == Place(2, 5)
    assert carets.down(layout, long, 1) is None
    back = carets.down(layout, carets.down(layout, long, -1) or long, -1)
    assert back and back.place == start.place


def test_home_and_end_go_by_row_and_then_by_line() -> None:
    body = Body.of((Line("市人民政府应当推动跨区域规划衔接、标准互认。"),))
    layout = laid(body, 20, "第十条　")
    assert plain_rows(layout) == ["第十条　市人民政府应", "当推动跨区域规划衔", "接、标准互认。"]
    middle = Caret(Place(0, 9))
    end = carets.row_end(body, layout, middle)
    assert (end.place, end.trailing) == (Place(0, 15), True)
    assert layout.cell_of(end.place, end.trailing) == (18, 1)
    assert carets.row_end(body, layout, end).place == Place(0, 22)
    home = carets.row_start(layout, middle)
    assert home.place == Place(0, 6)
    assert carets.row_start(layout, home).place == Place(0, 0)


def test_a_long_heading_gets_rows_of_its_own() -> None:
    layout = laid(Body.of((Line("市人民政府应当公布。"),)), 24, "第一百二十条　【人工智能算力统筹】")
    assert plain_rows(layout) == ["第一百二十条　【人工智能", "算力统筹】", "市人民政府应当公布。"]
    assert layout.cell_of(Place(0, 0)) == (0, 2)


def test_a_block_keeps_its_lines() -> None:
    body = Body.of((Line("如下表："), Line("甲|乙\n丙|丁", Level.BLOCK, 1), Line("后款。")))
    layout = laid(body, 30)
    assert plain_rows(layout) == ["　　如下表：", "甲|乙", "丙|丁", "　　后款。"]
    assert layout.cell_of(Place(1, 7)) == (5, 2)
