"""Chinese numerals of legislation: 第一百零五条, 第一百一十条 (立法法第六十五条; never 第一十条 or 第百十条)."""

import re
from functools import cache

_DIGITS = "零一二三四五六七八九"
_UNITS = ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"))
_VALUES = {digit: value for value, digit in enumerate(_DIGITS)} | {"〇": 0, "○": 0, "两": 2}
_SCALES = {"万": 10_000, "千": 1000, "百": 100, "十": 10}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
NUMERAL = "[零一二三四五六七八九十百千万〇○两廿]+|[0-9]+|[０-９]+"
#: Digit by digit, as in years; two digits alone (一二) would be a list without its 、, so they are refused.
_POSITIONAL = re.compile("[零一二三四五六七八九〇○]{3,}")
LARGEST = 99_999


@cache
def chinese(number: int) -> str:
    """Write ``number`` (0 to 99999): 10 → 十, 105 → 一百零五, 110 → 一百一十. ValueError beyond."""
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number < 10:
        return _DIGITS[number]
    written = _write(number)
    return written.removeprefix("一") if 10 <= number < 20 else written


def _write(number: int) -> str:
    written, gap = "", False
    for value, unit in _UNITS:
        digit, number = divmod(number, value)
        if digit:
            written += ("零" if gap else "") + _DIGITS[digit] + unit
        gap = bool(written) and not digit and bool(number)
    return written + (("零" if gap else "") + _DIGITS[number] if number else "")


def parse_numeral(words: str) -> int | None:
    """Read a numeral leniently (〇 ○ 零 两 廿, Arabic, full width); None when malformed or ambiguous (一百一)."""
    words = words.strip().translate(_FULL_WIDTH)
    if words.isascii() and words.isdigit():
        return int(words) if len(words) <= 5 else None
    if _POSITIONAL.fullmatch(words):
        return int("".join(str(_VALUES[c]) for c in words)) if len(words) <= 4 else None
    return _read(words.replace("廿", "二十"))


def _read(words: str) -> int | None:
    """Digit-and-scale reading; scales must fall, a skipped scale must be marked with 零."""
    total, digit, last, zero = 0, None, 100_000, False
    for character in words:
        if character in _SCALES:
            scale = _SCALES[character]
            if scale >= last or (digit is None and (total or scale != 10)) or digit == 0:
                return None
            if total and zero != (scale * 10 < last):
                return None
            total, digit, last, zero = total + (1 if digit is None else digit) * scale, None, scale, False
        elif character not in _VALUES or digit is not None:
            return None
        elif _VALUES[character] == 0 and total:
            if zero:
                return None
            zero = True
        else:
            digit = _VALUES[character]
    return _finish(total, digit, last, zero)


def _finish(total: int, digit: int | None, last: int, zero: bool) -> int | None:
    if digit is None:
        return None if zero or not total else total
    if total and zero != (last > 10):
        return None
    return total + digit
