"""Numerals against a second implementation and against the forms the norms refuse."""

import cn2an
import pytest

from workbench.language.numerals import chinese, parse_numeral


def test_every_number_reads_back_and_agrees_with_cn2an() -> None:
    for number in [*range(12_000), *range(12_000, 100_000, 37)]:
        assert parse_numeral(chinese(number)) == number
        if not 10 <= number < 20:  # cn2an writes 一十, which legislation never does
            assert chinese(number) == cn2an.an2cn(number)


@pytest.mark.parametrize(
    ("written", "number"),
    [("一十", 10), ("廿三", 23), ("二〇二六", 2026), ("两", 2), ("１２", 12), ("12", 12), ("一百零五", 105), ("○", 0)],
)
def test_lenient_reading(written: str, number: int) -> None:
    assert parse_numeral(written) == number


@pytest.mark.parametrize(
    "written", ["一百一", "百十", "十十", "一二", "", "第", "二百零一十", "一百五", "123456", "一千二十", "万"]
)
def test_ambiguous_or_malformed_is_refused(written: str) -> None:
    assert parse_numeral(written) is None


@pytest.mark.parametrize("number", [-1, 100_000])
def test_out_of_range(number: int) -> None:
    with pytest.raises(ValueError):
        chinese(number)
