"""意见编号 that two sides of a merge gave at the same time: who keeps one, and what the others become.

The opinion of the earlier import keeps its number, so that one import keeps or loses its numbers as a whole. What is
decided depends on the lines alone, never on which side merges.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from workbench.amendments.opinions.numbers import given_anew, is_number
from workbench.storage.merging.line_sets import Files, data_of, id_of, lines_of
from workbench.storage.opinions.records import INTAKES, OPINIONS, RENUMBERED

Key = tuple[str, str]


@dataclass(slots=True)
class Side:
    """``keys``: (number, import) of every opinion; ``new``: line by number of those the base has not.

    ``steps``: (number, import) → number, as merges on this side gave numbers anew. ``when``: of each import.
    ``lost``: number → the one this merge gives instead.
    """

    keys: set[Key] = field(default_factory=set)
    new: dict[str, bytes] = field(default_factory=dict)
    steps: dict[Key, str] = field(default_factory=dict)
    when: dict[str, str] = field(default_factory=dict)
    lost: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Files, base: Files) -> "Side":
        """What a side's shards say beside those of the base."""
        old, side = set(lines_of(base, OPINIONS)), cls()
        for line in lines_of(files, OPINIONS):
            side.keys.add(key_of(line))
            side.new |= {id_of(line): line} if line not in old else {}
        known = set(lines_of(base, RENUMBERED))
        for row in (data_of(line) for line in lines_of(files, RENUMBERED) if line not in known):
            side.steps |= {} if row.get("amendment") else {(_said(row, "was"), _said(row, "source")): _said(row, "now")}
        side.when = {_said(row, "id"): _said(row, "when") for row in map(data_of, lines_of(files, INTAKES))}
        return side

    def now(self, key: Key) -> str:
        """What the number of an opinion of the base has become on this side."""
        number, source = key
        seen: set[str] = set()
        while (number, source) in self.steps and number not in seen:
            seen.add(number)
            number = self.steps[number, source]
        return number

    def rank(self, id: str) -> tuple[str, str, bytes]:
        """Of two opinions with one number that of the lower rank keeps it."""
        line = self.new[id]
        source = key_of(line)[1]
        return self.when.get(source, ""), source, line


@dataclass(frozen=True, slots=True)
class Anew:
    """What both sides have to follow, ours first. ``undone``: opinions (with their final number) the other took out."""

    numbers: tuple[Mapping[str, str], Mapping[str, str]]
    undone: frozenset[Key]


def numbers_anew(base: Files, ours: Files, theirs: Files, given: Iterable[str]) -> Anew:
    """``base``, ``ours``, ``theirs``: the shards that differ; ``given``: all numbers ever given, asked if need be."""
    sides = Side.of(ours, base), Side.of(theirs, base)
    there = {key_of(line) for line in lines_of(base, OPINIONS)}
    loser = dict(_contested(*sides, there))
    apart = {key[0]: key for key in there if _went_apart(key, *sides)}
    if loser or apart:
        taken = {id for id in given if is_number(id)} | {id for side in sides for id in side.new if is_number(id)}
        found = given_anew(loser, taken)
        for id, side in loser.items():
            side.lost[id] = found[id]
        for id, number in given_anew(apart, {*taken, *found.values()}).items():
            for side in sides:
                side.lost[side.now(apart[id])] = number
    one, other = sides
    numbers = one.lost | dict(_inherited(there, one, other)), other.lost | dict(_inherited(there, other, one))
    return Anew(numbers, frozenset(_undone(there, one, other)) | frozenset(_undone(there, other, one)))


def _contested(ours: Side, theirs: Side, base: set[Key]) -> Iterator[tuple[str, Side]]:
    """The numbers both sides gave to different opinions, each with the side that loses it.

    A line of the base that both sides changed by hand is no such number.
    """
    for id in ours.new.keys() & theirs.new.keys():
        lines = ours.new[id], theirs.new[id]
        if lines[0] != lines[1] and is_number(id) and not base.intersection(map(key_of, lines)):
            yield id, ours if ours.rank(id) > theirs.rank(id) else theirs


def _went_apart(key: Key, ours: Side, theirs: Side) -> bool:
    """Whether earlier merges on both sides gave one opinion two different numbers."""
    return key[0] not in (ours.now(key), theirs.now(key)) and ours.now(key) != theirs.now(key)


def _inherited(base: set[Key], side: Side, other: Side) -> Iterator[tuple[str, str]]:
    """Numbers of the base that the other side gave anew: what this side wrote meanwhile means those opinions."""
    for key in base & other.steps.keys():
        if side.now(key) == key[0]:
            yield key[0], other.lost.get(other.now(key), other.now(key))


def _undone(base: set[Key], side: Side, other: Side) -> Iterator[Key]:
    """Opinions of an import that one side undid while the other gave them new numbers."""
    for key in (base & other.steps.keys()) - side.keys:
        if side.now(key) == key[0]:
            yield other.lost.get(other.now(key), other.now(key)), key[1]


def key_of(line: bytes) -> Key:
    """The number of an opinion, and the import it came with: together they are given once."""
    return id_of(line), _said(data_of(line), "source")


def _said(row: Mapping[str, object], key: str) -> str:
    return str(row.get(key, ""))
