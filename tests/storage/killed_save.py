"""One save of 3 changed, 1 added and 1 deleted files, to be killed at any step; run as a program, it kills itself.

python -m tests.storage.killed_save FOLDER STEP
"""

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tests.storage.storage_trees import large
from workbench.model.identity import Id
from workbench.storage import steps
from workbench.storage.files.codec import dump
from workbench.storage.files.own_files import path_of
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace

SLUG = "促进条例"


class KilledError(BaseException):
    """Stands for the death of the process: nothing of ours catches it."""


def change(folder: Path) -> str:
    """Make the save, with the operation log as it stands; the commit."""
    workspace = Workspace.find(folder)
    log = workspace.operations(SLUG)
    state, _ = log.read()
    return save(workspace, changes(), "第一条：修改", expected=state.base, log=(log, state.seq))


def changes() -> dict[str, bytes | None]:
    """Three files changed, one added, one deleted."""
    files = dump(large(6))
    articles = sorted(path for path in files if path.startswith("articles/"))
    found: dict[str, bytes | None] = {path: files[path] + "# 改\n".encode() for path in [*articles[:2], "outline.txt"]}
    found |= {path_of(Id("NEWNEW01")): b'id = "NEWNEW01"\n', articles[-1]: None}
    return {f"drafts/{SLUG}/{path}": content for path, content in found.items()}


def at_step(number: int, act: Callable[[], None]) -> Callable[[str], None]:
    """A watcher that acts at the step with that number."""
    count = 0

    def watch(_: str) -> None:
        nonlocal count
        count += 1
        if count == number:
            act()

    return watch


def _die() -> None:
    if hasattr(signal, "SIGKILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    os._exit(9)


if __name__ == "__main__":
    with steps.watching(at_step(int(sys.argv[2]), _die)):
        print(change(Path(sys.argv[1])))  # noqa: T201
