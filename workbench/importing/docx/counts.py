"""Automatic numbers as words: the formats of w:numFmt that are met in Chinese documents."""

from collections.abc import Callable

from workbench.language.numerals import LARGEST, chinese

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_LEGAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


def _chinese(number: int) -> str:
    return chinese(number) if 0 <= number <= LARGEST else str(number)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _letter(number: int) -> str:
    """a … z, aa, bb, … as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if 0 < number <= 780 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for step, word in _ROMAN:
        written += word * (number // step)
        number %= step
    return written


def _cycle(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else str(number)


def _digits(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))


_FORMATS: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting"), _chinese),
    **dict.fromkeys(("taiwaneseCountingThousand", "ideographTraditionalCounting", "koreanCounting"), _chinese),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), _digits),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional"), lambda n: _chinese(n).translate(_LEGAL)),
    **dict.fromkeys(("decimalFullWidth", "decimalFullWidth2"), lambda n: str(n).translate(_WIDE)),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), _circled),
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "decimalZero": lambda n: f"{n:02}",
    "ideographTraditional": _cycle(_STEMS),
    "ideographZodiac": _cycle(_BRANCHES),
    "lowerLetter": _letter,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
NO_NUMBER = ("none", "bullet")


def written(number: int, form: str) -> str:
    """The number in a w:numFmt; decimal where the format is not known."""
    return _FORMATS.get(form, str)(number)
