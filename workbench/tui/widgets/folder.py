"""What lies in a folder, for choosing a file: folders first, then the files that can be read, hidden ones left out."""

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from workbench.tui.pinyin import matches
from workbench.tui.widgets.paths import shown

#: Names looked at in one folder; a folder with more is no place where somebody keeps drafts.
MOST_LOOKED_AT = 5000
#: Names of which the pinyin is tried: it takes ten times as long, and a key must not wait for it.
_MOST_SPELLED = 500
#: What a word processor leaves beside a file that is open begins with ~$.
_HIDDEN = (".", "~$")


@dataclass(frozen=True, slots=True)
class Entry:
    """``name``: as the system has it, which may hold anything; ``shown``: cleaned, for the screen."""

    name: str
    is_folder: bool

    @property
    def shown(self) -> str:
        """The name as it may be painted."""
        return shown(self.name)


@dataclass(frozen=True, slots=True)
class Folder:
    """``problem``: why nothing could be listed, "" when it could; ``whole``: False when there is more than was read."""

    entries: tuple[Entry, ...] = ()
    problem: str = ""
    whole: bool = True

    def found(self, typed: str) -> list[Entry]:
        """The entries that ``typed`` finds by their words, else by their pinyin initials; the best ones first."""
        wanted = typed.lower()
        held = [entry for entry in self.entries if wanted in entry.shown.lower()]
        if held or len(self.entries) > _MOST_SPELLED:
            return sorted(held, key=lambda entry: not entry.shown.lower().startswith(wanted))
        return [entry for entry in self.entries if matches(typed, entry.shown)]


def look(folder: Path, suffixes: Sequence[str]) -> Folder:
    """List a folder; what cannot be listed is said, never raised."""
    try:
        with os.scandir(folder) as found:
            seen = list(islice(found, MOST_LOOKED_AT + 1))
    except PermissionError:
        return Folder(problem="没有打开这个文件夹的权限。")
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return Folder(problem="没有这个文件夹。")
    except OSError:
        return Folder(problem="这个文件夹打不开。")
    entries = sorted(_entries(seen[:MOST_LOOKED_AT], suffixes), key=lambda one: (not one.is_folder, one.name.lower()))
    return Folder(tuple(entries), whole=len(seen) <= MOST_LOOKED_AT)


def _entries(seen: Iterable[os.DirEntry[str]], suffixes: Sequence[str]) -> Iterator[Entry]:
    for one in seen:
        if one.name.startswith(_HIDDEN):
            continue
        if _is_folder(one):
            yield Entry(one.name, True)
        elif one.name.lower().endswith(tuple(suffixes)):
            yield Entry(one.name, False)


def _is_folder(one: os.DirEntry[str]) -> bool:
    try:
        return one.is_dir()
    except OSError:
        return False
