"""Branches of a workspace: list, new, switch, merge."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.session.desk import Desk
from workbench.session.hand.rebasing import brought_up_to_date
from workbench.session.hand.state import take
from workbench.session.syncing.renumbered import told
from workbench.storage.merging.merging import Joined, join_commit
from workbench.storage.saving.moving import switch
from workbench.storage.slug import check_slug

HEADS, REMOTES = "refs/heads/", "refs/remotes/"
#: How often a merge is tried again when somebody saves in between.
_PATIENCE = 20


@dataclass(frozen=True, slots=True)
class Branch:
    """``name`` as people write it; ``here``: the work tree is on it; ``remote``: known from another repository."""

    name: str
    commit: str
    here: bool = False
    remote: bool = False


def branches(desk: Desk) -> tuple[Branch, ...]:
    """All branches, this repository's first."""
    repository = desk.workspace.repository
    current = repository.branch()
    own = [Branch(ref.removeprefix(HEADS), at, ref == current) for ref, at in repository.refs(HEADS).items()]
    others = [Branch(ref.removeprefix(REMOTES), at, remote=True) for ref, at in repository.refs(REMOTES).items()]
    return (*own, *(branch for branch in others if not branch.name.endswith("/HEAD")))


def new_branch(desk: Desk, name: str) -> Branch:
    """A branch at the saved version, and the work tree on it. Unsaved work stays with the branch it was begun on."""
    repository = desk.workspace.repository
    ref = HEADS + check_slug(name, "分支名称")
    if not repository.move(ref, desk.workspace.commit(), None, "branch"):
        raise refuse("branch-exists", f"分支「{name}」已经有了，没有改动。", hint="换一个名称，或者用 branch switch。")
    return Branch(ref.removeprefix(HEADS), switch(desk.workspace, ref), here=True)


def switch_branch(desk: Desk, name: str) -> Branch:
    """The work tree on another branch; one that only the remote has is made here too."""
    repository, found = desk.workspace.repository, _named(desk, name)
    own = found.name.partition("/")[2] if found.remote else found.name
    if found.remote:
        repository.move(HEADS + own, found.commit, None, "branch")
    return Branch(own, switch(desk.workspace, HEADS + own), here=True)


def merge_branch(desk: Desk, name: str) -> Joined:
    """Everything of another branch on this one; conflicts become questions to be answered."""
    found = _named(desk, name)
    return join(desk, found.commit, f"合并分支「{found.name}」")


def join(desk: Desk, commit: str, message: str) -> Joined:
    """Merge a commit; again when somebody saved in the moment between looking and writing.

    Unsaved work is carried over; what conflicts with it is told in the desk's notices, and what was numbered anew.
    """
    for left in reversed(range(_PATIENCE)):
        try:
            before = desk.workspace.commit()
            done = join_commit(desk.workspace, commit, message)
            desk.notices += (*_carry_over_hands(desk), *told(desk, before, done.commit, commit))
            return done
        except WorkbenchError as error:
            if error.problem.code != "branch-moved" or not left:
                raise
    raise AssertionError("unreachable")


def _carry_over_hands(desk: Desk) -> Iterator[Problem]:
    """Put unsaved work on the merged version; where that cannot be, it stays as it was and is named."""
    for slug in desk.slugs():
        try:
            hand = take(desk.workspace, slug)
            if hand.state.done:
                brought_up_to_date(hand, desk.workspace)
        except WorkbenchError as error:
            yield replace(error.problem, where=f"《{slug}》{error.problem.where}", severity=Severity.WARNING)


def _named(desk: Desk, name: str) -> Branch:
    known = branches(desk)
    found = next((one for one in known if one.name == name), None)
    found = found or next((one for one in known if one.remote and one.name.partition("/")[2] == name), None)
    if found is None:
        names = "、".join(one.name for one in known[:10])
        raise refuse("no-such-branch", f"没有「{name}」这个分支。", hint=f"现有的分支：{names}。")
    return found
