"""The common ancestor of two commits; of several, which are merged first, what they have come to together."""

from collections.abc import Sequence

from workbench.model.problems import refuse
from workbench.storage.git.repository import Repository
from workbench.storage.merging.plan import Planning
from workbench.storage.merging.snapshot import Snapshot
from workbench.storage.workspace import Workspace


def merge_bases(repository: Repository, one: str, other: str) -> tuple[str, ...]:
    """The best common ancestors of two commits, in a fixed order."""
    out = repository.try_git("merge-base", "--all", one, other)
    return tuple(sorted((out or b"").decode().split()))


def common_ground(workspace: Workspace, one: str, other: str) -> Snapshot:
    """What both commits began with; refuses histories that have nothing in common."""
    bases = merge_bases(workspace.repository, one, other)
    if not bases:
        hint = "确认两边是同一份工作区的克隆。"
        raise refuse("unrelated-histories", "两边的历史没有共同的起点，不能合并。", hint=hint)
    return _together(workspace, bases)


def _together(workspace: Workspace, bases: Sequence[str]) -> Snapshot:
    """The bases merged into one; where they contest a file, the first one's is as good a beginning as any."""
    repository = workspace.repository
    found = Snapshot.of(repository, bases[0])
    for number, commit in enumerate(bases[1:], 1):
        below = merge_bases(repository, bases[number - 1], commit)
        ground = _together(workspace, below) if below else Snapshot(repository, {})
        found = found.changed(Planning(workspace, (ground, found, Snapshot.of(repository, commit))).plan().changes)
    return found
