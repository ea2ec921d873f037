"""Import: a dry run first, corrections, over a draft only after its changes were shown, and taken back again."""

import asyncio
from pathlib import Path

from tests.tui_screens.desk import Hands, at_work, founded
from workbench.cli.main import main
from workbench.session.session import Session
from workbench.tui.screens.import_report import ImportReport
from workbench.tui.screens.work import WorkScreen

LAW = "示范市公园条例\n\n第一条　为了规范公园管理，制定本条例。\n[red]某处传来的一行[/red]\n第二条　公园免费开放。\n"


def _opened(hands: Hands) -> bool:
    return isinstance(hands.app.screen, WorkScreen) and bool(hands.desk.query("#place")) and hands.place() != ""


async def _import_form(hands: Hands, file: Path, *rest: str) -> None:
    await hands.until(lambda: "导入" in hands.text())
    while "导入  txt" not in _under_cursor(hands):
        await hands.press("down")
    await hands.press("enter")
    await hands.until(lambda: "代号（空着就用文件名）" in hands.text())
    await hands.type(str(file))
    for words in rest:
        await hands.press("tab")
        if words in ("right",):
            await hands.press(words)
        else:
            await hands.type(words)
    await hands.press("enter")
    await hands.until(lambda: isinstance(hands.app.screen, ImportReport) and "还没有导入" in hands.message())


def _under_cursor(hands: Hands) -> str:
    from workbench.tui.widgets.row_list import RowList

    rows = hands.app.screen.query_one(RowList)
    return "".join(piece.words for piece in rows.items[rows.cursor].pieces)


def test_a_line_is_corrected_before_the_import_and_the_import_is_taken_back(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path)]) == 0
    source = tmp_path / "gongyuan.txt"
    source.write_text(LAW, encoding="utf-8")

    async def story() -> None:
        async with at_work(tmp_path, (80, 24)) as hands:
            await _import_form(hands, source)
            assert "2 条" in hands.text()
            await hands.press("f4")
            await hands.until(lambda: "每一行的认定" in hands.text() and "[red]某处传来的一行[/red]" in hands.text())
            while hands.app.screen.query_one("#report").key != 4:  # type: ignore[attr-defined]
                await hands.press("down")
            await hands.press("enter")
            await hands.until(lambda: "第 4 行是" in hands.text())
            await hands.type("zx")
            await hands.press("enter")
            await hands.until(lambda: "✎杂项" in hands.text())
            assert not (tmp_path / "drafts" / "gongyuan").exists()
            await hands.press("ctrl+s")
            await hands.until(lambda: _opened(hands), 20)
            assert len(hands.desk.hand.view.node(hands.desk.hand.view.locate("1")).children) == 1
            await hands.press("alt+u")
            await hands.until(lambda: "会整份去掉" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "已撤销「导入：示范市公园条例」。" in hands.text() and "恢复导入" in hands.text())
            while "恢复导入" not in _under_cursor(hands):
                await hands.press("down")
            await hands.press("enter")
            await hands.until(lambda: _opened(hands), 20)

    asyncio.run(story())
    assert Session.open(tmp_path).slug == "gongyuan"


def test_a_draft_that_was_edited_is_replaced_only_after_its_changes_were_shown(tmp_path: Path) -> None:
    folder = founded(tmp_path, LAW, "gongyuan")
    assert main(["-C", str(folder), "replace", "第二条", "--old", "免费", "--new", "收费", "-m", "改"]) == 0

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.press("ctrl+o")
            await _import_form(hands, folder / "gongyuan.txt")
            await hands.press("ctrl+s")
            await hands.until(lambda: "会有 1 处改动" in hands.text() and "收费" in hands.text())
            await hands.press("escape")
            await hands.until(lambda: "Esc 回到手头的草案" in hands.text())
            assert "收费" in Session.open(folder).view.wording.text(Session.open(folder).view.locate("2.1"))
            await hands.press("enter")
            await _import_form_again(hands)
            await hands.until(lambda: _opened(hands), 20)

    async def _import_form_again(hands: Hands) -> None:
        await hands.until(lambda: "代号（空着就用文件名）" in hands.text())
        await hands.type(str(folder / "gongyuan.txt"))
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, ImportReport) and "还没有导入" in hands.message())
        await hands.press("ctrl+s")
        await hands.until(lambda: "整份替换" in hands.text())
        await hands.press("end", "enter")

    asyncio.run(story())
    view = Session.open(folder).view
    assert view.wording.text(view.locate("2.1")) == "公园免费开放。"


def test_a_text_that_comes_back_is_one_step_that_can_be_undone(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    returned = folder / "取回.txt"
    returned.write_text(
        (folder / "law.txt").read_text(encoding="utf-8").replace("十日内", "十五日内"), encoding="utf-8"
    )

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.press("ctrl+o")
            await _import_form(hands, returned, "law", "right")
            await hands.press("ctrl+s")
            await hands.until(lambda: "文件里有 1 处改动" in hands.text() and "十五日内" in hands.text())
            await hands.press("end", "enter")
            await hands.until(lambda: _opened(hands) and hands.desk.hand.session.unsaved == 1, 20)
            await hands.press("alt+u")
            await hands.until(lambda: "还有没有存版的修改" in hands.message())
            await hands.press("ctrl+z")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 0)

    asyncio.run(story())
