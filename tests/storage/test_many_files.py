"""A save of many files: flushed by one call, and killed before it, after it, and between two names."""

import subprocess
from pathlib import Path

import pytest

from tests.storage.killed_save import KilledError
from workbench.storage import steps
from workbench.storage.saving.recovery import recover
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace

MANY = 40
FILES: dict[str, bytes | None] = {f"exports/{n:02}.txt": f"内容{n}\n".encode() for n in range(MANY)}


def left_behind(top: Path) -> list[str]:
    return sorted(path.name for path in top.rglob("*.workbench-new"))


@pytest.mark.parametrize(
    ("where", "saved"),
    [("write 20-20.txt", False), (f"flush {MANY} files", False), ("rename 20.txt", True), ("fsync exports/", True)],
)
def test_killed_among_many_files(workspace: Workspace, where: str, saved: bool) -> None:
    seen: list[str] = []

    def die(step: str) -> None:
        seen.append(step)
        if step == where:
            raise KilledError

    with pytest.raises(KilledError), steps.watching(die):
        save(workspace, FILES, "一次导出许多文件")
    recover(workspace.repository)
    top = workspace.repository.top
    there = {f"exports/{path.name}": path.read_bytes() for path in (top / "exports").glob("*.txt")}
    assert there == (FILES if saved else {})
    assert left_behind(top) == []
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(status, cwd=top, check=True, capture_output=True).stdout == b""


def test_one_flush_serves_for_all(workspace: Workspace) -> None:
    seen: list[str] = []
    with steps.watching(seen.append):
        save(workspace, FILES, "一次导出许多文件")
    assert f"flush {MANY} files" in seen
    assert not [step for step in seen if step.startswith("fsync") and step.endswith(".txt")]
