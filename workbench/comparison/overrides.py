"""Overrides: what a person settled about the alignment; it always wins.

The file is TOML, or JSON of the same shape. One ``match`` for each decision, naming places as people do::

    [[match]]
    columns = [1, 2]              # optional: which neighbouring columns; the last two when left out
    old = "第十三条"               # a place, a list of places, or an id; left out or []: nothing, it is new
    new = ["第十六条", "第十七条"]  # left out or []: nothing, it was deleted

A single 款 or 项 may be settled too, one on either side: old = "第四条第二款", new = "第六条第一款".
"""

import json
import tomllib
from collections.abc import Sequence
from typing import Any, NamedTuple

from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError, refuse
from workbench.numbering.locators import locate

_HINT = '每处写一个 [[match]]，其中 old = "第十三条"，new = ["第十六条", "第十七条"]。'


class Override(NamedTuple):
    """Old and new units that correspond, and with nothing else; or one line and what it became.

    ``pair`` counts neighbouring columns from 0.
    """

    pair: int
    old: tuple[Id, ...]
    new: tuple[Id, ...]

    def is_of_lines(self, old: Version, new: Version) -> bool:
        """Whether it settles a single 款 or 项 (or 目), not whole units."""
        return any(id in old.lines for id in self.old) or any(id in new.lines for id in self.new)


class Wish(NamedTuple):
    """An override as written, its places not looked up yet. ``pair`` None: the last two columns."""

    pair: int | None
    old: tuple[str, ...]
    new: tuple[str, ...]


def read_overrides(text: str) -> tuple[Wish, ...]:
    """The wishes of an override file; WorkbenchError when it cannot be read."""
    try:
        data = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refuse("bad-alignment", f"对应关系文件读不了（{error}）。", hint=_HINT) from None
    matches = data.get("match", []) if isinstance(data, dict) else None
    if not isinstance(matches, list):
        raise _malformed("match")
    return tuple(_wish(entry, place) for place, entry in enumerate(matches, 1))


def _wish(entry: Any, place: int) -> Wish:
    where = f"第{place}处"
    if not isinstance(entry, dict) or set(entry) - {"columns", "old", "new"}:
        raise _malformed(where)
    old, new = _places(entry.get("old", []), where), _places(entry.get("new", []), where)
    if not old and not new:
        raise _malformed(where)
    return Wish(_pair(entry.get("columns"), where), old, new)


def _places(value: Any, where: str) -> tuple[str, ...]:
    places = [value] if isinstance(value, str) else value
    if not isinstance(places, list) or not all(isinstance(place, str) for place in places):
        raise _malformed(where)
    return tuple(places)


def _pair(columns: Any, where: str) -> int | None:
    if columns is None:
        return None
    neighbours = isinstance(columns, list) and len(columns) == 2 and all(type(c) is int for c in columns)
    if not neighbours or columns[0] < 1 or columns[1] != columns[0] + 1:
        raise _malformed(where)
    return int(columns[0]) - 1


def _malformed(where: str) -> WorkbenchError:
    return refuse("bad-alignment", "对应关系文件的写法不对。", where=where, hint=_HINT)


def settle(wishes: Sequence[Wish], versions: Sequence[Version]) -> tuple[Override, ...]:
    """Look the places up; WorkbenchError when there is no such place or column, or one is settled twice."""
    found = [_settled(wish, versions) for wish in wishes]
    seen: set[tuple[int, str, Id]] = set()
    for override in found:
        for side, ids in (("old", override.old), ("new", override.new)):
            for id in ids:
                if (override.pair, side, id) in seen:
                    raise refuse("bad-alignment", "同一条款在对应关系文件中出现两次。", where=id, hint="请合并成一处。")
                seen.add((override.pair, side, id))
    return tuple(found)


def _settled(wish: Wish, versions: Sequence[Version]) -> Override:
    pair = len(versions) - 2 if wish.pair is None else wish.pair
    if not 0 <= pair < len(versions) - 1:
        raise refuse("bad-alignment", f"没有第{pair + 2}栏。", where="columns", hint="columns 写相邻的两栏。")
    old, new = versions[pair : pair + 2]
    found = Override(pair, _ids(wish.old, old), _ids(wish.new, new))
    single = len(found.old) <= 1 and len(found.new) <= 1
    units = any(id in old.units for id in found.old) or any(id in new.units for id in found.new)
    if found.is_of_lines(old, new) and (units or not single):
        where = "、".join((*wish.old, *wish.new))
        raise refuse(
            "bad-alignment", "款、项只能同一个款或者项对应。", where=where, hint="两边各写一个款或者项，或者都写整条。"
        )
    return found


def _ids(places: Sequence[str], version: Version) -> tuple[Id, ...]:
    ids = tuple(locate(place, version.labels) for place in places)
    for place, id in zip(places, ids, strict=True):
        if id not in version.units and id not in version.lines:
            raise refuse("bad-alignment", f"「{place}」不是条款。", where=place, hint="请写条、款、项，或者编章节。")
    return ids
