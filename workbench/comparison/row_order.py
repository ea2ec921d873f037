"""The order of rows: that of the newest text; what it no longer has follows what it followed."""

from collections.abc import Sequence

from workbench.comparison.chains import Share
from workbench.comparison.version import Version
from workbench.model.identity import Id


def ordered(shares: Sequence[Share], versions: Sequence[Version]) -> list[Share]:
    """The shares in the order of the last version, earlier versions filling in what is gone."""
    rows: list[Share] = []
    for place in range(len(versions) - 1, -1, -1):
        rows = _with(rows, [share for share in shares if _newest(share) == place], place, versions[place])
    return rows


def _newest(share: Share) -> int:
    return max(place for place, unit in enumerate(share.chain) if unit is not None)


def _key(share: Share, place: int, version: Version) -> tuple[int, int, int]:
    """Place of its unit, then of its first line in that unit."""
    unit = share.chain[place]
    portions = share.portions[place]
    lines = [line.id for line in version.units[unit].lines] if unit is not None else []
    first = (lines.index(portions[0].line), portions[0].start) if portions else (len(lines), 0)
    return version.order[unit] if unit is not None else -1, *first


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
    from workbench.comparison.chain import heaviest
    from workbench.comparison.similarity import Candidate

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
