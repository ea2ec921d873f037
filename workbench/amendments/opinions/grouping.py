"""Groups of opinions that say the same (campaigns): each is held against the first of its group, never in a chain."""

from collections.abc import Iterable, Sequence

from workbench.amendments.opinions.sameness import same
from workbench.amendments.opinions.sketching import candidates


def grouped(keys: Sequence[str], groups: Iterable[int | None] = ()) -> list[int | None]:
    """For each key the place of the first of its group, None for one that is first or alone.

    ``groups``: what the first so many keys were found to be already; that never changes.
    """
    known = list(groups)
    found: list[int | None] = [*known, *[None] * (len(keys) - len(known))]
    first: dict[str, int] = {}
    for place, words in enumerate(keys):
        at = first.setdefault(words, place)
        if place >= len(known) and at != place:
            found[place] = _head(found, at)
    _near(keys, sorted(first.values()), len(known), found)
    return _settled(found)


def _near(keys: Sequence[str], unique: list[int], settled: int, found: list[int | None]) -> None:
    """Put nearly identical ones together, in order; ``unique``: the first of every wording."""
    heads = {place for place in found if place is not None}
    for i, j in candidates([keys[place] for place in unique]):
        at, place = unique[i], unique[j]
        if place < settled or found[place] is not None or place in heads:
            continue
        head = _head(found, at)
        if head != place and same(keys[head], keys[place]):
            found[place] = head
            heads.add(head)


def _head(found: Sequence[int | None], place: int) -> int:
    above = found[place]
    return place if above is None else above


def _settled(found: list[int | None]) -> list[int | None]:
    """Identical ones follow where the first of them went."""
    return [None if place is None else _head(found, place) for place in found]
