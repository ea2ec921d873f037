"""The first minutes: no workspace, the sample, the tour; and the pictures of it."""

import asyncio
import importlib.util
import re
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from rich.segment import Segment

from tests.tui_screens.desk import Hands, at_work, founded
from workbench.model.problems import WorkbenchError
from workbench.tui.launch import check_terminal, prepare

SCRIPT = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "screens.py"


async def _step(hands: Hands, number: int) -> None:
    await hands.until(lambda: f"导览 {number}/7" in hands.message())


def test_without_a_workspace_the_sample_is_one_key_away_and_the_tour_is_done_by_hand(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(tmp_path) as hands:
            await hands.until(lambda: "打开样例" in hands.text())
            await hands.press("enter")
            await hands.until(lambda: "云川市人工智能应用促进条例" in hands.text(), 30)
            await hands.press("f9")
            await hands.until(lambda: "导览一共七步" in hands.text())
            await hands.press("escape")
            await _step(hands, 1)
            await hands.press("f6", "f6")
            assert hands.desk.pane == "outline"
            await hands.press("down", "enter")
            await _step(hands, 2)
            await hands.type("我写的")
            await _step(hands, 3)
            await hands.press("ctrl+n")
            await _step(hands, 4)
            await hands.press("ctrl+z")
            await _step(hands, 5)
            await hands.press("ctrl+s")
            await hands.until_dialog()
            await hands.press("enter")
            await _step(hands, 6)
            await hands.press("f4")
            await hands.until(lambda: "个版本" in hands.rows()[0])
            await hands.press("escape")
            await _step(hands, 7)
            await hands.press("f10")
            await hands.until(lambda: "修改对照表" in hands.rows()[0])
            await hands.press("escape")
            await hands.until(lambda: "导览做完了" in hands.message())

    asyncio.run(story())


def test_several_drafts_are_listed(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    founded_again = (folder / "law.txt").rename(folder / "second.txt")

    async def story() -> None:
        from workbench.cli.main import main

        assert main(["-C", str(folder), "import", str(founded_again), "--draft", "second"]) == 0
        async with at_work(folder) as hands:
            await hands.until(lambda: "second" in hands.text() and "导入" in hands.text())
            await hands.press("down", "enter")
            await hands.until(lambda: "第一章 总则 › 第一条" in hands.text())
            assert hands.desk.hand.session.slug == "second"
            await hands.press("ctrl+o")
            await hands.until(lambda: "Esc 回到手头的草案" in hands.text())
            await hands.press("escape")
            await hands.until_desk()

    asyncio.run(story())


def test_the_way_into_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(WorkbenchError) as refused:
        check_terminal()
    assert refused.value.problem.code == "no-terminal" and refused.value.problem.hint
    environment: dict[str, str] = {}
    prepare(environment, {"TERM_PROGRAM": "iTerm.app"})
    assert environment["TEXTUAL_DISABLE_KITTY_KEY"] == "1"


def _script() -> ModuleType:
    """The script that draws them; it is no part of the package."""
    spec = importlib.util.spec_from_file_location("screens", SCRIPT)
    assert spec is not None and spec.loader is not None
    screens = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(screens)
    return screens


def _rows(picture: str) -> list[str]:
    """The words of a picture, row by row, without blanks."""
    found: dict[int, str] = {}
    for top, inner in re.findall(r'<text y="(\d+)"[^>]*>(.*?)</text>', picture):
        found[int(top)] = found.get(int(top), "") + "".join(re.findall(r">([^<])</tspan>", inner))
    return [found[top] for top in sorted(found)]


def _frame(picture: str) -> list[str]:
    """Title and keys, without the day on which it was drawn."""
    rows = _rows(picture)
    return [re.sub(r"\d", "", row) for row in (rows[0], rows[-1])]


def test_a_chinese_character_is_drawn_as_wide_as_two_cells() -> None:
    screens = _script()
    drawn = screens.draw([[Segment("a第b"), Segment("条")]], (8, 1))
    places = [float(x) for x in re.findall(r'<tspan x="([\d.]+)"', drawn)]
    columns = [round((x - screens.MARGIN) / screens.CELL) for x in places]
    assert columns == [0, 1, 3, 4]
    made = {screens.file_name(*one) for one in product(screens.SCREENS, screens.NAMES, screens.SIZES)}
    drawn = {path.name for path in SCRIPT.parent.glob("*-*x*.svg")}
    assert drawn == made


#: What stands on each picture: it shows the screen it is named after, and no dialog or complaint before it.
_SHOWN = {"desk": "市数据主管部门应当依照", "table": "修改对照表", "history": "的沿革", "print": "打印预览"}


@pytest.mark.parametrize("screen", _SHOWN)
def test_the_screens_of_the_pictures_are_drawn_as_the_pictures_say(screen: str) -> None:
    screens = _script()
    size = screens.SIZES[1]
    anew = asyncio.run(screens._picture(screen, "浅色", size))
    kept = (SCRIPT.parent / screens.file_name(screen, "浅色", size)).read_text(encoding="utf-8")
    assert any(_SHOWN[screen] in row for row in _rows(anew))
    assert _frame(anew) == _frame(kept)
