"""What a merge says about numbers that two offices had given at the same time."""

from collections.abc import Iterator, Sequence

from workbench.amendments.renumbering import Renumbering
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.session.desk import Desk
from workbench.storage.amendments.store import path_of
from workbench.storage.files.blobs import Tree
from workbench.storage.opinions.files import files, folder, tree_id
from workbench.storage.opinions.records import INTAKES, RENUMBERED, Intake, read
from workbench.storage.opinions.shards import shards

#: Numbers that are named in a message.
_NAMED = 3


def told(desk: Desk, before: str, after: str, other: str) -> Iterator[Problem]:
    """One sentence for each draft: what was numbered anew between ``before`` and ``after``, which has ``other`` in it.

    本方的 is what the branch had already; what others settled among themselves is not told.
    """
    for slug in desk.slugs():
        trees = [tree_id(desk.workspace, slug, commit) for commit in (before, after, other)]
        if trees[0] != trees[1]:
            mine, others = _by_side(slug, *(files(desk.workspace, tree) for tree in trees))
            said = [*_said("本方", mine), *_said("对方", others)]
            if said:
                message = f"两边用了相同的编号：{'；'.join(said)}。"
                hint = "关联、归组、答复和修改建议已经跟着改；已经对外说过旧编号的，请另行告知。"
                yield Problem("renumbered", message, f"《{slug}》", hint, Severity.WARNING)


def _by_side(slug: str, before: Tree, after: Tree, other: Tree) -> tuple[list[Renumbering], list[Renumbering]]:
    known, theirs = set(_renumberings(before)), set(_renumberings(other))
    new = [one for one in _renumberings(after) if one not in known and one.was != one.now]
    own = [one for one in new if _is_in(slug, before, one)]
    return own, [one for one in new if one not in own and one not in theirs]


def _renumberings(tree: Tree) -> list[Renumbering]:
    paths, problems = shards(tree, RENUMBERED), list[Problem]()
    return [one for path in paths for _, one in read(tree[path], Renumbering, path, problems)]


def _is_in(slug: str, tree: Tree, one: Renumbering) -> bool:
    """Whether a version had the amendment, or the import the opinion came with."""
    if one.amendment:
        return path_of(slug, Id(one.amendment)).removeprefix(f"{folder(slug)}/") in tree
    found = (intake for path in shards(tree, INTAKES) for _, intake in read(tree[path], Intake, path, []))
    return any(intake.id == one.source for intake in found)


def _said(side: str, found: Sequence[Renumbering]) -> Iterator[str]:
    """「对方的意见#47 改为 #47-1、#48 改为 #48-1 等 30 件」."""
    for what, some in (
        ("意见", [one for one in found if not one.amendment]),
        ("建议", [one for one in found if one.amendment]),
    ):
        if some:
            more = f" 等 {len(some)} 件" if len(some) > _NAMED else ""
            yield f"{side}的{what}" + "、".join(f"#{one.was} 改为 #{one.now}" for one in some[:_NAMED]) + more
