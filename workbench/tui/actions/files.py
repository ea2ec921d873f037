"""The draft as a whole: saving, stages, export, properties, other drafts, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.model.instrument import Mode
from workbench.model.problems import refuse
from workbench.operations.values import PROPERTY, Batch, Operation
from workbench.rendering.options import DEFAULT
from workbench.session.editing.setting import setting
from workbench.session.intake.withdrawing import import_to_undo
from workbench.session.intake.withdrawing import undo_import as withdraw
from workbench.session.staging import stage as set_stage
from workbench.tui.action import action
from workbench.tui.actions.conditions import can_save, can_stage, can_withdraw, is_decided, undecided
from workbench.tui.actions.editing import carry_out
from workbench.tui.screens.form import Field, Form
from workbench.tui.screens.saving import save_dialog

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("save", "存版", "ctrl+s", "草案", "把手头的修改存为一个版本，写一句说明。", can_save, 4)
async def save(screen: WorkScreen) -> None:
    """One version of all that is in hand."""
    await screen.leave()
    if screen.hand.suggesting:
        return
    if can_save(screen):
        screen.say(can_save(screen))
        return
    done = await save_dialog(screen.app, screen.hand)
    if done is not None:
        screen.refill()
        screen.show_lower()
        notice = f"  {done.notice.message}" if done.notice else ""
        screen.say(f"已存版：{done.subject}（{done.commit[:8]}）{notice}")


@action("stage", "定审次", "alt+t", "草案", "把当前版本定为一个审次，如征求意见稿、草案、二次审议稿。", can_stage)
async def stage(screen: WorkScreen) -> None:
    """A name for the saved version."""
    await screen.leave()
    known = screen.hand.session.desk.stages(screen.hand.session.slug)
    note = f"已有的审次：{'、'.join(known)}。" if known else "还没有定过审次。"
    said = await screen.app.push_screen_wait(
        Form(
            "定为审次",
            [Field("name", "名称", placeholder="征求意见稿")],
            note,
            lambda s: "" if s["name"] else "请写名称。",
        )
    )
    if said is not None:
        name, commit = set_stage(screen.hand.session, said["name"])
        screen.say(f"已定为「{name}」（{commit[:8]}）。")


@action("export", "导出", "ctrl+e", "草案", "导出正文：txt、Markdown、HTML、docx、json，或者一次全部。", is_decided)
async def export(screen: WorkScreen) -> None:
    """Files to hand over."""
    from workbench.tui.screens.exporting import export_text_dialog

    await screen.leave()
    if barred := await undecided(screen):
        screen.say(barred, "bad")
        return
    told = await export_text_dialog(screen.app, screen.hand.view, screen.hand.session.slug, DEFAULT)
    if told:
        screen.say(*told)


@action("undo_import", "撤销导入", "alt+u", "草案", "撤销最后一次导入；此后存过版的不能撤销。", can_withdraw)
async def undo_import(screen: WorkScreen) -> None:
    """The import that made the last version, taken back as a version of its own."""
    from workbench.tui.screens.start import StartScreen

    session = screen.hand.session
    found = await screen.hand.alone(lambda: import_to_undo(session.desk, session.slug))
    if found is None:
        raise refuse("nothing-to-undo", "最后一个版本不是导入的，不能撤销导入。", hint="")
    what = "草案回到导入以前的文字。" if found.after else "这份草案是导入来的，会整份去掉；此后可以恢复。"
    if await screen.app.push_screen_wait(Form(f"撤销「{found.subject}」", [], what, confirm="撤销导入")) is None:
        return
    await screen.hand.alone(lambda: withdraw(session.desk, found))
    if found.after is None:
        screen.app.switch_screen(StartScreen(session.desk, f"已撤销「{found.subject}」。"))
    else:
        await screen.hand.changed_elsewhere(anew=True)
        screen.taken_over()
        screen.say(f"已撤销「{found.subject}」。")


@action("mend", "整理文件", "alt+w", "草案", "草案的文件坏了、在别处改过、合并没有做完：看是怎么回事，恢复或者采用。")
async def mend(screen: WorkScreen) -> None:
    """What is wrong with the files."""
    from workbench.tui.screens.mending import mending_dialog

    await screen.leave()
    await mending_dialog(screen)


@action("properties", "草案属性", "alt+p", "草案", "题名、题注、稿次、种类、自称、编号方式。")
async def properties(screen: WorkScreen) -> None:
    """What stands around the text."""
    await screen.leave()
    view = screen.hand.view
    law = view.instrument
    before = {
        PROPERTY.title: law.title,
        PROPERTY.notes: "｜".join(law.notes),
        PROPERTY.stage: law.stage,
        PROPERTY.kind: law.kind,
        PROPERTY.self_names: "、".join(law.self_names),
        PROPERTY.mode: law.numbering.mode.value,
    }
    labels = ("题名", "题注（几行的用｜隔开）", "稿次", "种类", "自称（几个的用、隔开）", "编号方式")
    modes = {PROPERTY.mode: tuple(mode.value for mode in Mode)}
    fields = [Field(key, label, before[key], modes.get(key, ())) for key, label in zip(before, labels, strict=True)]
    said = await screen.app.push_screen_wait(Form("草案属性", fields))
    steps = tuple(_setting(key, words) for key, words in (said or {}).items() if words != before[key])
    if steps:
        await carry_out(screen, steps[0] if len(steps) == 1 else Batch(steps), screen.unit)


def _setting(key: str, words: str) -> Operation:
    return setting(key, words.replace("｜", "\n") if key == PROPERTY.notes else words).operation


@action("drafts", "其他草案", "ctrl+o", "草案", "换一份草案，导入文件，或者新建。")
async def drafts(screen: WorkScreen) -> None:
    """The start screen again; this draft stays as it is."""
    await screen.leave()
    screen.app.show_start()  # type: ignore[attr-defined]


@action("quit", "退出", "ctrl+q", "草案", "退出；没有存版的修改都在，下次打开接着改。", footer=10)
async def quit(screen: WorkScreen) -> None:
    """Leave; the work in hand is in its log."""
    try:
        await screen.leave()
    except Exception as error:
        from workbench.tui.failures import problem_of, sentence

        note = sentence(problem_of(error)) + "\n现在退出会丢失屏幕上还没有写入的文字。"
        if await screen.app.push_screen_wait(Form("还有文字没有写入磁盘", [], note, confirm="丢弃并退出")) is None:
            return
    count = screen.hand.session.unsaved
    if count:
        screen.app.farewell = f"还有 {count} 步修改没有存版，已经写入磁盘，下次打开接着改。"  # type: ignore[attr-defined]
    screen.app.exit()
