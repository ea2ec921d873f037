"""Word ends: 「主管部门」 replaced by 「部门」 is a deletion of 「主管」."""

from collections.abc import Iterator, Sequence

from workbench.language.segments import Segment, is_whole

_FEWEST = 2
_Pair = tuple[str, str]


def trim(old: Sequence[Segment], new: Sequence[Segment]) -> tuple[_Pair, _Pair, _Pair]:
    """(kept in front, replaced, kept behind), each as (old words, new words).

    A kept end has at least two characters and ends where a word of either side ends, never inside a number or citation.
    """
    if not old or not new or not _is_plain((*old, *new)):
        return ("", ""), texts(old, new), ("", "")
    left, right = texts(old, new)
    front = _common(left, right, _allowed(_ends(old), _ends(new), _inside(old), _inside(new)), 1)
    turned = old[::-1], new[::-1]
    ends = _starts(old, front), _starts(new, front)
    back = _common(left[front:], right[front:], _allowed(*ends, *(_inside(side) for side in turned)), -1)
    middle = (left[front : len(left) - back], right[front : len(right) - back])
    return (left[:front], right[:front]), middle, (left[len(left) - back :], right[len(right) - back :])


def _is_plain(pieces: Sequence[Segment]) -> bool:
    """Whether the texts can be cut like their keys: one character each, and no citation among them."""
    return all(isinstance(piece.key, str) and len(piece.key) == len(piece.text) for piece in pieces)


def texts(old: Sequence[Segment], new: Sequence[Segment]) -> _Pair:
    """The words of both, as written."""
    return "".join([piece.text for piece in old]), "".join([piece.text for piece in new])


def _ends(pieces: Sequence[Segment]) -> set[int]:
    """The lengths from the front at which a word ends."""
    return set(_running(len(piece.text) for piece in pieces))


def _starts(pieces: Sequence[Segment], front: int) -> set[int]:
    """The lengths from the back at which a word begins, in what is left behind ``front`` characters."""
    longest = sum(len(piece.text) for piece in pieces) - front
    return {end for end in _running(len(piece.text) for piece in reversed(pieces)) if end <= longest}


def _inside(pieces: Sequence[Segment]) -> set[int]:
    """The lengths that would end inside a number or a citation."""
    inside: set[int] = set()
    total = 0
    for piece in pieces:
        if is_whole(piece.text):
            inside.update(range(total + 1, total + len(piece.text)))
        total += len(piece.text)
    return inside


def _allowed(one: set[int], other: set[int], *never: set[int]) -> set[int]:
    return (one | other).difference(*never)


def _running(lengths: Iterator[int]) -> Iterator[int]:
    total = 0
    for length in lengths:
        total += length
        yield total


def _common(left: str, right: str, allowed: set[int], step: int) -> int:
    """The longest common beginning (``step`` 1) or ending (-1) of an allowed length."""
    from os.path import commonprefix

    longest = len(commonprefix([left[::step], right[::step]]))
    return next((size for size in range(longest, _FEWEST - 1, -1) if size in allowed), 0)
