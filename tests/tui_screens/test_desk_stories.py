"""Whole stories at the keyboard, in a real workspace, at the sizes that were designed and that must do."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.desk import Hands, at_work, by_command, founded

SIZES = [(120, 40), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
def test_an_article_is_added_and_everything_follows(tmp_path: Path, size: tuple[int, int]) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder, size) as hands:
            assert hands.place().startswith("第一章 总则 › 第一条【目的】")
            await hands.press("ctrl+g")
            await hands.until_dialog()
            await hands.type("3")
            await hands.press("enter")
            await hands.until_desk()
            assert "第三条【原则】" in hands.place()
            await hands.press("ctrl+n")
            await hands.until(lambda: "第四条" in hands.place())
            moved = "第四条、第五条改为第五条、第六条" if size[0] > 100 else "第四条至第五条顺延"
            assert f"插入第四条。{moved}，另有 2 处引用" in hands.message()
            await hands.type("市人民政府依照第五条规定执行。")
            await hands.press("f2")
            await hands.until_dialog()
            await hands.type("新增")
            await hands.press("enter")
            await hands.until_desk()
            assert "第四条 ✎ 新增" in hands.labels() and "第五条 主管" in hands.labels()
            await hands.press("alt+left")
            await hands.until(lambda: "第一条" in hands.place())
            view = hands.desk.hand.view
            assert view.wording.text(view.locate("第三条第一款")) == "依照本条例第二条、第五条的规定，期限为二十日。"
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until_desk()
            assert "已存版：" in hands.message() and "增加条文" in hands.message()

    asyncio.run(story())
    assert "第四条　【新增】市人民政府依照第五条规定执行。" in by_command(folder, "show", "第四条")
    assert "第五条第一款：" not in by_command(folder, "status")


def test_undo_goes_over_articles_and_a_restart(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def first() -> None:
        async with at_work(folder) as hands:
            await hands.type("甲")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 1)
            await hands.press("ctrl+end", "down")
            await hands.until(lambda: "第二条" in hands.place())
            await hands.type("乙")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 2)

    async def second() -> None:
        async with at_work(folder) as hands:
            assert hands.desk.editor.body.lines[0].words.startswith("甲")
            await hands.press("ctrl+z")
            await hands.until(lambda: "第二条" in hands.place())
            assert not hands.desk.editor.body.lines[0].words.startswith("乙")
            await hands.press("ctrl+z")
            await hands.until(lambda: "第一条" in hands.place())
            assert not hands.desk.editor.body.lines[0].words.startswith("甲")
            await hands.press("ctrl+y")
            await hands.until(lambda: hands.desk.editor.body.lines[0].words.startswith("甲"))

    asyncio.run(first())
    asyncio.run(second())


def test_arranging(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.desk.go(hands.desk.hand.view.locate("第三条"))
            await hands.press("alt+down")
            await hands.until(lambda: hands.place().startswith("第二章 管理 › 第三条【原则】"))
            await hands.press("alt+down")
            await hands.until(lambda: "第四条【原则】" in hands.place())
            await hands.press("alt+m")
            await hands.until_dialog()
            await hands.type("第一条 后面")
            await hands.press("enter")
            await hands.until(lambda: hands.place().startswith("第一章 总则 › 第二条【原则】"))
            await hands.press("alt+j")
            await hands.until(lambda: "合并" in hands.message())
            await hands.press("alt+delete")
            await hands.until(lambda: "删去第二条" in hands.message())
            assert len(hands.labels()) == 5
            for _ in range(5):
                await hands.press("ctrl+z")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 0)
            assert [label for label in hands.labels() if "原则" in label] == ["第三条 原则"]

    asyncio.run(story())


def test_splitting_at_the_caret(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.desk.go(hands.desk.hand.view.locate("第五条第二款"))
            await hands.press("alt+s")
            await hands.until(lambda: "第五条分为第五条、第六条" in hands.message())
            await hands.press("ctrl+z")
            await hands.desk.go(hands.desk.hand.view.locate("第四条"))
            await hands.press(*["right"] * 7, "alt+s")
            await hands.until(lambda: "第四条分为第四条、第五条" in hands.message())
            view = hands.desk.hand.view
            assert view.wording.text(view.locate("第四条第一款")) == "市数据主管部门"
            # The piece that was split goes on citing what it cited.
            assert view.wording.text(view.locate("第五条第一款")) == "负责本条例第二条第二款第三项规定的工作。"

    asyncio.run(story())


def _marked(hands: Hands) -> list[str]:
    """The words of the second line that are marked as a problem."""
    line = hands.desk.editor.body.lines[1]
    return [line.words[look.start : look.end] for look in hands.desk.editor._decorations.of(line)]


def test_references_are_bound_on_leaving_and_followed(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.press("end")
            await hands.press("enter")
            await hands.type("依照第四条和第九十条办理")
            await hands.until(lambda: _marked(hands) == ["第九十条"])
            await hands.press("home", *["right"] * 3, "f12")
            await hands.until(lambda: "第四条" in hands.place())
            view = hands.desk.hand.view
            second = view.node(view.locate("第一条")).children[1]
            assert [piece if isinstance(piece, str) else "→" for piece in second.text] == [
                "依照",
                "→",
                "和第九十条办理",
            ]
            await hands.press("alt+left")
            await hands.until(lambda: "第一条" in hands.place())
            await hands.until(lambda: bool(hands.desk.hand.problems))
            await hands.press("f8")
            await hands.until(lambda: "第九十条" in hands.message())

    asyncio.run(story())


def test_a_citation_is_completed_from_the_headings(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.press("end")
            await hands.type("按照第")
            await hands.press("alt+slash")
            await hands.until_dialog()
            await hands.press("end", "backspace")
            await hands.type("期限")
            await hands.press("enter")
            await hands.until(lambda: hands.desk.editor.body.lines[0].words.endswith("按照第五条"))

    asyncio.run(story())


def test_find_and_replace_with_every_hit_shown(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.press("ctrl+f")
            await hands.until_dialog()
            await hands.type("数据")
            assert "4 处" in hands.listed()
            await hands.press("enter")
            await hands.until_desk()
            await hands.press("f3")
            await hands.pilot.pause(0.1)
            await hands.press("ctrl+r")
            await hands.until_dialog()
            await hands.press("tab")
            await hands.type("信息")
            await hands.press("enter")
            await hands.until(lambda: "改为「信息」：" in hands.text())
            await hands.press("space", "ctrl+s")
            await hands.until_desk()
            assert "已替换 3 处" in hands.message()
            view = hands.desk.hand.view
            assert view.wording.text(view.locate("第一条第一款")) == "为了规范数据活动，制定本条例。"
            assert view.wording.text(view.locate("第四条第一款")).startswith("市信息主管部门")
            await hands.press("ctrl+z")
            await hands.until(lambda: hands.desk.hand.session.unsaved == 0)

    asyncio.run(story())


def test_export_and_properties(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story() -> None:
        async with at_work(folder) as hands:
            await hands.press("alt+p")
            await hands.until_dialog()
            await hands.press("tab", "tab")
            await hands.type("征求意见稿")
            await hands.press("enter")
            await hands.until_desk()
            assert hands.desk.hand.view.instrument.stage == "征求意见稿"
            await hands.press("ctrl+e")
            await hands.until_dialog()
            await hands.press("left", "enter")
            await hands.until(lambda: "已导出" in hands.text(), 30)
            await hands.press("alt+t")
            await hands.until(lambda: "先存版" in hands.message())

    asyncio.run(story())
    written = sorted(path.suffix for path in (folder / "exports").glob("示范市数据条例.*"))
    assert written == [".docx", ".html", ".json", ".md", ".txt"]
    assert "第五条" in (folder / "exports" / "示范市数据条例.txt").read_text(encoding="utf-8")


def test_nanjing_is_imported_and_chapter_two_gets_an_article(tmp_path: Path, shared: Path) -> None:
    seed = shared / "seeds" / "nanjing-ai-draft.txt"

    async def story() -> None:
        async with at_work(tmp_path) as hands:
            await hands.until(lambda: "这里还没有工作区" in hands.text())
            await hands.press("down", "enter")
            await hands.pilot.pause(0.2)
            await hands.press("enter")
            await hands.until(lambda: "还没有草案" in hands.text())
            await hands.press("enter")
            await hands.pilot.pause(0.2)
            await hands.type(str(seed))
            await hands.press("tab")
            await hands.type("nanjing")
            await hands.press("enter")
            await hands.until(lambda: "59 条" in hands.text(), 30)
            await hands.press("ctrl+s")
            await hands.until(lambda: "第一章 总则 › 第一条" in hands.text(), 30)
            view = hands.desk.hand.view
            second = next(child for child in view.instrument.root.children if view.name(child.id) == "第二章")
            last = view.name(second.children[-1].id)
            await hands.desk.go(second.children[-1].id)
            await hands.press("ctrl+n")
            await hands.until(lambda: "插入" in hands.message())
            assert f"{last}" not in hands.place() and hands.place().startswith("第二章")
            assert hands.labels()[-1].startswith("第六十条")
            await hands.type("市人民政府应当公布年度清单。")
            await hands.press("ctrl+e")
            await hands.until_dialog()
            await hands.press("enter")
            await hands.until(lambda: "已导出" in hands.text(), 30)

    asyncio.run(story())
    assert len(list((tmp_path / "exports").glob("*.docx"))) == 1
