"""Typed lines that begin an article: 「第三条　……」. The numbers only part the articles; they are not kept."""

import re
from collections.abc import Sequence

from workbench.language.numerals import NUMERAL, parse_numeral

_NUMBER = re.compile(rf"^第({NUMERAL})条(?:之(?:{NUMERAL}))?(?!规定|[的款项、，和与至及或])")
#: What parts the number from the words, so that 「第三条规定的情形」 in a later line stays a citation.
_APART = re.compile(r"\s|[【〖]|$")


def without_number(line: str) -> str:
    """The line without the number of an article in front of it."""
    return _NUMBER.sub("", line, count=1).lstrip()


def article_groups(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each article. A later line begins one when its number stands apart, or follows the last one.

    Lines in front of the first number are an article without one.
    """
    groups: list[list[str]] = []
    last: int | None = None
    for line in lines:
        found = _NUMBER.match(line)
        number = parse_numeral(found[1]) if found else None
        if found and (not groups or _APART.match(line, found.end()) or _follows(number, last)):
            groups.append([line])
            last = number
        elif groups:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _follows(number: int | None, last: int | None) -> bool:
    return number is not None and last is not None and number == last + 1


def begins_article(line: str) -> bool:
    """Whether the number of an article stands in front of the line."""
    return _NUMBER.match(line) is not None
