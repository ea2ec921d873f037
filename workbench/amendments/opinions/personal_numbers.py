"""Numbers that belong to a person: 身份证号, bank cards, telephones – by form and checksum.

Sources: GB 11643-1999 (身份证号 and its checksum), ISO/IEC 7812-1 (Luhn, bank cards). The digits are plain ones.
"""

import re
from collections.abc import Iterator

#: Where a number begins and ends, and what it is.
Number = tuple[int, int, str]
_IDENTITY, _CARD, _MOBILE, _TELEPHONE = "身份证号", "银行卡号", "手机号", "电话"

_GAP = r"[ \-]?"
_DIGITS = re.compile(rf"(?<![0-9A-Za-z])[0-9](?:{_GAP}[0-9]){{12,30}}(?:{_GAP}[Xx])?(?![0-9A-Za-z])")
_MOBILES = re.compile(rf"(?<![0-9])(?:\+?86{_GAP})?1[3-9][0-9](?:{_GAP}[0-9]){{8}}(?![0-9])")
_LAND = re.compile(
    rf"(?<![0-9])[(（]?0[1-9][0-9]{{1,2}}[)）]?{_GAP}[1-9][0-9]{{2,3}}{_GAP}[0-9]{{4}}(?:转[0-9]{{1,6}})?(?![0-9])"
)
_LOCAL = re.compile(r"(?:电话|座机|联系方式|手机|Tel|TEL|tel)(?:号码?)?[:： ]{0,3}(?P<it>[0-9][0-9 \-]{5,14}[0-9])")
_STATED = re.compile(rf"(?:身份证|证件)(?:号码?)?[:： 是为]{{0,3}}(?P<it>[0-9](?:{_GAP}[0-9]){{13,16}}{_GAP}[0-9Xx])")
_FORMS = ((_STATED, _IDENTITY), (_MOBILES, _MOBILE), (_LAND, _TELEPHONE), (_LOCAL, _TELEPHONE))
_RUN = re.compile("[0-9]{13,19}")


def numbers(plain: str) -> Iterator[Number]:
    """The numbers in words whose digits are plain; the same one may come up twice."""
    for hit in _DIGITS.finditer(plain):
        yield from _identities(hit.start(), hit[0])
        yield from _cards(hit.start(), hit[0])
    for pattern, what in _FORMS:
        group: str | int = "it" if "it" in pattern.groupindex else 0
        yield from ((hit.start(group), hit.end(group), what) for hit in pattern.finditer(plain))


def _identities(start: int, words: str) -> Iterator[Number]:
    """Any eighteen places that are one, also behind another number: 「12 11010519491231002X」."""
    kept = [at for at, character in enumerate(words) if character not in " -"]
    digits = "".join(words[at] for at in kept).upper()
    for first in range(len(digits) - 17):
        if is_identity(digits[first : first + 18]):
            yield start + kept[first], start + kept[first + 17] + 1, _IDENTITY


def _cards(start: int, words: str) -> Iterator[Number]:
    """The whole, or a part of it without gaps: parts with gaps would pass the check by chance too often."""
    if is_card(re.sub("[ -]", "", words)):
        yield start, start + len(words), _CARD
    for run in _RUN.finditer(words):
        if is_card(run[0]):
            yield start + run.start(), start + run.end(), _CARD


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def is_identity(digits: str) -> bool:
    """Whether this is a 身份证号: eighteen places with a date of birth and the right check character."""
    if len(digits) != 18 or not digits[:17].isdigit():
        return False
    year, month, day = int(digits[6:10]), int(digits[10:12]), int(digits[12:14])
    born = 1850 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=False))
    return born and _CHECKS[total % 11] == digits[17]


def is_card(digits: str) -> bool:
    """Whether this can be the number of a bank card: 13 to 19 digits that pass the Luhn check, 62… and its like."""
    if not digits.isdigit() or not 13 <= len(digits) <= 19 or digits[0] not in "3456":
        return False
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0
