"""Merging another commit into the branch: planned without touching anything, then one commit with two parents."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.merging.values import Conflict, Merged
from workbench.model.problems import refuse
from workbench.storage.merging.ancestors import common_ground
from workbench.storage.merging.conflicts import Question, Version, files_of, of_confirmation, of_conflict
from workbench.storage.merging.plan import Plan, Planning
from workbench.storage.merging.snapshot import Snapshot
from workbench.storage.merging.writers import Writers
from workbench.storage.saving.moving import advance, join
from workbench.storage.workspace import Workspace

#: Contested files named in a message.
_MOST = 20


@dataclass(frozen=True, slots=True)
class Joined:
    """``commit``: where the branch is now. ``way``: nothing was to be done, the branch only moved on, or a merge.

    ``questions``: by draft, what is left to people.
    """

    commit: str
    way: str
    questions: Mapping[str, tuple[Question, ...]] = field(default_factory=dict)
    drafts: Mapping[str, Merged] = field(default_factory=dict)


def join_commit(workspace: Workspace, other: str, message: str) -> Joined:
    """Merge the commit ``other`` into the branch. Nothing is written when it is refused."""
    repository = workspace.repository
    repository.refuse_unfit()
    ours = workspace.commit()
    if repository.is_within(other, ours):
        return Joined(ours, "nothing")
    if repository.is_within(ours, other):
        advance(workspace, _between(workspace, ours, other), expected=ours, to=other)
        return Joined(other, "forward")
    sides = common_ground(workspace, ours, other), Snapshot.of(repository, ours), Snapshot.of(repository, other)
    plan = Planning(workspace, sides).plan()
    _refuse_contested(plan)
    writers = Writers(workspace, ours, other)
    found = {slug: tuple(_questions(merged, slug, writers)) for slug, merged in plan.drafts.items()}
    for slug, questions in found.items():
        folder = f"{workspace.prefix}drafts/{slug}/"
        plan.changes |= {folder + path: content for path, content in files_of(questions).items()}
    return Joined(join(workspace, plan.changes, message, expected=ours, other=other), "merge", found, plan.drafts)


def _between(workspace: Workspace, ours: str, other: str) -> dict[str, bytes | None]:
    """The files that differ between the branch and a descendant of it."""
    old, new = (Snapshot.of(workspace.repository, commit) for commit in (ours, other))
    plan = Planning(workspace, (old, old, new)).plan()
    _refuse_contested(plan)
    return plan.changes


def _refuse_contested(plan: Plan) -> None:
    if plan.contested:
        hint = "请与对方商定用哪一份，由一方改成一致后保存，再合并。"
        message = f"有 {len(plan.contested)} 个文件两边都改过，不能自动合并；什么也没有改动。"
        raise refuse("both-changed-files", message, where=_listed(plan.contested), hint=hint)
    if plan.special:
        hint = "请用 git merge 自己合并这些文件。"
        message = f"对方改了 {len(plan.special)} 个不是普通文件的东西（链接、可执行文件、子模块），没有合并。"
        raise refuse("special-files", message, where=_listed(plan.special), hint=hint)


def _listed(paths: list[str]) -> str:
    return "、".join(paths[:_MOST]) + ("等" if len(paths) > _MOST else "")


def _questions(merged: Merged, slug: str, writers: Writers) -> Iterator[Question]:
    for conflict in merged.conflicts:
        ours, theirs = _signed(conflict, slug, writers)
        yield of_conflict(conflict, ours, theirs)
    yield from map(of_confirmation, merged.confirmations)


def _signed(conflict: Conflict, slug: str, writers: Writers) -> tuple[Version, Version]:
    path = writers.path_of(conflict, slug)
    return writers.last(path, ours=True), writers.last(path, ours=False)
