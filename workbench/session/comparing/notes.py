"""说明 of a comparison: the reasons given when versions were saved, and what a person wrote into a notes file.

The file is TOML. One ``note`` for each provision::

    [[note]]
    at = "第十三条"      # a place as the last column numbers it, or an id
    text = "根据审议意见修改。"
    column = 1           # optional: the place is one of this column, counted from 1 (a deleted article, say)
"""

import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError, refuse
from workbench.numbering.locators import locate
from workbench.session.comparing.sides import Side
from workbench.session.desk import Desk
from workbench.session.reading.history import IMPORT, UNDO, trailers
from workbench.storage.history.touched import Touch, touches

_HINT = '每处写一个 [[note]]，其中 at = "第十三条"，text = "修改的理由"；指前一栏的条号的，加 column = 1。'
_OWN = {f"{key}: {value}" for action in (IMPORT, UNDO) for key, value in trailers(action).items()}


def reasons(desk: Desk, found: Sequence[Side]) -> dict[Id, str]:
    """Why each article was changed between the first and the last side, oldest reason first.

    Empty when they are not two saved versions of one draft.
    """
    first, last = found[0], found[-1]
    if not first.slug or first.slug != last.slug or not first.commit or not last.commit:
        return {}
    said: dict[Id, list[str]] = {}
    for touch in touches(desk.workspace, last.slug, first.commit, last.commit):
        reason = _reason(touch)
        for id in touch.articles if reason else ():
            if reason not in said.setdefault(id, []):
                said[id].append(reason)
    return {id: "；".join(given) for id, given in said.items()}


def _reason(touch: Touch) -> str:
    """「第八条：按部门意见修改」 → 按部门意见修改; what the program itself says is no reason."""
    if _OWN & set(touch.trailers.splitlines()):
        return ""
    label, _, words = touch.subject.partition("：")
    return (words or label).strip()


def read_notes(text: str, versions: Sequence[Version]) -> dict[Id, str]:
    """说明 by the id of the unit; WorkbenchError when the file is malformed or names a place that is not there."""
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise refuse("bad-notes", f"说明文件读不了（{error}）。", hint=_HINT) from None
    entries = data.get("note", [])
    if not isinstance(entries, list) or set(data) - {"note"}:
        raise _malformed("note")
    return dict(_note(entry, f"第{place}处", versions) for place, entry in enumerate(entries, 1))


def _note(entry: Any, where: str, versions: Sequence[Version]) -> tuple[Id, str]:
    if not isinstance(entry, dict) or set(entry) - {"at", "text", "column"}:
        raise _malformed(where)
    at, text, column = entry.get("at"), entry.get("text"), entry.get("column", len(versions))
    if not isinstance(at, str) or not isinstance(text, str) or type(column) is not int:
        raise _malformed(where)
    if not 1 <= column <= len(versions):
        raise refuse("bad-notes", f"没有第{column}栏。", where=where, hint=f"column 写 1 到 {len(versions)}。")
    return _unit(at, versions[column - 1]), text.strip()


def _malformed(where: str) -> WorkbenchError:
    return refuse("bad-notes", "说明文件的写法不对。", where=where, hint=_HINT)


def _unit(at: str, version: Version) -> Id:
    """The unit of a place: 说明 stand beside whole articles."""
    id = locate(at, version.labels)
    line = version.lines.get(id)
    return line.unit if line else id


def notes_of(found: Sequence[Side], desk: Desk | None, written: str | None) -> Mapping[Id, str]:
    """All 说明: what a person wrote stands in place of the reasons of the same article."""
    said = reasons(desk, found) if desk is not None else {}
    return said if written is None else said | read_notes(written, [one.version for one in found])
