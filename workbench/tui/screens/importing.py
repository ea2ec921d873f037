"""Import from the start screen: a file as a new draft, over a draft, or as a text that comes back from somebody."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.importing.load import load
from workbench.importing.options import ImportOptions
from workbench.model.problems import refuse
from workbench.session.comparing.differences import differences
from workbench.session.desk import Desk
from workbench.session.intake.returning import returned
from workbench.session.intake.taking import Taken, import_file, options_of
from workbench.session.session import Session
from workbench.session.targets import SUFFIXES
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.screens.import_report import ImportReport
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.paths import path_of, shown
from workbench.tui.widgets.pieces import plain

if TYPE_CHECKING:
    from workbench.tui.screens.start import StartScreen

_WHOLE, _BACK = "一份草案", "改过以后取回的文本"
_TAKE = "take"


async def import_dialog(start: StartScreen, desk: Desk) -> None:
    """Which file and how, the dry run, and then the import; nothing is written before somebody said yes."""
    fields = [
        Field("file", "文件（txt、Markdown、docx）", placeholder="条例.docx", suffixes=SUFFIXES),
        Field("slug", "代号（空着就用文件名）"),
        Field("how", "文件是", _WHOLE, (_WHOLE, _BACK)),
        Field("base", "对方改的是哪一稿（取回时才用；空着就是现在的草案）", placeholder="征求意见稿"),
        Field("corrections", "更正的文件（可以不写）", placeholder="每行写「行号 认定」，例如 12 款"),
    ]
    said = await start.app.push_screen_wait(Form("导入", fields, judge=_judge, confirm="试读"))
    if said is None:
        return
    path = path_of(said["file"])
    begun = options_of("accepted", path_of(said["corrections"]) if said["corrections"].strip() else None)
    options = await start.app.push_screen_wait(ImportReport(shown(path.name), lambda chosen: load(path, chosen), begun))
    if isinstance(options, ImportOptions):
        slug = said["slug"].strip() or path.stem
        if said["how"] == _BACK:
            await _take_back(start, desk, path, slug, said["base"].strip(), options)
        else:
            await _take(start, desk, path, slug, options)


def _judge(said: Answers) -> str:
    path = path_of(said["file"])
    if not said["file"].strip():
        return "请写文件。"
    if path.suffix.lower() not in SUFFIXES:
        return f"可以导入的文件：{'、'.join(SUFFIXES)}。"
    if not path.is_file():
        return f"没有「{path}」这个文件。"
    return "请写取回到哪份草案的代号。" if said["how"] == _BACK and not said["slug"].strip() else ""


async def _take(start: StartScreen, desk: Desk, path: Path, slug: str, options: ImportOptions) -> None:
    def work(yes: bool) -> Taken:
        return import_file(desk, path, slug, options, yes=yes)

    taken = await asyncio.to_thread(work, False)
    if not taken.commit:
        title = f"草案「{taken.slug}」导入以后改过，换成这个文件的文字，会有 {len(taken.changes)} 处改动"
        if not await _agreed(start, title, taken.changes, "整份替换，存为新的版本"):
            return
        taken = await asyncio.to_thread(work, True)
    start.open(desk, taken.slug)


async def _take_back(start: StartScreen, desk: Desk, path: Path, slug: str, base: str, options: ImportOptions) -> None:
    """Changes of a text that was sent out, as one step that can be undone."""
    session = await asyncio.to_thread(Session, desk, desk.choose(slug))
    sent = desk.at(session.slug, base).view if base else session.view
    made, _ = await asyncio.to_thread(returned, path, options, sent, session.view.instrument)
    done = await asyncio.to_thread(session.apply, made.operation, True)
    lines = tuple(differences(done.before, done.after))
    if done.before.instrument == done.after.instrument:
        raise refuse("nothing-changed", "文本没有改动。", hint="请核对是不是拿错了文件或者稿次。")
    if await _agreed(start, f"文件里有 {len(lines)} 处改动", lines, "收下这些改动（可以撤销）"):
        await asyncio.to_thread(session.apply, made.operation)
        start.open(desk, session.slug)


async def _agreed(start: StartScreen, title: str, lines: tuple[str, ...], yes: str) -> bool:
    items = [*(plain(line, hang=2) for line in lines), plain(""), plain(yes, _TAKE, "strong")]
    return await start.app.push_screen_wait(Listing(title, items, "↑↓ 翻看  End Enter 收下  Esc 不收")) == _TAKE
