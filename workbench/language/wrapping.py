"""Chinese line breaking in terminal cells, with 避头尾 (GB/T 15834—2011 5.1; W3C clreq 3.1.3).

No row begins with a closing mark or ends with an opening one; —— and …… are kept whole, and so are numbers and
Latin words that fit on a row; U+3000 belongs to both its neighbours, so that 「第一条　」 is not left alone.
Where a row has no permitted place at all, it breaks between two characters; only a single character that is
wider than the row sticks out.
"""

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

from workbench.language.cells import WIDTHS

#: Marks that begin no row.
NO_START = frozenset("，。；：、！？）》〉」』】〗〕］｝”’…·～％‰℃°′″々ー,.;:!?)]}%｡､｣﹂﹄︶")
#: Marks that end no row.
NO_END = frozenset("（《〈「『【〖〔［｛“‘([{￥¥＄$￡£№§#＃｢﹁﹃︵")
_JOINERS = frozenset(".,-/_@&+=:'’~^*\\")
_STARTLESS, _ENDLESS, _WORD, _JOINER, _WHOLE = 1, 2, 4, 8, 16
_LABEL = re.compile("第[零一二三四五六七八九十百千0-9０-９]{1,9}[编章节条款项](?:之[一二三四五六七八九十]{1,3})?\u3000")
_LONGEST_LABEL = 16


class Rows(NamedTuple):
    """The rows of one text: ``starts`` are offsets, the first 0; ``seen`` how far the text decided each row's end."""

    starts: tuple[int, ...]
    seen: tuple[int, ...]

    def row_of(self, offset: int) -> int:
        """The row on which the character at ``offset`` stands; the end of the text stands on the last row."""
        return bisect_right(self.starts, offset) - 1


class _Kinds(dict[str, int]):
    """character → what may stand beside it; fills itself."""

    def __missing__(self, character: str) -> int:
        kind = self[character] = _kind(character)
        return kind


def _kind(character: str) -> int:
    kind = _STARTLESS if character in NO_START or character == "\u3000" or WIDTHS[character] == 0 else 0
    kind |= _ENDLESS if character in NO_END or character in "\u3000\u200d" else 0
    kind |= _JOINER if character in _JOINERS else 0
    kind |= _WHOLE if character in "—…―－-" else 0
    return kind | (_WORD if _is_word(character) else 0)


def _is_word(character: str) -> bool:
    if not character.isalnum():
        return unicodedata.category(character) == "Mn"
    return unicodedata.east_asian_width(character) != "W"


_KINDS = _Kinds()


def may_break(before: str, after: str) -> bool:
    """Whether a row may end with the character ``before`` and the next begin with ``after``."""
    left, right = _KINDS[before], _KINDS[after]
    if right & _STARTLESS or left & _ENDLESS:
        return False
    if left & (_WORD | _JOINER) and right & (_WORD | _JOINER) and (left | right) & _WORD:
        return False
    return not (left & _WHOLE and before == after)


def wrap(words: str, width: int, first: int = 0, rest: int = 0) -> Rows:
    """The rows of ``words`` at ``width`` cells, ``first`` of them taken on the first row and ``rest`` on the others.

    An empty text has one row. Every row holds at least one character with what combines with it.
    """
    return _go_on([0], [], words, (width - first, width - rest), None)


def rewrap(before: Rows, old: str, words: str, width: int, first: int = 0, rest: int = 0) -> Rows:
    """``wrap(words, …)``, taking over the rows in front of and behind the change from ``before``, the rows of ``old``.

    The indents and the width must be those of ``before``.
    """
    front = _common_front(old, words)
    back = _common_back(old, words, min(len(old), len(words)) - front)
    kept = bisect_right(before.seen, front)
    tail = _Tail(before, len(old) - back, len(words) - len(old))
    starts, seen = list(before.starts[: kept + 1]), list(before.seen[:kept])
    return _go_on(starts, seen, words, (width - first, width - rest), tail)


class _Tail(NamedTuple):
    """Rows that can be taken over once a row begins where one of them did."""

    rows: Rows
    unchanged: int
    shift: int

    def found(self, start: int) -> int:
        """The old row that began here, or 0 when none did or its text changed."""
        old = start - self.shift
        row = self.rows.row_of(old) if old >= self.unchanged else 0
        return row if row > 0 and self.rows.starts[row] == old else 0


def _go_on(starts: list[int], seen: list[int], words: str, rooms: tuple[int, int], tail: _Tail | None) -> Rows:
    while len(seen) < len(starts):
        row = tail.found(starts[-1]) if tail else 0
        if tail and row and len(starts) > 1:
            starts += [start + tail.shift for start in tail.rows.starts[row + 1 :]]
            seen += [limit + tail.shift for limit in tail.rows.seen[row:]]
            break
        end, limit = _row_end(words, starts[-1], rooms[len(starts) > 1])
        seen.append(limit)
        if end < len(words):
            starts.append(end)
    return Rows(tuple(starts), tuple(seen))


def _row_end(words: str, start: int, room: int) -> tuple[int, int]:
    """Where the row that begins at ``start`` ends, and how far the text was looked at."""
    fitting = _fitting(words, start, room)
    if fitting >= len(words):
        return len(words), len(words) + 1
    limit = fitting + _LONGEST_LABEL
    for end in range(fitting, start, -1):
        if may_break(words[end - 1], words[end]):
            return _before_label(words, start, end), limit
    end = _forced(words, start, fitting)
    return end, max(limit, end + 1)


def _fitting(words: str, start: int, room: int) -> int:
    """The end of the longest run from ``start`` that is not wider than ``room``."""
    end, length = start, len(words)
    while room > 1 and end < length:
        step = words[end : end + room // 2]
        room -= sum(map(WIDTHS.__getitem__, step))
        end += len(step)
    while end < length and WIDTHS[words[end]] <= room:
        room -= WIDTHS[words[end]]
        end += 1
    return end


def _before_label(words: str, start: int, end: int) -> int:
    """A break that would tear 「第十二条　」 moves in front of it."""
    at = words.rfind("第", max(start + 1, end - _LONGEST_LABEL), end)
    label = _LABEL.match(words, at) if at > 0 else None
    return at if label and label.end() > end and may_break(words[at - 1], "第") else end


def _forced(words: str, start: int, fitting: int) -> int:
    """No permitted place: between two characters, and after at least one."""
    end = max(fitting, start + 1)
    while end > start + 1 and _is_joined(words, end):
        end -= 1
    while end < len(words) and _is_joined(words, end):
        end += 1
    return end


def _is_joined(words: str, at: int) -> bool:
    return WIDTHS[words[at]] == 0 or words[at - 1] == "\u200d"


def _common_front(old: str, new: str) -> int:
    """The number of characters both begin with, found by halving (string comparison is fast)."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _common_back(old: str, new: str, most: int) -> int:
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low
