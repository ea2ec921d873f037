"""The ways from the start screen to a draft: the sample, a workspace, an import, a new one."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.model.problems import Problem
from workbench.session.desk import Desk
from workbench.session.intake.taking import Taken, import_file, options_of
from workbench.session.reading.statistics import counts
from workbench.session.setup.demonstration import fresh_demo
from workbench.session.setup.founding import found, new_draft
from workbench.session.view import View
from workbench.tui.panes.lower import SIGNS
from workbench.tui.screens.form import Field, Form
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import Item, Piece, plain

if TYPE_CHECKING:
    from workbench.tui.screens.start import StartScreen


async def way_sample(start: StartScreen) -> None:
    """The sample in a workspace of its own."""
    folder = start.bench.folder / "demo"
    session, _ = await asyncio.to_thread(fresh_demo, folder)
    start.bench.folder = folder
    start.open(session.desk, session.slug)


async def way_found(start: StartScreen) -> None:
    """A workspace here."""
    fields = [Field("folder", "文件夹", str(start.bench.folder.resolve())), Field("author", "署名（单位或者姓名）")]
    said = await start.app.push_screen_wait(Form("建立工作区", fields))
    if said is not None:
        folder = Path(said["folder"]).expanduser()
        await asyncio.to_thread(found, folder, said["author"].strip() or None)
        await start.renew(folder)


async def way_new(start: StartScreen) -> None:
    """An empty draft."""
    desk = _desk(start)
    fields = [
        Field("title", "题名", placeholder="云川市人工智能应用促进条例"),
        Field("slug", "代号（文件夹名）", placeholder="yunchuan"),
        Field("kind", "种类", placeholder="地方性法规"),
    ]
    said = await start.app.push_screen_wait(Form("新建草案", fields))
    if said is not None:
        slug = await asyncio.to_thread(new_draft, desk, said["slug"], said["title"], said["kind"])
        start.open(desk, slug)


async def way_import(start: StartScreen) -> None:
    """A file; what was repaired and noticed is shown before the draft opens."""
    desk = _desk(start)
    fields = [Field("file", "文件", placeholder="条例.docx"), Field("slug", "代号（空着就用文件名）")]
    said = await start.app.push_screen_wait(
        Form("导入", fields, judge=lambda said: "" if said["file"].strip() else "请写文件。", confirm="导入")
    )
    if said is None:
        return
    start.say("正在导入……")
    path, options = Path(said["file"].strip()).expanduser(), options_of("accepted", None)
    taken = await asyncio.to_thread(import_file, desk, path, said["slug"].strip() or None, options)
    await start.app.push_screen_wait(Listing("导入的结果", account(taken), "↑↓ 翻看  Esc 打开草案"))
    start.open(desk, taken.slug)


def account(taken: Taken) -> list[Item]:
    """What came in, what was repaired, what should be looked at."""
    imported = taken.imported
    found = "，".join(f"{count} {level}" for level, count in counts(View(imported.instrument)).items() if count)
    items = [plain(imported.instrument.title, kind="strong"), plain(found), plain("")]
    items += [_problem(problem) for problem in imported.problems]
    items += [plain(f"第 {repair.line} 行：{repair.message}", kind="dim", hang=2) for repair in imported.repairs]
    items += [plain(f"附带材料：{attachment.title}") for attachment in imported.instrument.attachments]
    return items


def _problem(problem: Problem) -> Item:
    sign, kind = SIGNS[problem.severity]
    return Item((Piece(sign, kind), Piece(f" {problem.where} {problem.message}"), Piece(problem.hint, "dim")), hang=7)


def _desk(start: StartScreen) -> Desk:
    assert start.desk is not None
    return start.desk
