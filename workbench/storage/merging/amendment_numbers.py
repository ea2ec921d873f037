"""Numbers of amendments 建议#12 that two sides of a merge gave at the same time: the later ones get the next free."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.storage.merging.following import amendment_of
from workbench.storage.merging.line_sets import Files


def amendments_anew(base: Files, ours: Files, theirs: Files, given: Iterable[int]) -> dict[Id, int]:
    """Id → new number. The files are those that differ; ``given``: all numbers ever given, asked if need be.

    The one proposed first keeps its number, whichever side it came from.
    """
    mine, others = ({one.id: one for one in _numbered(files, base)} for files in (ours, theirs))
    lost = {one.id: one for one in (*_contested(mine, others), *_went_apart(mine, others))}
    if not lost:
        return {}
    numbers = [one.number for one in (*mine.values(), *others.values())]
    first = max((*given, *numbers)) + 1
    return {one.id: first + at for at, one in enumerate(sorted(lost.values(), key=_rank))}


def _numbered(files: Files, base: Files) -> Iterator[Amendment]:
    """Those that got their number on this side."""
    for path, content in files.items():
        one, before = amendment_of(path, content), amendment_of(path, base[path]) if path in base else None
        if one is not None and (before is None or before.number != one.number):
            yield one


def _contested(ours: Mapping[Id, Amendment], theirs: Mapping[Id, Amendment]) -> Iterator[Amendment]:
    by_number: dict[int, dict[Id, Amendment]] = defaultdict(dict)
    for one in (*ours.values(), *theirs.values()):
        by_number[one.number][one.id] = one
    for several in by_number.values():
        if all(side.keys() & several.keys() for side in (ours, theirs)):
            yield from sorted(several.values(), key=_rank)[1:]


def _went_apart(ours: Mapping[Id, Amendment], theirs: Mapping[Id, Amendment]) -> Iterator[Amendment]:
    """Those that earlier merges on both sides gave two different numbers."""
    return (ours[id] for id in ours.keys() & theirs.keys() if ours[id].number != theirs[id].number)


def _rank(one: Amendment) -> tuple[str, str]:
    return one.when, one.id
