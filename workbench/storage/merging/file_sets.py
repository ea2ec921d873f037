"""Files that are merged whole, by path: what one side changed is taken, what both changed needs people."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from workbench.storage.files.own_files import is_conflict
from workbench.storage.merging.amendment_files import merged_amendment
from workbench.storage.merging.line_sets import united
from workbench.storage.merging.snapshot import PLAIN, Entry, Snapshot

_LINES = re.compile(r"amendments/.+\.jsonl")
_AMENDMENT = re.compile(r"amendments/[^/]+/[A-Z0-9]{8}\.toml")
_OWN = re.compile(r"drafts/[^/]+/(.+)")


@dataclass(slots=True)
class FileChanges:
    """``changes`` on our side, None for a file that goes; ``contested``: changed on both sides.

    ``special``: links, executables and submodules of theirs.
    """

    changes: dict[str, bytes | None] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)
    special: list[str] = field(default_factory=list)


def merged_files(paths: Iterable[str], prefix: str, sides: tuple[Snapshot, Snapshot, Snapshot]) -> FileChanges:
    """What is to become of these files of (base, ours, theirs); ``prefix``: where the workspace is."""
    base, ours, theirs = sides
    found = FileChanges()
    taken = []
    for path in sorted(set(paths)):
        before, mine, other = (side.entries.get(path) for side in sides)
        if other in (mine, before):
            continue
        if mine == before:
            taken.append(path)
        else:
            _merge_one(path, path.removeprefix(prefix), sides, found)
    theirs.fetch(taken)
    for path in taken:
        entry = theirs.entries.get(path)
        if _is_special(entry) or _is_special(ours.entries.get(path)):
            found.special.append(path)
        else:
            found.changes[path] = theirs.get(path)
    return found


def _is_special(entry: Entry | None) -> bool:
    return entry is not None and entry.mode != PLAIN


def _merge_one(path: str, inside: str, sides: tuple[Snapshot, Snapshot, Snapshot], found: FileChanges) -> None:
    base, ours, theirs = (side.get(path) for side in sides)
    own = _OWN.fullmatch(inside)
    if own is not None and is_conflict(own[1]):
        # A conflict that one side has settled is settled; of two versions always the same one is kept.
        merged = None if ours is None or theirs is None else min(ours, theirs)
    elif ours is None or theirs is None:
        found.contested.append(path)
        return
    elif _LINES.fullmatch(inside):
        merged = united(base, ours, theirs)
    else:
        merged = merged_amendment(inside, base, ours, theirs) if _AMENDMENT.fullmatch(inside) else None
    if merged is None and not (own is not None and is_conflict(own[1])):
        found.contested.append(path)
    elif merged != ours:
        found.changes[path] = merged
