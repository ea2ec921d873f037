"""List marks: what is read is what is written."""

import pytest

from workbench.language.marks import read_mark, write_mark


@pytest.mark.parametrize(
    ("line", "sample", "number"),
    [
        ("（十二）其他", "（一）", 12),
        ("(三)其他", "(一)", 3),
        ("1．甲", "1．", 1),
        ("12.甲", "1.", 12),
        ("３、甲", "１、", 3),
        ("（4）甲", "（1）", 4),
        ("③甲", "①", 3),
        ("b)甲", "a)", 2),
        ("二、甲", "一、", 2),
    ],
)
def test_read_and_write(line: str, sample: str, number: int) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.sample, mark.number) == (sample, number)
    assert write_mark(sample, number) == line[: mark.end]


@pytest.mark.parametrize("line", ["1.5米以上", "甲（一）", "", "（甲）乙", "第一条"])
def test_not_a_mark(line: str) -> None:
    assert read_mark(line) is None
