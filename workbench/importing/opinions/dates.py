"""Dates as people type them, as 2026-03-01; what is no date stays as it was written."""

import re
from datetime import date, timedelta

_WRITTEN = re.compile(
    r"\s*([12][0-9]{3})\s*[年./\-]?\s*([01]?[0-9])\s*[月./\-]?\s*([0-3]?[0-9])\s*日?"
    r"(?:[ T　]*[0-9]{1,2}[:：点][0-9:：.]*.*)?"
)
#: A spreadsheet counts days from here; such numbers are dates between 1990 and 2100.
_ORIGIN, _FIRST, _LAST = date(1899, 12, 30), 32874, 73050


def read_date(words: str) -> str:
    """2026年3月1日, 2026/3/1, 20260301, 2026-03-01 10:00:00 or the number of a spreadsheet as ISO 8601."""
    plain = words.translate(str.maketrans("０１２３４５６７８９", "0123456789")).strip()
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", plain) and _FIRST <= float(plain) <= _LAST:
        return (_ORIGIN + timedelta(days=int(float(plain)))).isoformat()
    found = _WRITTEN.fullmatch(plain)
    if found is None:
        return words.strip()
    try:
        return date(*(int(part) for part in found.groups())).isoformat()
    except ValueError:
        return words.strip()
