"""Every action has a key no input method swallows, a place in the palette and F1, and a line in docs/keys.md."""

import asyncio
from itertools import chain
from pathlib import Path

import pytest

import workbench.tui.actions
from tests.tui_screens.desk import at_work, founded
from workbench.tui.action import ACTIONS, Action, is_bare, key_name
from workbench.tui.actions.helping import palette_items
from workbench.tui.editor.keys import KEYS
from workbench.tui.keypage import PAGE, SCREENS, page
from workbench.tui.pinyin import initials, matches, spellings
from workbench.tui.screens.deeds import DeedScreen
from workbench.tui.screens.help import help_items, pane_keys
from workbench.tui.screens.reader import Reader
from workbench.tui.widgets.pieces import Item

assert workbench.tui.actions


def test_the_page_of_keys_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


@pytest.mark.parametrize("action", ACTIONS.values(), ids=lambda action: action.id)
def test_an_action_has_all_it_needs(action: Action) -> None:
    assert action.key and not any(is_bare(key) for key in action.key.split(","))
    assert action.name and action.help.endswith("。")
    assert all(initials(character) for character in action.name if character not in "…")


def test_no_key_means_two_things() -> None:
    keys = list(chain.from_iterable(action.key.split(",") for action in ACTIONS.values()))
    assert len(keys) == len(set(keys))
    # Both have a key for going back by words; the way back from a jump goes first, and F1 says so.
    typing = set(chain.from_iterable(key.keys.split(",") for key in KEYS))
    assert typing & set(keys) == {"alt+left", "alt+right"}
    assert not any("Alt+←" in shown.split("、") for shown, _ in pane_keys("article"))


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_a_screen_with_keys_of_its_own_has_all_it_needs(screen: type[DeedScreen]) -> None:
    keys = [key for deed in screen.DEEDS for key in deed.keys.split(",")]
    assert len(keys) == len(set(keys)) and not any(map(is_bare, keys))
    bound = {key for binding in screen.BINDINGS for key in binding.key.split(",")}  # type: ignore[union-attr]
    assert bound == set(keys) and screen.TITLE_OF
    for deed in screen.DEEDS:
        assert callable(getattr(screen, f"do_{deed.id}")) and deed.help.endswith("。")
        assert all(initials(character) for character in deed.name if character not in "…")


def test_the_keys_of_a_preview_are_found_by_name(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            await hands.press("f7")
            await hands.until(lambda: "全文：示范市数据条例" in hands.text())
            await hands.press("f1")
            await hands.until(lambda: "全文里的键" in hands.text())
            assert all(deed.help in hands.listed() for deed in Reader.DEEDS)
            await hands.press("escape")
            await hands.press("ctrl+p")
            await hands.until(lambda: "名称或者拼音首字母" in hands.text())
            await hands.type("fy")
            await hands.press("enter")
            await hands.until(lambda: "打印预览，约" in hands.text())

    asyncio.run(story())


def test_what_a_bare_key_is() -> None:
    bare = {"a", "1", "space", "slash", "shift+a"}
    assert {key for key in (*bare, "f1", "ctrl+s", "alt+1", "enter", "alt+slash", "delete") if is_bare(key)} == bare
    assert key_name("ctrl+shift+f8") == "Ctrl+Shift+F8" and key_name("alt+up") == "Alt+↑"


def test_pinyin_initials() -> None:
    assert spellings("重做") == {"cz", "zz"}
    assert [matches(typed, "存版") for typed in ("", "存", "版", "cb", "CB", "c b", "xx")] == [3, 3, 2, 1, 1, 1, 0]


def _words(items: list[Item]) -> str:
    return "\n".join("".join(piece.words for piece in item.pieces) for item in items)


def test_palette_and_help_name_every_action(tmp_path: Path) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            offered = list(palette_items(hands.desk, ""))
            assert {item.key for item in offered} == set(ACTIONS)
            told = list(help_items(hands.desk))
            assert {item.key for item in told if item.key} == set(ACTIONS)
            # What cannot be done now stays, and says why.
            assert "没有需要存版的修改。" in _words(offered) and "现在不能" in _words(told)
            await hands.press("ctrl+p")
            await hands.until_dialog()
            await hands.type("dr")
            assert "到第…条" not in hands.listed()
            await hands.press("escape", "ctrl+p")
            await hands.until_dialog()
            await hands.type("qw")
            await hands.press("escape")
            await hands.until_desk()
            await hands.press("ctrl+s")
            await hands.until(lambda: "没有需要存版的修改" in hands.message())

    asyncio.run(story())


def test_keys_can_be_changed(tmp_path: Path) -> None:
    settings = tmp_path / "settings.toml"
    settings.write_text(
        'theme = "浅色"\n[keys]\nreader = "ctrl+t"\nsave = "x"\nnone = "f1"\nundo = "ctrl+s"\n', encoding="utf-8"
    )

    async def story() -> None:
        async with at_work(founded(tmp_path / "work"), settings=settings) as hands:
            assert hands.app.theme == "workbench-light"
            complaints = "".join(hands.app.settings.complaints)
            assert "「存版」不能用单个字符作键" in complaints and "「none」" in complaints
            assert "「撤销」的键已经用于「存版」" in complaints
            await hands.press("ctrl+t")
            await hands.until(lambda: "全文：示范市数据条例" in hands.text())
            await hands.press("escape")
            await hands.until_desk()
            await hands.press("alt+c")
            await hands.until(lambda: hands.app.theme == "workbench-dark")
            assert 'theme = "深色"' in settings.read_text(encoding="utf-8")
            assert 'reader = "ctrl+t"' in settings.read_text(encoding="utf-8")

    asyncio.run(story())
