"""Paths as people write them, and as they may be shown."""

import os
from pathlib import Path

from workbench.language.display import one_line


def shown(words: str) -> str:
    """A name or a path as it may be painted; bytes that are no text have no character of their own."""
    return one_line(words if words.isprintable() else os.fsencode(words).decode("utf-8", "replace"))


def path_of(words: str) -> Path:
    """The path somebody wrote; ~ is their own folder, and stays what it is where the system knows none."""
    return Path(os.path.expanduser(words.strip()))


class Meant:
    """Paths that hold what no line may show, by what stands in the line for them."""

    def __init__(self) -> None:
        self._meant: dict[str, str] = {}

    def keep(self, meant: str) -> str:
        """What to write for a path that was chosen."""
        words = shown(meant)
        if words != meant:
            self._meant[words] = meant
        return words

    def path(self, words: str) -> str:
        """What is meant by what is written: a path that was chosen, or a name in such a folder."""
        folder, name = os.path.split(words)
        return self._meant.get(words) or os.path.join(self._meant.get(os.path.join(folder, ""), folder), name)
