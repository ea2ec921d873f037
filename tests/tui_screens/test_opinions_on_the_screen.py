"""F11: the opinions of a draft, worked through one after the other, by themselves and by amendments."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.consulted import (
    commands,
    consulted,
    inbox,
    kinds,
    outcomes,
    shown,
    until_form,
    until_said,
)
from tests.tui_screens.desk import Hands, at_work, founded
from workbench.tui.screens.opinion_list import Line
from workbench.tui.screens.opinions import OpinionScreen


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return consulted(tmp_path / "work")


async def to(hands: Hands, screen: OpinionScreen, id: str) -> None:
    """The cursor on an opinion."""
    await hands.press("home")
    for _ in screen.ids:
        if screen.line == Line(id):
            break
        await hands.press("down")
    assert screen.line == Line(id)
    await hands.pilot.pause()


async def answer(hands: Hands, key: str, title: str, reason: str) -> None:
    """A key, a reason, Enter."""
    await hands.press(key)
    await until_form(hands, title)
    await hands.type(reason)
    await hands.press("enter")


def test_ten_opinions_are_worked_through(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await inbox(hands)
            assert "意见 ─ 12 条：待处理 12" in hands.text() and "待处理：10 组" in hands.text()
            await answer(hands, "f5", "采纳意见#1", "")
            await until_said(hands, "已记为「采纳」：意见 1 条。")
            await hands.until(lambda: screen.line == Line("2"))
            await answer(hands, "f6", "部分采纳意见#2", "另有规定")
            await until_said(hands, "已记为「部分采纳」：意见 1 条。")
            await answer(hands, "f7", "不采纳意见#3", "已经明确")
            await until_said(hands, "已记为「不采纳」：意见 1 条。")
            await answer(hands, "f9", "解释说明意见#4", "由机构改革方案确定")
            await until_said(hands, "已记为「解释说明」：意见 1 条。")
            await answer(hands, "f9", "解释说明意见#5", "不涉及修改")
            await until_said(hands, "已记为「解释说明」：意见 1 条。")
            await hands.until(lambda: screen.line == Line("6"))
            assert "同类意见 3 条，一并答复：#6、#7、#8" in shown(screen)
            await answer(hands, "f7", "同类意见 3 条", "企业可以申请延期")
            await until_said(hands, "已记为「不采纳」：意见 3 条。")
            await answer(hands, "f8", "缓议意见#9", "等公安部门")
            await until_said(hands, "已记为「缓议」：意见 1 条。")
            assert outcomes(office) == {"待处理": 4, "采纳": 1, "部分采纳": 1, "不采纳": 4, "解释说明": 2}
            await hands.until(lambda: "待处理 4，采纳 1，部分采纳 1，不采纳 4，解释说明 2" in hands.text())
            await hands.press("alt+t")
            await hands.until(lambda: "还有 4 条没有处理，其中缓议 1 条。" in hands.text())

    asyncio.run(story())


def test_a_reason_is_asked_for_before_anything_is_written(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await inbox(hands)
            await answer(hands, "f7", "不采纳意见#1", "")
            await hands.until(lambda: "「不采纳」要写理由。" in hands.text())
            assert outcomes(office) == {"待处理": 12}

    asyncio.run(story())


def test_the_text_stands_beside_with_what_is_quoted(office: Path) -> None:
    new = ["insert", "--before", "第一条", "--text", "新的一条。", "-m", "增加"]
    commands(office, new, new, ["delete", "第五条", "-m", "删去"])

    async def story() -> None:
        async with at_work(office) as hands:
            screen = await inbox(hands)
            assert "针对第五条，引「十日内答复」：已移动，现为第六条" in shown(screen)
            assert kinds(screen)["十日内答复"] == "found"
            await to(hands, screen, "3")
            assert "针对第三条：失效" in shown(screen)

    asyncio.run(story())


def test_filters_and_groups(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await inbox(hands)
            await hands.press("f3")
            await hands.until(lambda: "采纳：0 组" in hands.text())
            for _ in range(5):
                await hands.press("f3")
            await hands.until(lambda: "待处理：10 组" in hands.text())
            await to(hands, screen, "6")
            await hands.press("right")
            await hands.until(lambda: "└" in hands.text())
            assert screen.rows.key == Line("6") and Line("8", True) in tuple(screen.rows._keys)
            await hands.press("left", "ctrl+f")
            await until_form(hands, "查找")
            await hands.type("期限")
            await hands.press("enter")
            await hands.until(lambda: "待处理 · 含「期限」：4 条" in hands.text())
            await hands.press("f2")
            await until_form(hands, "筛选")
            await hands.press("tab", "right", "tab")
            await hands.type("第九十条")
            await hands.press("enter")
            await hands.until(
                lambda: "第九十条" in hands.text() and isinstance(hands.app.screen, type(screen)) is False
            )
            await hands.press("escape")
            await hands.press("alt+k")
            await hands.until(lambda: "待处理 · 部门 · 含「期限」：0 条" in hands.text())

    asyncio.run(story())


def test_only_the_article_in_hand(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await hands.until(lambda: "意见 1" in hands.text() and "第五条 ●5 ◆2" in hands.text())
            await inbox(hands)
            await hands.press("f4")
            await hands.until(lambda: "待处理 · 第一条：1 组" in hands.text())
            await hands.press("enter")
            await hands.until_desk()
            assert "第一条" in hands.place()

    asyncio.run(story())


def test_an_opinion_becomes_an_amendment_and_is_answered_with_it(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await inbox(hands)
            await to(hands, screen, "10")
            await hands.press("alt+e")
            await until_form(hands, "据意见#10对第二条提建议")
            for _ in range(3):
                await hands.press("down")
            await hands.press("end", "left")
            await hands.type("、传输")
            await hands.press("ctrl+s")
            await until_form(hands, "提出修改建议")
            await hands.press("enter")
            await until_said(hands, "已提出建议#4，草案没有改动。")
            assert "使用；" in hands.desk.hand.view.wording.text(hands.desk.hand.view.locate("第二条第二款第二项"))
            assert "据此提出：建议#4" in shown(screen)
            await hands.press("f5")
            await until_form(hands, "连条文一起改：建议#4")
            await hands.press("enter")
            await hands.until(lambda: "修改建议 ─ 4 件" in hands.text())
            await hands.press("f5")
            await until_form(hands, "采纳以后")
            await hands.press("enter")
            await until_said(hands, "已采纳建议#4")
            await hands.press("escape")
            await hands.until(lambda: "待处理 11，采纳 1" in hands.text())
            view = hands.desk.hand.view
            assert "传输" in "".join(view.wording.text(node.id) for node in view.node(view.locate("第二条")).walk())

    asyncio.run(story())


def test_what_was_handed_over_with_a_stage_is_changed_only_when_somebody_says_so(office: Path) -> None:
    commands(
        office,
        ["opinion", "dispose", *map(str, range(1, 13)), "--state", "解释说明", "--reason", "已答复"],
        ["stage", "草案"],
    )

    async def story() -> None:
        async with at_work(office) as hands:
            await inbox(hands)
            await hands.until(lambda: "全部：10 组" in hands.text())
            await answer(hands, "f5", "采纳意见#1", "")
            await until_form(hands, "采纳情况已经定稿")
            await hands.press("escape")
            await hands.pilot.pause(0.2)
            assert outcomes(office) == {"解释说明": 12}
            await answer(hands, "f5", "采纳意见#1", "")
            await until_form(hands, "采纳情况已经定稿")
            await hands.press("enter")
            await until_said(hands, "其中 1 条原来另有答复")

    asyncio.run(story())


def test_places_and_groups_are_set_by_hand(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await inbox(hands)
            await to(hands, screen, "5")
            await hands.press("alt+l")
            await until_form(hands, "意见#5的条款")
            await hands.type("第一条")
            await hands.press("enter")
            await until_said(hands, "意见#5：已关联第一条。")
            assert "针对第一条：准确" in shown(screen)
            await hands.press("alt+j")
            await until_form(hands, "意见#5归组")
            await hands.press("tab")
            await hands.type("4")
            await hands.press("enter")
            await until_said(hands, "与#4归为一组")
            await hands.until(lambda: "待处理：9 组" in hands.text())

    asyncio.run(story())


def test_the_table_of_answers_is_exported(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await inbox(hands)
            await hands.press("ctrl+e")
            await until_form(hands, "导出意见采纳情况表")
            for _ in range(3):
                await hands.press("right")
            await hands.press("enter")
            await until_said(hands, "已导出：")

    asyncio.run(story())
    (made,) = (office / "exports").glob("*意见采纳情况表.md")
    assert "企业准备材料" in made.read_text(encoding="utf-8")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_hostile_words_are_only_words(office: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(office, size) as hands:
            screen = await inbox(hands)
            await to(hands, screen, "9")
            assert "[red]红[/red]" in hands.text() and "=cmd" in hands.text()
            assert not any(sign in hands.text() for sign in ("\x1b", "\u202e", "\u202c"))
            assert "筛选" in hands.rows()[-1]
            await answer(hands, "f7", "不采纳意见#9", "[bold]不[/bold]明确")
            await until_said(hands, "已记为「不采纳」")

    asyncio.run(story())


def test_a_draft_without_opinions_says_so(tmp_path: Path) -> None:
    folder = founded(tmp_path / "work")

    async def story() -> None:
        async with at_work(folder) as hands:
            await inbox(hands)
            assert "还没有意见" in hands.text()
            await hands.press("f5")
            await until_said(hands, "没有选中意见。")
            await hands.press("escape")
            await hands.until_desk()
            await hands.press("alt+4")
            await hands.until(lambda: "本条没有意见" in hands.text())

    asyncio.run(story())


def test_an_opinion_opens_from_the_tab(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await hands.press("alt+4")
            await hands.until(lambda: "○ 待处理     #9" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, OpinionScreen) and hands.app.screen.loaded)
            assert "第一条：1 组" in hands.text()

    asyncio.run(story())
