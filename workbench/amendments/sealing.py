"""The seal of a change: a hash over what it was made on, so that a change by hand in a file is noticed."""

from collections.abc import Iterable
from typing import assert_never

from workbench.amendments.token_form import digest, digest_of
from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Place, Relocation, Rewording
from workbench.model.provision import Heading


def seal(change: Change) -> str:
    """32 hexadecimal digits over the ids and the base; of what has no patch, over what is new as well."""
    return digest("\0".join(_parts(change)))


def _parts(change: Change) -> Iterable[str]:
    match change:
        case Rewording(target, base):
            return (target, base)
        case NewHeading(target, base, new):
            return (target, *_heading(base), *_heading(new))
        case Insertion(place, provisions):
            return (*_place(place), *map(digest_of, provisions))
        case Deletion(base, place):
            return (digest_of(base), *_place(place))
        case Relocation(target, old, new):
            return (target, *_place(old), *_place(new))
        case _:
            assert_never(change)


def _place(place: Place) -> tuple[str, ...]:
    return (place.parent, place.after or "", place.before or "")


def _heading(heading: Heading | None) -> tuple[str, ...]:
    return ("1", heading.words, heading.bracket) if heading else ("0",)
