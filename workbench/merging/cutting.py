"""A text that one side split and the other changed: the edits are woven across the pieces, then cut again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import NamedTuple

from workbench.language.matching import Gap, gaps
from workbench.language.three_way import Segments
from workbench.merging.sides import Side
from workbench.merging.weaving import WovenText, same_words, to_segments, to_text, woven
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.text import Text


class Versions(NamedTuple):
    """A text as it stands in the merged draft, and as it would with either side's words where they clash."""

    now: Text
    ours: Text
    theirs: Text


class _Cut(NamedTuple):
    """``place`` counts segments; ``left`` and ``right`` own the words in front of it and behind it."""

    place: int
    left: Id
    right: Id


@dataclass(slots=True)
class Pieces:
    """``texts``: of the pieces, in order. ``heirs``: pieces left without words → the piece beside them."""

    texts: dict[Id, Versions] = field(default_factory=dict)
    heirs: dict[Id, Id] = field(default_factory=dict)
    twice: bool = False
    near: bool = False

    @property
    def order(self) -> tuple[Id, ...]:
        """The pieces as their words follow each other."""
        return tuple(self.texts)


Cuts = Mapping[Id, Id]


def split_texts(base: Side, sides: tuple[Side, Side], cuts: tuple[Cuts, Cuts]) -> dict[Id, Pieces]:
    """By the provision that was split: what both sides' edits make of its pieces. Only where both changed it."""
    found = {}
    for source in dict.fromkeys((*cuts[0].values(), *cuts[1].values())):
        if source in base and all(source in side for side in sides):
            families = [_family(source, side, cut) for side, cut in zip(sides, cuts, strict=True)]
            if _worth_weaving(source, base, sides, families):
                found[source] = _woven(source, base, sides, families)
    return found


def _family(source: Id, side: Side, cut: Cuts) -> list[Id]:
    pieces = {piece for piece, of in cut.items() if of == source} | {source}
    return [id for id in side.nodes if id in pieces and side.nodes[id].level in BODY]


def _worth_weaving(source: Id, base: Side, sides: Sequence[Side], families: list[list[Id]]) -> bool:
    node = base.nodes[source]
    if node.level not in BODY or node.level is Level.BLOCK or max(map(len, families)) < 2:
        return False
    changed = [
        len(family) > 1 or not same_words(side.nodes[source].text, node.text)
        for side, family in zip(sides, families, strict=True)
    ]
    return all(changed)


def _woven(source: Id, base: Side, sides: Sequence[Side], families: list[list[Id]]) -> Pieces:
    wholes = [_whole(side, family) for side, family in zip(sides, families, strict=True)]
    done = woven(to_segments(base.nodes[source].text), wholes[0][0], wholes[1][0])
    variants = [_cut_again(source, variant, wholes) for variant in done[:3]]
    return _collected(source, variants, done, twice=all(len(family) > 1 for family in families))


def _whole(side: Side, family: list[Id]) -> tuple[Segments, list[_Cut]]:
    """The words of all pieces, and where they were cut."""
    words = [to_segments(side.nodes[id].text) for id in family]
    ends = list(accumulate(map(len, words)))
    cuts = [_Cut(end, left, right) for end, (left, right) in zip(ends, pairwise(family), strict=False)]
    return tuple(segment for piece in words for segment in piece), cuts


def _cut_again(source: Id, now: Segments, wholes: list[tuple[Segments, list[_Cut]]]) -> dict[Id, Segments]:
    """The words cut where both sides had cut theirs, by the piece they belong to."""
    cuts = sorted(cut for words, made in wholes for cut in _carried(made, gaps(words, now)))
    borders = [0, *(cut.place for cut in cuts), len(now)]
    owners = _owners(source, cuts)
    return {owner: now[start:end] for owner, (start, end) in zip(owners, pairwise(borders), strict=True)}


def _carried(cuts: list[_Cut], found: list[Gap]) -> Iterator[_Cut]:
    for cut in cuts:
        shift = 0
        place = cut.place
        for gap in found:
            if gap.i2 <= cut.place:
                shift = gap.j2 - gap.i2
            elif gap.i1 < cut.place:
                place, shift = gap.j2, 0
        yield _Cut(place + shift, cut.left, cut.right)


def _owners(source: Id, cuts: list[_Cut]) -> list[Id]:
    """Who gets each run of words: a new piece that claims it, before the provision that was split."""
    waiting = dict.fromkeys(id for cut in cuts for id in (cut.left, cut.right))
    owners = []
    for place in range(len(cuts) + 1):
        claims = [cut.right for cut in cuts[place - 1 : place] if place] + [cut.left for cut in cuts[place : place + 1]]
        claims.sort(key=lambda id: (id == source, id))
        owner = next(id for id in (*claims, *waiting) if id in waiting)
        del waiting[owner]
        owners.append(owner)
    return owners


def _collected(source: Id, variants: list[dict[Id, Segments]], done: WovenText, twice: bool) -> Pieces:
    """The pieces that have words. The words that one without any has in a conflict go to its heir."""
    now = variants[0]
    kept = [id for id in now if now[id]] or [source]
    heirs = {empty: _beside(empty, list(now), kept) for empty in now if empty not in kept}
    if source in heirs:
        # The provision that was split stays, and the piece that has the words goes.
        stands_in = heirs.pop(source)
        names = {source: stands_in, stands_in: source}
        variants = [{names.get(id, id): words for id, words in variant.items()} for variant in variants]
        heirs = {empty: names.get(heir, heir) for empty, heir in heirs.items()} | {stands_in: source}
        kept = [names.get(id, id) for id in kept]
    gathered = [_gathered(variant, heirs) for variant in variants]
    texts = {id: Versions(*(to_text(variant.get(id, ())) for variant in gathered)) for id in kept}
    return Pieces(texts, heirs, twice, done.near)


def _gathered(variant: Mapping[Id, Segments], heirs: Mapping[Id, Id]) -> dict[Id, Segments]:
    found: dict[Id, Segments] = {}
    for id, words in variant.items():
        heir = heirs.get(id, id)
        found[heir] = (*found.get(heir, ()), *words)
    return found


def _beside(empty: Id, order: list[Id], kept: list[Id]) -> Id:
    """The next piece that has words, else the last one before."""
    behind = order[order.index(empty) + 1 :]
    return next((id for id in behind if id in kept), kept[-1])
