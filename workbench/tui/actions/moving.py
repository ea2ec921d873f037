"""Moving a unit among its neighbours and into other divisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.model.level import DIVISIONS, Level, may_hold
from workbench.model.problems import refuse
from workbench.session.editing.made import Made
from workbench.session.editing.placing import Relation
from workbench.session.editing.rearranging import moving
from workbench.session.reading.printing import outline
from workbench.session.view import View
from workbench.tui.action import action
from workbench.tui.actions.conditions import has_unit
from workbench.tui.actions.editing import carry_out
from workbench.tui.screens.listing import Finder
from workbench.tui.widgets.pieces import Item, Piece
from workbench.tui.work.places import called

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("move_up", "上移", "alt+up", "修改", "与前面一条换位；在章的开头时移到前一章的末尾。", has_unit)
async def move_up(screen: WorkScreen) -> None:
    """One place to the front."""
    await _move(screen, -1)


@action("move_down", "下移", "alt+down", "修改", "与后面一条换位；在章的末尾时移到后一章的开头。", has_unit)
async def move_down(screen: WorkScreen) -> None:
    """One place to the back."""
    await _move(screen, 1)


async def _move(screen: WorkScreen, step: int) -> None:
    await screen.leave()
    await carry_out(screen, _moved(screen.hand.view, screen.unit, step).operation, screen.unit)


def _moved(view: View, unit: Id, step: int) -> Made:
    siblings = [node.id for node in view.labels.siblings(unit)]
    at = siblings.index(unit) + step
    if 0 <= at < len(siblings):
        return moving(view, unit, "after" if step > 0 else "before", siblings[at])
    parent = view.labels.parent(unit)
    division = _beside(view, parent.id, step) if parent and parent.level in DIVISIONS else None
    if division is None:
        raise refuse("edge", "已经在最" + ("后" if step > 0 else "前") + "面了。", where=view.name(unit))
    inside = [child.id for child in view.node(division).children if child.level is view.node(unit).level]
    if step > 0 and inside:
        return moving(view, unit, "before", inside[0])
    return moving(view, unit, "into", division)


def _beside(view: View, division: Id, step: int) -> Id | None:
    same = [id for id in view.labels if view.node(id).level is view.node(division).level]
    at = same.index(division) + step
    return same[at] if 0 <= at < len(same) else None


@action("move_to", "移到……", "alt+m", "修改", "移到别的章、节，或者某一条的后面。", has_unit)
async def move_to(screen: WorkScreen) -> None:
    """To a place chosen from the outline."""
    await screen.leave()
    view, unit = screen.hand.view, screen.unit
    entries = tuple(_targets(view, unit))

    def source(typed: str) -> Iterator[Item]:
        return (item for words, item in entries if all(part in words for part in typed.split()))

    title = f"{called(view, unit)}移到"
    chosen = await screen.app.push_screen_wait(Finder(title, source, "写章名、条号或者条旨"))
    if isinstance(chosen, tuple):
        relation, anchor = chosen
        await carry_out(screen, moving(view, unit, relation, anchor).operation, unit)


def _targets(view: View, unit: Id) -> Iterator[tuple[str, Item]]:
    moved, inside = view.node(unit), {node.id for node in view.node(unit).walk()}
    for entry in outline(view):
        node = view.node(entry.id)
        if entry.id in inside:
            continue
        name = called(view, entry.id)
        if may_hold(node.level, moved.level) and node.level is not Level.ARTICLE:
            yield _target(f"移进{name}，放在末尾", "into", entry.id, entry.depth, "strong")
        if node.level is moved.level:
            yield _target(f"移到{name}后面", "after", entry.id, entry.depth, "")


def _target(words: str, relation: Relation, id: Id, depth: int, kind: str) -> tuple[str, Item]:
    return words, Item((Piece("  " * depth), Piece(words, kind)), (relation, id), whole=False)
