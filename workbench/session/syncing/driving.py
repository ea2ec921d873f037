"""The merge driver for people who use plain git: registered on request, called by git for one file at a time."""

import sys
from pathlib import Path

from workbench.session.desk import Desk
from workbench.storage.founding import register_driver
from workbench.storage.merging.driver import merged_file
from workbench.storage.steps import disk_errors


def register(desk: Desk) -> None:
    """Let plain ``git merge`` of this workspace's repository call this program."""
    program = Path(sys.executable).as_posix().replace("'", "'\\''")
    register_driver(desk.workspace.repository, f"'{program}' -m workbench")


def drive(name: str, base: Path, ours: Path, theirs: Path) -> bool:
    """Put the merged file in the place of ``ours``; whether it is clean."""
    with disk_errors(ours):
        made, clean = merged_file(name, base.read_bytes(), ours.read_bytes(), theirs.read_bytes())
        ours.write_bytes(made)
    return clean
