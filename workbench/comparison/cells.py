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
        texts = [line.text for line in lines]
        text = "\n".join([name, *texts] if unit.is_division and name else texts)
        partial = self._times[place, id] > 1
        return Cell(label(version, id), id, name, text, self._remark(share, place), lines, partial)

    def _remark(self, share: Share, place: int) -> str:
        said = []
        if place and (before := share.chain[place - 1]) is not None:
            said.append(self._came(place, before, share.chain[place]))
        if place < len(share.chain) - 1 and (after := share.chain[place + 1]) is not None:
            said.append(self._went(place, share.chain[place], after))
        return "，".join(filter(None, said))

    def _came(self, place: int, before: Id, here: Id | None) -> str:
        pairing, old = self._alignment.pairings[place - 1], self._alignment.versions[place - 1]
        match = pairing.between(before, here) if here is not None else None
        if match is None or here is None:
            return ""
        sources = [found for found in pairing.predecessors[here] if found.role is not Role.LINES]
        if match in sources and len(sources) > 1:
            return "合并自" + _listed(old, [found.old for found in sources])
        return f"由{label(old, before)}移来" if match[:2] in self.moved[place - 1] else ""

    def _went(self, place: int, here: Id | None, after: Id) -> str:
        pairing, new = self._alignment.pairings[place], self._alignment.versions[place + 1]
        match = pairing.between(here, after) if here is not None else None
        if match is None or here is None:
            return ""
        pieces = [found for found in pairing.successors[here] if found.role is not Role.LINES]
        if match in pieces and len(pieces) > 1:
            return "拆分为" + _listed(new, [found.new for found in pieces])
        return f"移至{label(new, after)}" if match[:2] in self.moved[place] else ""


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
