"""Cells cut into rows: nothing lost, nothing too long."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.rendering.comparison.sheet import Mark, Run
from workbench.rendering.comparison.spreadsheet_lines import count, cut, line_ends, parts, width

TEXT = st.text("甲乙，。（）“”abc1 2-\u3000é", min_size=1, max_size=60)
PARAGRAPHS = st.lists(st.lists(st.builds(Run, TEXT, st.sampled_from(Mark)), min_size=1, max_size=4).map(tuple)).map(
    tuple
)


@given(PARAGRAPHS, st.integers(6, 60), st.integers(1, 9))
def test_parts_are_the_whole(paragraphs: tuple[tuple[Run, ...], ...], room: int, lines: int) -> None:
    found = parts(paragraphs, room, lines)
    letters = [(letter, run.mark) for part in found for line in part for run in line for letter in run.text]
    assert letters == [(letter, run.mark) for line in paragraphs for run in line for letter in run.text]
    assert all(count(part, room) <= lines for part in found)


@given(TEXT, st.integers(6, 60))
def test_lines_fit_and_words_are_not_broken(words: str, room: int) -> None:
    ends = list(line_ends(words, room))
    assert ends[-1] == len(words)
    for start, end in zip([0, *ends], ends, strict=False):
        assert width(words[start:end].rstrip(" ")) <= room
        inside = words[max(end - 1, 0) : end + 1]
        assert not (inside.isascii() and inside.isalnum() and len(inside) == 2 and width(words) <= room - 2)


def test_cut_keeps_marks() -> None:
    paragraph = (Run("甲乙", Mark.ADDED), Run("丙丁"))
    assert cut(paragraph, 1, 3) == (Run("乙", Mark.ADDED), Run("丙"))
    assert width("甲a“”") == 7
