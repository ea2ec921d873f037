"""The ways from the start screen to a draft: the sample, a workspace, an import, a new one."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.intake.withdrawing import import_to_redo, redo_import, withdrawn_draft
from workbench.session.setup.demonstration import whole_sample
from workbench.session.setup.founding import found, new_draft
from workbench.tui.screens.form import Field, Form
from workbench.tui.widgets.paths import path_of

if TYPE_CHECKING:
    from workbench.tui.screens.start import StartScreen


async def way_sample(start: StartScreen) -> None:
    """The sample in a workspace of its own."""
    folder = start.bench.folder / "demo"
    session, _ = await asyncio.to_thread(whole_sample, folder)
    start.bench.folder = folder
    start.open(session.desk, session.slug)


async def way_found(start: StartScreen) -> None:
    """A workspace here."""
    fields = [Field("folder", "文件夹", str(start.bench.folder.resolve())), Field("author", "署名（单位或者姓名）")]
    said = await start.app.push_screen_wait(Form("建立工作区", fields))
    if said is not None:
        folder = path_of(said["folder"])
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
    """A file; what every line was taken for is shown before anything is written."""
    from workbench.tui.screens.importing import import_dialog

    await import_dialog(start, _desk(start))


async def way_bring_back(start: StartScreen) -> None:
    """The draft whose import was taken back last."""
    desk = _desk(start)
    slug = withdrawn_draft(desk)
    found = None if slug is None else import_to_redo(desk, slug)
    if found is None:
        raise refuse("nothing-to-redo", "没有可以恢复的导入。", hint="撤销以后又存过版的，不能再恢复。")
    await asyncio.to_thread(redo_import, desk, found)
    start.open(desk, found.slug)


def _desk(start: StartScreen) -> Desk:
    assert start.desk is not None
    return start.desk
