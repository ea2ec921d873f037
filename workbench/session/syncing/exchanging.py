"""Exchanging with another repository: clone it, and sync: fetch, merge, push."""

from dataclasses import dataclass
from pathlib import Path

from workbench.model.problems import refuse
from workbench.rendering.comparison.progress import SILENT, Progress
from workbench.session.desk import Desk
from workbench.session.syncing.branches import HEADS, join
from workbench.storage.founding import prepare_clone
from workbench.storage.git.remotes import Push, Remote, clone, fetch, push, remote_of
from workbench.storage.merging.merging import Joined
from workbench.storage.workspace import Workspace

#: How often a push is tried again because somebody else pushed first.
_TIMES = 10


@dataclass(frozen=True, slots=True)
class Synced:
    """``joined``: what came in with each merge; ``pushed``: whether something went out."""

    remote: Remote
    branch: str
    joined: tuple[Joined, ...]
    pushed: bool


def clone_workspace(address: str, folder: Path, here: Path) -> Desk:
    """A copy of a workspace in a new folder, set up as ``init`` does."""
    repository = clone(address, folder, here)
    prepare_clone(repository)
    return Desk(Workspace.find(repository.top))


def sync(desk: Desk, progress: Progress = SILENT) -> Synced:
    """Fetch, merge and push the current branch. Stopped at any instant, it can simply be done again.

    Work that is not saved stays in hand and is carried over to the merged version when the draft is opened.
    ``progress`` can stop what waits for the other side, never a merge in its middle.
    """
    repository = desk.workspace.repository
    branch = repository.refuse_unfit()
    remote = remote_of(repository)
    joined: list[Joined] = []
    for _ in range(_TIMES):
        progress.step("取回对方的版本", lambda: fetch(repository, remote))
        theirs = repository.tip(branch.replace(HEADS, "refs/remotes/origin/", 1))
        if theirs is not None:
            progress.tell("合并")
            done = join(desk, theirs, f"合并「{branch.removeprefix(HEADS)}」的远程版本")
            joined += [done] if done.way != "nothing" else []
        pushed = progress.step("推送", lambda: push(repository, remote, branch))
        if pushed is not Push.OVERTAKEN:
            return Synced(remote, branch.removeprefix(HEADS), tuple(joined), pushed is Push.DONE)
    raise refuse("remote-busy", "对方仓库一直有人在推送。", hint="合并已经保存在本地；稍后再运行一次 sync。")
