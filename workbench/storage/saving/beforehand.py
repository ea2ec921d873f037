"""Files of a save, written while git writes the commit: in a folder of ours, for the work tree waits for the branch.

What a crash leaves there belongs to no save, and the next one clears it away.
"""

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from workbench.storage import steps
from workbench.storage.git.repository import Repository

_PREFIX = "new-"


class Beforehand:
    """``files``: by path in the repository, where the content is that will be renamed into its place."""

    def __init__(self, repository: Repository) -> None:
        self._own, self._top = repository.git_dir / "workbench", repository.top
        self.files: dict[str, str] = {}

    def write(self, contents: Mapping[str, bytes | None]) -> None:
        """Write these and flush them; nothing where files of ours cannot become files of the work tree as they are."""
        made = [(path, content) for path, content in contents.items() if content is not None]
        self._own.mkdir(parents=True, exist_ok=True)
        if not made or not self._is_alike():
            return
        folder = os.path.join(self._own, f"{_PREFIX}{token_hex(4)}")
        os.mkdir(folder)
        files = {path: os.path.join(folder, f"{n}-{os.path.basename(path)}") for n, (path, _) in enumerate(made)}
        for path, content in made:
            steps.write_new(files[path], content, flush=False)
        steps.flush_all(list(files.values()))
        self.files = files

    def _is_alike(self) -> bool:
        """Whether files made here get the rights they would get in the work tree, and can be renamed into it."""
        return self._own.is_relative_to(self._top) and os.stat(self._own).st_dev == os.stat(self._top).st_dev

    def clear(self) -> None:
        """Remove what was not needed, and what others left."""
        with suppress(OSError):
            for left in self._own.glob(f"{_PREFIX}*"):
                _remove(left)


def _remove(left: Path) -> None:
    if left.is_symlink():  # nothing of ours is one
        left.unlink()
    else:
        shutil.rmtree(left, ignore_errors=True)


@contextmanager
def beforehand(repository: Repository) -> Iterator[Beforehand]:
    """To be used by who holds the lock of saving."""
    found = Beforehand(repository)
    found.clear()
    try:
        yield found
    finally:
        found.clear()
