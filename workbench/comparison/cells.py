"""Cells: what one version shows in a row, with the remark that leads to its counterpart."""

from collections import Counter
from collections.abc import Sequence

from workbench.comparison.alignment import Alignment
from workbench.comparison.chains import Share
from workbench.comparison.pairing import Match, Role
from workbench.comparison.shown_lines import shown_line
from workbench.comparison.table import Cell
from workbench.comparison.version import Version
from workbench.model.identity import Id


class Cells:
    """Makes the cells of all rows."""

    def __init__(self, alignment: Alignment, shares: Sequence[Share]) -> None:
        self._alignment = alignment
        self._times = Counter((place, unit) for share in shares for place, unit in enumerate(share.chain))
        self.moved = [moved_matches(alignment, place) for place in range(len(alignment.pairings))]

    def cell(self, share: Share, place: int) -> Cell | None:
        """The cell of a version in a row, None where it has nothing."""
        id = share.chain[place]
        if id is None:
            return None
        version = self._alignment.versions[place]
        unit, heading = version.units[id], version.units[id].provision.heading
        name = heading.words if heading else ""
        lines = tuple(shown_line(version, portion) for portion in share.portions[place])
        text = "\n".join([line.mark + line.words for line in lines])
        if unit.is_division and name:
            text = f"{name}\n{text}" if lines else name
        partial = self._times[place, id] > 1
        return Cell(label(version, id), id, name, text, self._remark(share, place), lines, partial)

    def _remark(self, share: Share, place: int) -> str:
        came = self._came(place, *share.chain[place - 1 : place + 1]) if place else ""
        went = self._went(place, *share.chain[place : place + 2]) if place < len(share.chain) - 1 else ""
        return f"{came}，{went}" if came and went else came or went

    def _came(self, place: int, before: Id | None, here: Id | None) -> str:
        pairing, old = self._alignment.pairings[place - 1], self._alignment.versions[place - 1]
        match = None if before is None or here is None else pairing.between(before, here)
        if match is None or self._is_plain(match, place - 1):
            return ""
        sources = [found for found in pairing.predecessors[match.new] if found.role is not Role.LINES]
        if match in sources and len(sources) > 1:
            return "合并自" + _listed(old, [found.old for found in sources])
        return f"由{label(old, match.old)}移来" if match[:2] in self.moved[place - 1] else ""

    def _went(self, place: int, here: Id | None, after: Id | None) -> str:
        pairing, new = self._alignment.pairings[place], self._alignment.versions[place + 1]
        match = None if here is None or after is None else pairing.between(here, after)
        if match is None or self._is_plain(match, place):
            return ""
        pieces = [found for found in pairing.successors[match.old] if found.role is not Role.LINES]
        if match in pieces and len(pieces) > 1:
            return "拆分为" + _listed(new, [found.new for found in pieces])
        return f"移至{label(new, match.new)}" if match[:2] in self.moved[place] else ""

    def _is_plain(self, match: Match, place: int) -> bool:
        return match.role is Role.WHOLE and match[:2] not in self.moved[place]


def label(version: Version, id: Id) -> str:
    """The number of a unit alone; its name where it has none."""
    return version.labels.own(id)


def _listed(version: Version, ids: Sequence[Id]) -> str:
    return "、".join(label(version, id) for id in sorted(ids, key=version.order.__getitem__))


def moved_matches(alignment: Alignment, place: int) -> set[tuple[Id, Id]]:
    """The matches of a pairing whose articles stand in another order now, the fewest, and moves of lines."""
    from workbench.comparison.chain import heaviest
    from workbench.comparison.similarity import Candidate

    pairing = alignment.pairings[place]
    old, new = alignment.versions[place : place + 2]
    whole = [match for match in pairing.matches if _is_whole(match, pairing.successors[match.old])]
    whole = [match for match in whole if not old.units[match.old].is_division]
    kept = heaviest([Candidate(old.order[m.old], new.order[m.new], _weight(m.old, old)) for m in whole])
    staying = {(found.old, found.new) for found in kept}
    moved = {m[:2] for m in whole if (old.order[m.old], new.order[m.new]) not in staying}
    return moved | {match[:2] for match in pairing.matches if match.role is Role.LINES}


def _is_whole(match: Match, matches: Sequence[Match]) -> bool:
    return match.role is Role.WHOLE and match == matches[0]


def _weight(id: Id, version: Version) -> float:
    """Every article counts alike, a longer one a little more: of two that change places the shorter one moved."""
    return 1.0 + min(len(version.units[id].lines), 99) / 100_000
