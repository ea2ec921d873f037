"""Files that are merged whole, by path: what one side changed is taken, what both changed needs people."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from workbench.storage.files.own_files import is_conflict
from workbench.storage.merging.record_sets import is_record, merged_records
from workbench.storage.merging.snapshot import PLAIN, Entry, Snapshot

_Sides = tuple[Snapshot, Snapshot, Snapshot]
_BOOK = re.compile(r"amendments/([^/]+)/(.+)")
_OWN = re.compile(r"drafts/[^/]+/(.+)")


@dataclass(slots=True)
class FileChanges:
    """``changes`` on our side, None for a file that goes; ``contested``: changed on both sides.

    ``special``: links, executables and submodules of theirs.
    """

    changes: dict[str, bytes | None] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)
    special: list[str] = field(default_factory=list)


def merged_files(paths: Iterable[str], prefix: str, sides: _Sides) -> FileChanges:
    """What is to become of these files of (base, ours, theirs); ``prefix``: where the workspace is."""
    base, ours, theirs = sides
    found = FileChanges()
    taken, books = [], _books(paths := sorted(set(paths)), prefix, sides)
    records = {path for book in books.values() for path in book}
    for path in paths:
        before, mine, other = (side.entries.get(path) for side in sides)
        if other in (mine, before) or path in records:
            continue
        if mine == before:
            taken.append(path)
        else:
            _merge_one(path, path.removeprefix(prefix), sides, found)
    for slug, book in books.items():
        _merge_book(slug, f"{prefix}amendments/{slug}/", book, sides, found)
    theirs.fetch(taken)
    for path in taken:
        entry = theirs.entries.get(path)
        if _is_special(entry) or _is_special(ours.entries.get(path)):
            found.special.append(path)
        else:
            found.changes[path] = theirs.get(path)
    return found


def _books(paths: Iterable[str], prefix: str, sides: _Sides) -> dict[str, list[str]]:
    """By draft: the opinions and amendments that differ, where both sides changed some and all are plain files."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        match = _BOOK.fullmatch(path.removeprefix(prefix))
        if match and is_record(match[2]) and len({side.entries.get(path) for side in sides}) > 1:
            found[match[1]].append(path)
    return {slug: book for slug, book in found.items() if _is_of_both(book, sides)}


def _is_of_both(book: Collection[str], sides: _Sides) -> bool:
    base, ours, theirs = ([side.entries.get(path) for path in book] for side in sides)
    return base not in (ours, theirs) and not any(map(_is_special, (*base, *ours, *theirs)))


def _merge_book(slug: str, folder: str, book: list[str], sides: _Sides, found: FileChanges) -> None:
    base, ours, theirs = (side.folder(folder) for side in sides)
    changed = [path.removeprefix(folder) for path in book]
    for side in (base, ours, theirs):
        side.fetch([path for path in changed if path in side])
    merged = merged_records(slug, (base, ours, theirs), changed)
    found.contested += [folder + path.removeprefix(f"amendments/{slug}/") for path in merged.contested]
    for path, content in merged.files.items():
        if content != ours.get(path):
            found.changes[folder + path] = content


def _is_special(entry: Entry | None) -> bool:
    return entry is not None and entry.mode != PLAIN


def _merge_one(path: str, inside: str, sides: _Sides, found: FileChanges) -> None:
    own = _OWN.fullmatch(inside)
    if own is None or not is_conflict(own[1]):
        found.contested.append(path)
        return
    ours, theirs = (side.get(path) for side in sides[1:])
    # A conflict that one side has settled is settled; of two versions always the same one is kept.
    merged = None if ours is None or theirs is None else min(ours, theirs)
    if merged != ours:
        found.changes[path] = merged
