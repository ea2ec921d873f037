"""Editing the article in hand and its place in the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, UNITS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.values import Insert, Operation
from workbench.session.editing.insertion import insertion
from workbench.session.editing.merging import merging
from workbench.session.editing.placing import Relation, level_at, place
from workbench.session.editing.rearranging import levelling, retitling
from workbench.session.editing.removing import removal
from workbench.session.view import View
from workbench.tui.action import action
from workbench.tui.actions.conditions import can_merge, can_redo, can_split, can_undo, has_conflict, has_unit
from workbench.tui.screens.form import Field, Form
from workbench.tui.work.places import called
from workbench.tui.work.splitting import split_at_caret

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

_PLACES: dict[str, Relation] = {"放在后面": "after", "放在前面": "before", "放进里面": "into"}


async def carry_out(screen: WorkScreen, operation: Operation, here: Id | None = None) -> None:
    """Apply an operation made on the draft as it is now, and show what it did; in 建议模式 propose it."""
    if screen.hand.suggesting:
        from workbench.tui.screens.proposing import propose_dialog

        screen.say(await propose_dialog(screen.app, screen.hand, screen.unit, operation))
        screen.taken_over()
        return
    screen.went(await screen.hand.apply(operation), here)


@action("insert_after", "后插一条", "ctrl+n,alt+equals_sign", "修改", "在本条后面插入一条，条号立即顺延。", footer=3)
async def insert_after(screen: WorkScreen) -> None:
    """A new article behind this one, or at the end of this division."""
    await _insert(screen, "after")


@action("insert_before", "前插一条", "alt+n", "修改", "在本条前面插入一条。", has_unit)
async def insert_before(screen: WorkScreen) -> None:
    """A new article in front of this one."""
    await _insert(screen, "before")


async def _insert(screen: WorkScreen, relation: Relation) -> None:
    await screen.leave()
    if screen.hand.suggesting:
        raise refuse("suggesting", "建议增加条文，要写出文字。", hint="用 Alt+I 写。")
    view, anchor = screen.hand.view, screen.unit
    if view.node(anchor).level in (*DIVISIONS, Level.ROOT):
        relation = "into"
    new = _blank(screen, level_at(view, anchor, relation))
    where = place(view, anchor, relation, new.level)
    await carry_out(screen, Insert(where.parent, where.position, new), new.id)
    screen.focus_pane("article")


def _blank(screen: WorkScreen, level: Level) -> Provision:
    level = level if level not in (*DIVISIONS, *BODY) else Level.ARTICLE
    return Provision(screen.hand.draw(), level, children=(Provision(screen.hand.draw(), Level.PARAGRAPH),))


@action("insert_unit", "插入章节条", "alt+i", "修改", "插入编、章、节、条或者附件，写出名称和文字。")
async def insert_unit(screen: WorkScreen) -> None:
    """Anything, with its name and words."""
    await screen.leave()
    view, anchor = screen.hand.view, screen.unit
    levels = [str(level) for level in UNITS]
    fields = [
        Field("level", "层级", str(Level.CHAPTER), levels),
        Field("where", f"位置（以{called(view, anchor)}为准）", "放在后面", tuple(_PLACES)),
        Field("heading", "名称或者条旨"),
        Field("text", "文字（章、节可以不写）"),
    ]
    said = await screen.app.push_screen_wait(Form("插入", fields))
    if said is not None:
        level, heading = Level(said["level"]), said["heading"].strip() or None
        made = insertion(view, anchor, _PLACES[said["where"]], said["text"] or None, level, heading)
        await carry_out(screen, made.operation)


@action("split", "拆分", "alt+s", "修改", "从光标处把本条分为两条。", can_split)
async def split(screen: WorkScreen) -> None:
    """Two articles of one."""
    caret = screen.editor.selection.caret
    await screen.leave()
    operation = split_at_caret(screen.hand.view, screen.unit, screen.editor.body, caret, screen.hand.draw)
    await carry_out(screen, operation, screen.unit)


@action("merge", "与下条合并", "alt+j", "修改", "把后面同级的一条并进本条。", can_merge)
async def merge(screen: WorkScreen) -> None:
    """One article of two."""
    await screen.leave()
    siblings = [node.id for node in screen.hand.view.labels.siblings(screen.unit)]
    following = siblings[siblings.index(screen.unit) + 1]
    made = merging(screen.hand.view, screen.hand.saved, [screen.unit, following])
    await carry_out(screen, made.operation, screen.unit)


@action("delete", "删去本条", "alt+delete", "修改", "删去本条或者本章（连同其中各条）；可以撤销。", has_unit)
async def delete(screen: WorkScreen) -> None:
    """Without the unit in hand."""
    await screen.leave()
    target = screen.unit
    made = removal(screen.hand.view, screen.hand.saved, target)
    await carry_out(screen, made.operation, _next_to(screen.hand.view, target))


def _next_to(view: View, target: Id) -> Id | None:
    gone = {node.id for node in view.node(target).walk()}
    units = [id for id in view.labels if view.node(id).level not in (*BODY, Level.ROOT)]
    at = units.index(target)
    after = [id for id in units[at:] if id not in gone]
    return after[0] if after else units[at - 1] if at else None


@action("heading", "改条旨章名", "f2", "修改", "修改本条的条旨，或者编、章、节的名称。", has_unit)
async def heading(screen: WorkScreen) -> None:
    """Another heading."""
    await screen.leave()
    view, unit = screen.hand.view, screen.unit
    old = view.node(unit).heading
    label = "条旨（空着就是去掉）" if view.node(unit).level not in DIVISIONS else "名称"
    said = await screen.app.push_screen_wait(
        Form(f"{view.labels.own(unit)}的标题", [Field("words", label, old.words if old else "")])
    )
    if said is not None:
        await carry_out(screen, retitling(view, unit, said["words"]).operation, unit)


@action("level", "改变层级", "alt+l", "修改", "把章改为节、节改为章等；款、项、目在编辑时用 Tab。", has_unit)
async def level(screen: WorkScreen) -> None:
    """Another level."""
    await screen.leave()
    view, unit = screen.hand.view, screen.unit
    field = Field("level", "改为", str(view.node(unit).level), [str(one) for one in UNITS])
    said = await screen.app.push_screen_wait(Form(f"{called(view, unit)}的层级", [field]))
    if said is not None:
        await carry_out(screen, levelling(unit, Level(said["level"])).operation, unit)


@action("undo", "撤销", "ctrl+z", "修改", "撤销整部草案的上一步修改，换过条文、重开程序以后也可以。", can_undo, 5)
async def undo(screen: WorkScreen) -> None:
    """One step back."""
    await screen.article.flush()
    screen.went(await screen.hand.undo())


@action("redo", "重做", "ctrl+y", "修改", "重做刚撤销的一步。", can_redo)
async def redo(screen: WorkScreen) -> None:
    """One step on."""
    await screen.article.flush()
    screen.went(await screen.hand.redo())


@action(
    "settle_conflict",
    "处理冲突",
    "alt+x",
    "修改",
    "别处改了同一处，或者合并留下了冲突：逐处看三方的文字，选一边或者手工改。",
    has_conflict,
)
async def settle_conflict(screen: WorkScreen) -> None:
    """Base, mine and theirs, and what stays."""
    from workbench.tui.screens.conflict import settle
    from workbench.tui.screens.disputes import visit

    collided = screen.hand.collided or screen.hand.unwritten
    await (settle(screen) if collided else visit(screen))
