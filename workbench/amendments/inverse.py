"""The way back: the changes that take an amendment back, to be held against the draft like any others."""

from collections.abc import Iterable
from typing import assert_never

from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Relocation, Rewording


def inverse(changes: Iterable[Change]) -> tuple[Change, ...]:
    """What takes ``changes`` back, the last one first."""
    return tuple(back for change in reversed(tuple(changes)) for back in _inverse(change))


def _inverse(change: Change) -> list[Change]:
    match change:
        case Rewording(target, base, new):
            return [Rewording(target, new, base)]
        case NewHeading(target, base, new):
            return [NewHeading(target, new, base)]
        case Relocation(target, base, new):
            return [Relocation(target, new, base)]
        case Deletion(base, place):
            return [Insertion(place, (base,))]
        case Insertion():
            return _removals(change)
        case _:
            assert_never(change)


def _removals(change: Insertion) -> list[Change]:
    """Each provision that came goes again; the last one first, so that each has the neighbour it had."""
    found: list[Change] = []
    after = change.place.after
    for provision in change.provisions:
        place = change.place.__class__(change.place.parent, after, change.place.before)
        found.insert(0, Deletion(provision, place))
        after = provision.id
    return found
