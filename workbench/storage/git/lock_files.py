"""Lock files that a git which died has left; while one is there nobody can save."""

import time
from pathlib import Path

from workbench.storage.git.repository import Repository

#: Seconds; no git command that the workbench or a person runs on a repository of texts takes that long.
OLD = 3600.0


def left_locks(repository: Repository) -> dict[Path, float]:
    """Lock files of git and their age in seconds."""
    now = time.time()
    tops = {repository.git_dir, repository.common}
    found = [path for top in tops for path in top.glob("*.lock")] + list((repository.common / "refs").rglob("*.lock"))
    return {path: now - path.stat().st_mtime for path in sorted(found) if path.is_file() and not path.is_symlink()}
