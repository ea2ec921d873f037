"""The order of rows: that of the newest text; what it no longer has follows what it followed."""

from collections.abc import Sequence

from workbench.comparison.chain import heaviest
from workbench.comparison.chains import Share
from workbench.comparison.similarity import Candidate
from workbench.comparison.version import Version
from workbench.model.identity import Id


def ordered(shares: Sequence[Share], versions: Sequence[Version]) -> list[Share]:
    """The shares in the order of the last version, earlier versions filling in what is gone."""
    rows: list[Share] = []
    ending: list[list[Share]] = [[] for _ in versions]
    for share in shares:
        ending[share.newest[0]].append(share)
    for place in range(len(versions) - 1, -1, -1):
        rows = _with(rows, ending[place], place, versions[place])
    return rows


def _key(share: Share, place: int, version: Version) -> tuple[int, int, int]:
    """Place of its unit, then of its first line in that unit; behind them what shows no line of it."""
    unit = share.chain[place]
    if unit is None:
        return -1, 0, 0
    if place in share.whole:
        return version.order[unit], 0, 0
    lines, portions = version.units[unit].lines, share.portions.get(place)
    if not portions:
        return version.order[unit], len(lines), 0
    at = next(at for at, line in enumerate(lines) if line.provision.id == portions[0].line)
    return version.order[unit], at, portions[0].start


def _with(rows: Sequence[Share], gone: Sequence[Share], place: int, version: Version) -> list[Share]:
    """``rows`` with those that stand in version ``place`` and in none after it."""
    if not rows or not gone:
        return [*rows, *sorted(gone, key=lambda share: _key(share, place, version))]
    followers: dict[Id | None, list[Share]] = {}
    stays = _in_order(rows, place, version)
    by_unit = {share.chain[place]: share for share in stays}
    before = _predecessors(version, set(by_unit))
    for share in sorted(gone, key=lambda share: _key(share, place, version)):
        unit = share.chain[place]
        followers.setdefault(unit if unit in by_unit else before[unit], []).append(share)
    result = followers.get(None, [])
    for row in rows:
        result.append(row)
        unit = row.chain[place]
        if unit is not None and by_unit.get(unit) is row:
            result += followers.get(unit, [])
    return result


def _in_order(rows: Sequence[Share], place: int, version: Version) -> list[Share]:
    """The rows that keep the order they have in version ``place``: what moved away leads nobody along."""
    pairs = [
        Candidate(at, version.order[unit], 1.0) for at, row in enumerate(rows) if (unit := row.chain[place]) is not None
    ]
    return [rows[found.old] for found in heaviest(pairs)]


def _predecessors(version: Version, known: set[Id | None]) -> dict[Id | None, Id | None]:
    """For each unit the nearest one before it that is known, None at the front."""
    result: dict[Id | None, Id | None] = {}
    last: Id | None = None
    for unit in version.units:
        result[unit] = last
        last = unit if unit in known else last
    return result
