"""Groups of opinions that say the same (campaigns): each is held against the first of its group, never in a chain."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.sameness import key, same
from workbench.amendments.opinions.sketching import candidates


class Said(NamedTuple):
    """What is compared: the words (see ``sameness.key``), and the places they are about, which must be the same."""

    key: str
    places: tuple[str, ...] = ()


def said(opinion: Opinion) -> Said:
    """What an opinion says, asks for included."""
    return Said(key(opinion.text + opinion.proposed), tuple(sorted(link.anchor.at for link in opinion.links)))


def grouped(said: Sequence[Said], groups: Iterable[int | None] = ()) -> list[int | None]:
    """For each opinion the place of the first of its group, None for one that is first or alone.

    ``groups``: what the first so many were found to be already; that never changes.
    """
    known = list(groups)
    found: list[int | None] = [*known, *[None] * (len(said) - len(known))]
    first: dict[Said, int] = {}
    for place, one in enumerate(said):
        at = first.setdefault(one, place)
        if place >= len(known) and at != place:
            found[place] = _head(found, at)
    _near(said, sorted(first.values()), len(known), found)
    return [None if place is None else _head(found, place) for place in found]


def _near(said: Sequence[Said], unique: list[int], settled: int, found: list[int | None]) -> None:
    """Put nearly identical ones together, in order; ``unique``: the first of every wording."""
    heads = {place for place in found[:settled] if place is not None}
    for i, j in candidates([said[place].key for place in unique]):
        at, place = unique[i], unique[j]
        if place < settled or found[place] is not None or place in heads:
            continue
        head = _head(found, at)
        if head != place and said[head].places == said[place].places and same(said[head].key, said[place].key):
            found[place] = head
            heads.add(head)


def _head(found: Sequence[int | None], place: int) -> int:
    above = found[place]
    return place if above is None else above
