"""The opinions and amendments of one draft, changed on both sides: every record of either, no number given twice."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from workbench.amendments.renumbering import Renumbering
from workbench.storage.merging.amendment_files import merged_amendment
from workbench.storage.merging.amendment_numbers import amendments_anew
from workbench.storage.merging.following import amendment_of, followed_amendment, followed_line
from workbench.storage.merging.line_sets import Files, data_of, id_of, lines_of, united
from workbench.storage.merging.opinion_numbers import Anew, key_of, numbers_anew
from workbench.storage.opinions.lines import write
from workbench.storage.opinions.records import OPINIONS, RENUMBERED
from workbench.storage.opinions.shards import folder_of, shards

Three = tuple[Files, Files, Files]
_AMENDMENT = re.compile(r"[A-Z0-9]{8}\.toml")
_NUMBER = re.compile(rb"^number = ([0-9]{1,9})$", re.MULTILINE)


@dataclass(slots=True)
class MergedRecords:
    """``files``: what becomes of those that differ, None for one that goes. ``contested``: those left to people."""

    files: dict[str, bytes | None] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)


def is_record(path: str) -> bool:
    """Whether a file, by its path in amendments/<draft>/, is a shard or an amendment."""
    return bool(_AMENDMENT.fullmatch(path) or folder_of(path))


def merged_records(slug: str, sides: Three, changed: Collection[str]) -> MergedRecords:
    """Merge the files of amendments/<slug>/ (by path inside it) as (base, ours, theirs) have them.

    ``changed``: those that are not the same everywhere; others of the base are read only when a free number is wanted.
    Symmetric: it does not matter which side is ours.
    """
    last = {path for folder in _folders(changed) for path in shards(sides[0], folder)[-1:]}
    # New lines go behind the last shard, whether or not anybody changed that one.
    paths = sorted({*changed, *last})
    base, ours, theirs = ({path: side[path] for path in paths if path in side} for side in sides)
    return _Merging(slug, (base, ours, theirs), sides[0]).merged()


class _Merging:
    def __init__(self, slug: str, sides: Three, whole: Files) -> None:
        self._top = f"amendments/{slug}/"
        self._base, self._sides = sides[0], sides[1:]
        self._anew: Anew = numbers_anew(*sides, _opinion_numbers(whole))
        base, ours, theirs = (self._amendments(files) for files in sides)
        self._renamed = amendments_anew(base, ours, theirs, _amendment_numbers(whole))
        self._there = (base, ours, theirs)

    def merged(self) -> MergedRecords:
        found = MergedRecords()
        records = {write(one).rstrip(b"\n") for one in (*self._opinions_anew(), *self._amendments_anew())}
        files = {path for side in (self._base, *self._sides) for path in side}
        for folder in sorted(_folders(files) | ({RENUMBERED} if records else set())):
            ours, theirs = (self._followed(folder, side) for side in (0, 1))
            shown = united(self._base, folder, [*ours, *(records if folder == RENUMBERED else ())], theirs)
            here = sorted(path for path in files if folder_of(path) == folder)
            if shown is None:
                found.contested += [self._top + path for path in here]
            else:
                found.files |= dict.fromkeys(here) | shown
        for path in sorted({path for side in self._there for path in side}):
            self._merge_amendment(path, found)
        return found

    def _amendments(self, files: Files) -> Files:
        return {self._top + path: content for path, content in files.items() if _AMENDMENT.fullmatch(path)}

    def _followed(self, folder: str, side: int) -> list[bytes]:
        """The lines of one side, the new ones with the numbers as they are now."""
        old, numbers = set(lines_of(self._base, folder)), self._anew.numbers[side]
        lines = lines_of(self._sides[side], folder)
        found = [line if line in old else followed_line(line, folder, numbers) for line in lines]
        undone = self._anew.undone if folder == OPINIONS else ()
        return [line for line in found if line in old or not undone or key_of(line) not in undone]

    def _merge_amendment(self, path: str, found: MergedRecords) -> None:
        base, inside = self._there[0].get(path), path.removeprefix(self._top)
        ours, theirs = (
            followed_amendment(path, files[path], numbers, self._renamed) if path in files else None
            for files, numbers in zip(self._there[1:], self._anew.numbers, strict=True)
        )
        if ours in (base, theirs) or theirs == base:
            found.files[inside] = theirs if ours == base else ours
        elif ours and theirs and (merged := merged_amendment(path, base, ours, theirs)):
            found.files[inside] = merged
        else:
            found.contested.append(path)

    def _opinions_anew(self) -> Iterator[Renumbering]:
        """Every opinion whose number or pseudonym this merge changes."""
        old = set(lines_of(self._base, OPINIONS))
        for files, numbers in zip(self._sides, self._anew.numbers, strict=True):
            for line in lines_of(files, OPINIONS) if numbers else ():
                if line not in old:
                    yield from _renumbering(line, followed_line(line, OPINIONS, numbers))

    def _amendments_anew(self) -> Iterator[Renumbering]:
        for files in self._there[1:] if self._renamed else ():
            for one in (amendment_of(path, content) for path, content in files.items()):
                if one and self._renamed.get(one.id, one.number) != one.number:
                    yield Renumbering(str(one.number), str(self._renamed[one.id]), amendment=one.id)


def _renumbering(before: bytes, after: bytes) -> Iterator[Renumbering]:
    was, now = (data_of(line) for line in (before, after))
    submitter = "" if was.get("submitter") == now.get("submitter") else str(was["submitter"])
    if submitter or was.get("id") != now.get("id"):
        yield Renumbering(str(was["id"]), str(now["id"]), str(was.get("source", "")), submitter)


def _folders(paths: Collection[str]) -> set[str]:
    return {folder_of(path) for path in paths} - {""}


def _opinion_numbers(files: Files) -> Iterator[str]:
    """Every 意见编号 of the base, and those that were given anew before."""
    yield from map(id_of, lines_of(files, OPINIONS))
    for row in map(data_of, lines_of(files, RENUMBERED)):
        yield from () if row.get("amendment") else (str(row.get("was")), str(row.get("now")))


def _amendment_numbers(files: Files) -> Iterator[int]:
    for path in files:
        if _AMENDMENT.fullmatch(path) and (found := _NUMBER.search(files[path])):
            yield int(found[1])
