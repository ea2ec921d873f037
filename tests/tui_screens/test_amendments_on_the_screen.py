"""Shift+F11: the amendments of a draft, decided on; conflicts resolved; and 建议模式, in which typing proposes."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.consulted import amendments, commands, consulted, shown, until_form, until_said
from tests.tui_screens.desk import Hands, at_work, by_command
from workbench.session.amending.register import Register
from workbench.session.desk import Desk
from workbench.session.session import Session
from workbench.tui.screens.wording import Wording


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return consulted(tmp_path / "work")


def states(folder: Path) -> list[str]:
    """By number, as they are saved."""
    found = sorted(Register(Desk.find(folder), "law").amendments, key=lambda one: one.number)
    return [str(one.state) for one in found]


def words(folder: Path, place: str) -> str:
    """The words of a provision in hand."""
    view = Session.open(folder, "law").view
    return view.wording.text(view.locate(place))


async def decide(hands: Hands, key: str, title: str, reason: str) -> None:
    """A key, a reason, Enter."""
    await hands.press(key)
    await until_form(hands, title)
    await hands.type(reason)
    await hands.press("enter")


def test_one_is_accepted_and_the_other_becomes_a_conflict_that_is_resolved(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await amendments(hands)
            assert "3 件：待处理 3" in hands.text() and "○ 可以采纳 建议#1" in hands.text()
            await decide(hands, "f5", "采纳以后：主管部门应当在[-十-]{+二十+}日内答复", "采纳")
            await until_said(hands, "已采纳建议#1")
            assert "主管部门应当在二十日内答复。" in shown(screen)
            await hands.press("down")
            await hands.until(lambda: "提出时的原文" in shown(screen))
            assert "建议的文字" in shown(screen) and "现在的文字" in shown(screen)
            await hands.press("f5")
            await until_said(hands, "建议#2不能照样采纳")
            await hands.press("f6")
            await hands.until(lambda: isinstance(hands.app.screen, Wording))
            await hands.type("市")
            await hands.press("ctrl+s")
            await until_form(hands, "建议的文字和采纳的文字都留着")
            await hands.press("escape")
            await hands.until(lambda: isinstance(hands.app.screen, Wording))
            assert "市主管部门应当在二十日内答复。" in hands.text()
            await hands.press("ctrl+s")
            await until_form(hands, "建议的文字和采纳的文字都留着")
            await hands.type("期限不再延长")
            await hands.press("enter")
            await until_said(hands, "已部分采纳建议#2")

    asyncio.run(story())
    assert states(office) == ["采纳", "部分采纳", "待处理"]
    assert words(office, "第五条第一款") == "市主管部门应当在二十日内答复。"


def test_hunk_by_hunk(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await amendments(hands)
            await hands.press("down")
            await hands.until(lambda: "共 2 处" in shown(screen))
            await hands.press("f6")
            await until_form(hands, "只采纳其中几处")
            await hands.press("enter")
            await until_form(hands, "逐处定")
            await hands.press("tab", "right", "enter")
            await until_form(hands, "采纳以后")
            await hands.type("只改主体")
            await hands.press("enter")
            await until_said(hands, "已部分采纳建议#2")

    asyncio.run(story())
    assert words(office, "第五条第一款") == "市主管部门应当在十日内答复。"


def test_rejected_deferred_withdrawn(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await amendments(hands)
            await decide(hands, "f7", "不采纳建议#1", "")
            await hands.until(lambda: "请写理由。" in hands.text())
            await hands.type("维持原文")
            await hands.press("enter")
            await until_said(hands, "已记为「不采纳」：建议#1。")
            await hands.press("down")
            await decide(hands, "f8", "缓议建议#2", "等机构改革")
            await until_said(hands, "已记为「缓议」：建议#2。")
            await hands.press("down")
            await decide(hands, "f5", "采纳建议#3", "明确分工")
            await until_said(hands, "已采纳建议#3")
            await decide(hands, "f9", "撤回建议#3", "来函撤回")
            await until_said(hands, "已撤回建议#3")
            await hands.press("f5")
            await until_said(hands, "建议#3已经处理为「撤回」")

    asyncio.run(story())
    assert states(office) == ["不采纳", "待处理", "撤回"]
    assert words(office, "第四条第一款") == "市数据主管部门负责本条例第二条第二款第三项规定的工作。"


def test_what_must_be_confirmed_is_shown_before_it_is_taken(office: Path) -> None:
    long = "市主管部门应当自收到申请材料之日起十日内作出答复，并将答复的内容、理由和救济途径以书面形式告知申请人。"
    propose = ["amend", "propose", "第五条第一款", "--replace", "市主管部门", "--with", "市、县主管部门"]
    edit = ["replace", "第五条第一款", "--old", "书面形式", "--new", "电子形式", "-m", "便民"]
    commands(
        office,
        ["replace", "第五条第一款", "--old", "主管部门应当在十日内答复。", "--new", long, "-m", "细化"],
        propose,
        edit,
    )

    async def story() -> None:
        async with at_work(office) as hands:
            screen = await amendments(hands)
            await hands.press("end")
            await hands.until(lambda: "? 待确认" in shown(screen))
            await hands.press("f5")
            await until_form(hands, "自动合并，请看清楚再确认")
            await until_form(hands, "确认并采纳")
            assert "、县+}" in hands.text()
            await hands.press("escape")
            await hands.pilot.pause(0.2)
            assert states(office)[-1] == "待处理"
            await hands.press("f5")
            await until_form(hands, "确认并采纳")
            await hands.press("enter")
            await until_said(hands, "已采纳建议#4")

    asyncio.run(story())
    assert words(office, "第五条第一款").startswith("市、县主管部门") and "电子形式" in words(office, "第五条第一款")


def test_relations_filters_and_the_tab(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            screen = await amendments(hands)
            await hands.press("alt+x")
            await until_form(hands, "建议#1和建议#2：互相排斥")
            await hands.press("escape", "ctrl+f")
            await until_form(hands, "含有的文字")
            await hands.type("工信局")
            await hands.press("enter")
            await hands.until(lambda: "含「工信局」：1 件" in hands.text())
            await hands.press("enter")
            await hands.until_desk()
            assert "第五条" in hands.place()
            await hands.press("alt+5")
            await hands.until(lambda: "建议#2" in hands.text() and "建议 2" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: isinstance(hands.app.screen, type(screen)) and "建议#1" in hands.text())

    asyncio.run(story())


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
def test_typing_in_suggesting_mode_proposes(office: Path, size: tuple[int, int]) -> None:
    async def story() -> None:
        async with at_work(office, size) as hands:
            await hands.press("shift+f2")
            await hands.until(lambda: "【建议模式】" in hands.rows()[0])
            await hands.press("ctrl+s")
            await until_said(hands, "还没有写下建议")
            await hands.type("建议写上的字，")
            await hands.until(lambda: "建议还没有提出" in hands.rows()[0])
            await hands.pilot.pause(1.0)
            assert not hands.desk.hand.session.unsaved
            await hands.press("alt+up")
            await until_form(hands, "提出修改建议")
            await hands.press("escape")
            await until_said(hands, "建议还没有提出，文字还在屏幕上。")
            assert "建议写上的字，" in hands.text()
            await hands.press("ctrl+s")
            await until_form(hands, "提出修改建议")
            await hands.type("更完整")
            await hands.press("tab")
            await hands.type("云川市政协办公室")
            await hands.press("enter")
            await until_said(hands, "已提出建议#4，草案没有改动。")
            assert "建议写上的字" not in hands.rows()[2] and not hands.desk.hand.session.unsaved
            await hands.press("shift+f2")
            await hands.until(lambda: "【建议模式】" not in hands.rows()[0])

    asyncio.run(story())
    assert states(office)[-1] == "待处理" and len(states(office)) == 4
    assert not words(office, "第一条第一款").startswith("建议")


def test_what_was_typed_as_a_proposal_can_be_given_up(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await hands.press("alt+e")
            await hands.until(lambda: "【建议模式】" in hands.rows()[0])
            await hands.type("不要了")
            await hands.press("ctrl+s")
            await until_form(hands, "写下的文字")
            await hands.press("tab", "tab", "tab", "tab", "right", "enter")
            await until_said(hands, "已放弃，恢复原文。")
            await hands.press("alt+delete")
            await until_form(hands, "提出修改建议")
            await hands.type("没有必要")
            await hands.press("enter")
            await until_said(hands, "已提出建议#4")

    asyncio.run(story())
    assert len(states(office)) == 4 and words(office, "第一条第一款").startswith("为了")


def test_a_new_article_cannot_be_adopted_with_other_words(office: Path) -> None:
    commands(office, ["amend", "propose", "第五条", "--insert-after", "本条例自公布之日起施行。"])

    async def story() -> None:
        async with at_work(office) as hands:
            await amendments(hands)
            await hands.press("end", "f6")
            await until_said(hands, "建议#4不是对一处文字的修改，不能另写文字采纳。")
            await decide(hands, "f5", "采纳以后：{+本条例自公布之日起施行。+}", "补充")
            await until_said(hands, "已采纳建议#4")
            assert hands.desk.hand.view.locate("第六条")

    asyncio.run(story())


def test_what_is_in_hand_is_saved_along_and_said_so(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await hands.type("手头的字，")
            await amendments(hands)
            await hands.press("f5")
            await until_form(hands, "手头还没有存版的 1 步修改一并存入这个版本。")
            await hands.press("enter")
            await until_said(hands, "已采纳建议#1")
            await hands.press("escape")
            await hands.until_desk()
            await hands.until(lambda: "已全部存版" in hands.rows()[0])

    asyncio.run(story())
    assert words(office, "第一条第一款").startswith("手头的字，")


def test_another_program_decides_meanwhile(office: Path) -> None:
    async def story() -> None:
        async with at_work(office) as hands:
            await amendments(hands)
            by_command(office, "amend", "accept", "1")
            await decide(hands, "f7", "不采纳建议#1", "不同意")
            await until_said(hands, "建议#1已经处理为「采纳」")
            await hands.press("down")
            await decide(hands, "f8", "缓议建议#2", "再议")
            await until_said(hands, "已记为「缓议」：建议#2。")
            await hands.press("escape")
            await hands.until_desk()
            await hands.press("end")
            await hands.until(
                lambda: "二十日" in hands.desk.hand.view.wording.text(hands.desk.hand.view.locate("第五条第一款"))
            )

    asyncio.run(story())
    assert states(office) == ["采纳", "待处理", "待处理"]
