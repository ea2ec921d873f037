"""Words that somebody writes as a proposal and has not proposed yet: one file for each writer, until it is decided.

They stand beside the operation log and not in it, because the draft stays as it is. Who writes holds a lock: by it
what a killed program left behind is told from what somebody is still writing.
"""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.storage import steps
from workbench.storage.log.lines import Data, read_line, write_line

if TYPE_CHECKING:
    from filelock import BaseFileLock


class UnproposedFiles:
    """What is kept in one folder, as one writer sees it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = secrets.token_hex(8)
        self._held: BaseFileLock | None = None

    def keep(self, data: Data) -> None:
        """Keep ``data`` in the place of what this writer kept before."""
        with steps.disk_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            if self._held is None:
                self._held = self._lock(self._own)
                self._held.acquire(timeout=0)
            path = self._file(self._own)
            steps.replace_file(path, write_line(data), path.with_suffix(".new"))

    def drop(self) -> None:
        """Keep nothing any more."""
        if self._held is not None:
            self.forget(self._own)
            self._held.release()
            self._held = None

    def forget(self, name: str) -> None:
        """Remove what a writer kept."""
        with steps.disk_errors(self._folder):
            steps.remove(self._file(name))
            steps.remove(self._folder / f"{name}.lock", sync=False)

    def left_behind(self) -> Iterator[tuple[str, Data]]:
        """Name and data of what was kept by writers that are gone; what is damaged is passed over."""
        for path in sorted(self._folder.glob("*.json")):
            if path.stem != self._own and self._is_free(path.stem):
                try:
                    yield path.stem, read_line(path.read_bytes())
                except (ValueError, OSError):
                    continue

    def _is_free(self, name: str) -> bool:
        from filelock import Timeout

        try:
            with self._lock(name).acquire(timeout=0):
                return True
        except (Timeout, OSError):
            return False

    def _lock(self, name: str) -> "BaseFileLock":
        from filelock import FileLock  # 0.1 s to import

        # Whoever writes is one program, whichever of its threads takes and lets go.
        return FileLock(self._folder / f"{name}.lock", thread_local=False)

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}.json"
