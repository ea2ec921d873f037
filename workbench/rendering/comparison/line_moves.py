"""Lines that stand elsewhere in the new text, their words unchanged."""

from collections.abc import Iterable, Sequence

from workbench.rendering.lines import Line, Role, plain

_Pair = tuple[int, int]


def moves(old: Sequence[Line], new: Sequence[Line], pairs: Iterable[_Pair], stays: Sequence[_Pair]) -> list[_Pair]:
    """The ``pairs``, best first, of lines that do not stay and say the same, in the order of the old text."""
    here, there = ({pair[side] for pair in stays} for side in (0, 1))
    found: list[_Pair] = []
    for a, b in pairs:
        if a not in here and b not in there and _is_same(old[a], new[b]):
            found.append((a, b))
            here.add(a)
            there.add(b)
    return sorted(found)


def _is_same(old: Line, new: Line) -> bool:
    """Whether all but the number is the same. A table or picture goes and comes: Word moves no rows."""
    said = plain(old.words)
    return (
        old.role is new.role is not Role.BLOCK
        and bool(said or old.heading)
        and (said, old.heading) == (plain(new.words), new.heading)
    )


def numbered(found: Sequence[_Pair]) -> tuple[dict[int, int], dict[int, int]]:
    """Old place → number of its move, and new place → the same; neighbours that stay neighbours move together."""
    gone: dict[int, int] = {}
    come: dict[int, int] = {}
    number, last = 0, (-1, -1)
    for a, b in found:
        number += (a - 1, b - 1) != last
        gone[a] = come[b] = number
        last = (a, b)
    return gone, come
