"""Folders and files beside the drafts: rights, the private store, room on the disk."""

import os
import shutil
import stat

from workbench.model.problems import Severity
from workbench.session.setup.examining.finding import Finding, wrong
from workbench.storage.opinions.private import NAME
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace

#: Bytes; a save of the largest draft takes some ten million.
_ROOM = 200_000_000
_OWNER_ONLY = 0o600


def _rights(workspace: Workspace) -> Finding:
    repository = workspace.repository
    places = (workspace.root, workspace.root / "drafts", repository.git_dir, repository.own)
    blocked = [place for place in places if place.exists() and not os.access(place, os.W_OK)]
    if not blocked:
        return Finding("可以写入")
    hint, where = "改到可以写入的文件夹。", str(blocked[0])
    return wrong("read-only", "没有写入的权限。", where=where, hint=hint, severity=Severity.ERROR)


def _private(workspace: Workspace) -> Finding:
    """Who sent the opinions is for the owner alone, where the system has modes."""
    path = workspace.repository.own / NAME
    if not path.exists():
        return Finding("这里没有提出人的信息")
    mode = stat.S_IMODE(path.stat().st_mode)
    if os.name != "posix" or not mode & ~_OWNER_ONLY:
        return Finding("只有本人可以读取")

    def close() -> str:
        with disk_errors(path):
            path.chmod(_OWNER_ONLY)
        return "已改为只有本人可以读取"

    message = f"提出人的信息别的用户也可以读取（{mode:o}）。"
    return wrong("private-store-open", message, where=str(path), mend=close)


def _room(workspace: Workspace) -> Finding:
    free = shutil.disk_usage(workspace.root).free
    shown = f"还有 {free / 1e9:.1f} GB"
    if free > _ROOM:
        return Finding(shown)
    return wrong("disk-nearly-full", f"磁盘快满了，{shown}。", where=str(workspace.root), hint="腾出磁盘空间。")


LOOKS = (("权限", _rights), ("个人信息", _private), ("磁盘", _room))
