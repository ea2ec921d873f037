"""Somebody at a real browser: opens the printed address, types Chinese, sees it, saves."""

import asyncio
import subprocess
from collections.abc import Awaitable, Callable
from itertools import accumulate
from pathlib import Path

from tests.serving.chromium import ALT, CONTROL, Tab, browser
from tests.serving.served import Served, served
from tests.tui_screens.desk import by_command, founded
from workbench.language.cells import cells

TYPED = "保障𠮷祥😀你们和我们大家一工"
FIRST = "第一条　【目的】为了规范"
#: The width of a cell in pixels, or a little more.
CELL = 8


def in_browser(folder: Path, story: Callable[[Tab, Served], Awaitable[None]], profile: Path) -> None:
    """With the page opened and painted, and the keys in it."""

    async def whole() -> None:
        with served(folder) as server:
            async with browser(profile) as tab:
                await tab.open(server.address)
                await tab.until_text(FIRST)
                await tab.until_focused()
                await story(tab, server)
                assert not tab.complaints

    asyncio.run(whole())


def _up_to(row: str, columns: int) -> str:
    """What can be seen of a row in a window of so many cells."""
    ends = accumulate(map(cells, row))
    return "".join(character for character, end in zip(row, ends, strict=True) if end <= columns).rstrip()


def _subject(folder: Path) -> str:
    command = ["git", "-C", str(folder), "log", "-1", "--format=%s"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout


def test_chinese_is_typed_and_saved(tmp_path: Path) -> None:
    folder = founded(tmp_path / "市“司法局” 's ;$(x)")

    async def story(tab: Tab, server: Served) -> None:
        assert await tab.evaluate("document.title + location.href") == f"立法草案工作台{server.root}/"
        await tab.press("End")
        # A rare character of four bytes and an emoji at once; then an input method, one word upon the other.
        await tab.insert("保障𠮷祥😀")
        for word in ("你们", "和", "我们大家", "一", "工"):
            await tab.compose("g", "gg", "ggll")
            await tab.insert(word)
        await tab.until_text(f"制定本条例。{TYPED}")
        await tab.press("s", CONTROL)
        await tab.until_text("为什么改")
        await tab.insert("，在网页上改")
        await tab.press("Enter")
        await tab.until_text("已存版：")

    in_browser(folder, story, tmp_path)
    assert "，在网页上改" in _subject(folder)
    assert f"制定本条例。{TYPED}" in by_command(folder, "show", "第一条")


def test_the_input_method_draws_at_the_caret(tmp_path: Path) -> None:
    async def story(tab: Tab, _: Served) -> None:
        await tab.press("End")
        where = "(({left, top, width}) => [left, top, width])(%s.getBoundingClientRect())"

        await tab.compose("zhong", "中文")

        async def at_the_caret() -> bool:
            left, top, width = await tab.evaluate(where % "document.querySelector('.composition-view.active')")
            _, _, whole = await tab.evaluate(where % "document.querySelector('.xterm-rows')")
            rows = await tab.rows()
            number = next(number for number, row in enumerate(rows) if "制定本条例。" in row)
            cell, height = width / cells("中文"), 21
            before = cells(rows[number].partition("制定本条例。")[0] + "制定本条例。")
            return bool(
                abs(left - before * cell) < 2 * cell
                and abs(top - number * height) < 2
                and abs(cell - whole / 125) < 0.1
            )

        await tab.until(at_the_caret)

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_a_han_character_is_two_cells_wide(tmp_path: Path) -> None:
    measure = """[...document.querySelectorAll('.xterm-rows > div')].map(row => {
        const all = document.createRange(), last = row.lastChild;
        all.selectNodeContents(row);
        return [row.textContent, all.getBoundingClientRect().width];
    })"""

    async def story(tab: Tab, _: Served) -> None:
        await tab.press("End")
        await tab.insert("“甲”——乙……·（丙）、《丁》①※𠮷😀；abc。")
        await tab.until_text("；abc。")
        rows = [(str(words), float(width)) for words, width in await tab.evaluate(measure)]
        whole = {cells(words.replace("\u00a0", " ")): width for words, width in rows if words.strip()}
        # Whatever stands in a row, it ends where every other row ends.
        assert len(rows) > 20 and max(whole) > 100
        assert max(whole.values()) - min(whole.values()) < 4, whole

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_nothing_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    async def story(tab: Tab, server: Served) -> None:
        assert len(tab.requested) >= 6
        own = (server.root + "/", server.root.replace("http", "ws") + "/ws")
        assert [address for address in tab.requested if not address.startswith(own)] == []

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_windows_of_all_sizes_and_a_light_theme(tmp_path: Path) -> None:
    rim = "getComputedStyle(document.querySelector('.xterm-viewport')).backgroundColor"

    async def story(tab: Tab, _: Served) -> None:
        assert await tab.evaluate(rim) == "rgb(42, 48, 58)"
        for width, height, wide in ((660, 520, False), (1500, 1000, True), (330, 260, False), (1000, 660, True)):
            await tab.resize(width, height)

            async def fits(width: int = width, wide: bool = wide) -> bool:
                rows = await tab.rows()
                seen = await tab.evaluate("document.querySelector('.xterm-rows').clientWidth")
                # The terminal keeps what stood beyond its new edge, unseen; the program paints up to that edge.
                heading = _up_to(rows[1], seen // CELL) if len(rows) > 1 else ""
                is_filled = width - 2 * CELL < seen <= width and heading.endswith("15字")
                return is_filled and ("▾ 第一章" in "".join(rows)) == wide

            await tab.until(fits)
        await tab.press("c", ALT)

        async def light() -> bool:
            return str(await tab.evaluate(rim)) == "rgb(223, 227, 232)"

        await tab.until(light)

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_the_mouse_and_the_size_of_characters(tmp_path: Path) -> None:
    async def story(tab: Tab, server: Served) -> None:
        await tab.click("第五条")
        await tab.until_text("第二章 管理 › 第五条【期限】")
        small = len(await tab.rows())
        await tab.open(f"{server.root}/?fontsize=32")

        async def larger() -> bool:
            return 0 < len(await tab.rows()) < small * 0.6

        await tab.until(larger)
        for odd in ("x", "-5", "99999"):
            await tab.open(f"{server.root}/?fontsize={odd}")
            await tab.until_text("第一条")

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_words_go_to_the_clipboard_and_back(tmp_path: Path) -> None:
    folder = founded(tmp_path / "w")

    async def story(tab: Tab, server: Served) -> None:
        may = ["clipboardReadWrite", "clipboardSanitizedWrite"]
        await tab.call("Browser.grantPermissions", origin=server.root, permissions=may)
        await tab.evaluate("navigator.clipboard.writeText('从别处\\n粘来𠮷')")
        await tab.press("End")
        await tab.press("v", CONTROL, ("paste",))
        await tab.until_text("制定本条例。从别处")
        await tab.until_text("粘来𠮷")
        await tab.press("a", CONTROL)
        await tab.press("c", CONTROL)

        async def copied() -> bool:
            return "从别处" in str(await tab.evaluate("navigator.clipboard.readText()"))

        await tab.until(copied)

    in_browser(folder, story, tmp_path)
    assert "粘来𠮷" in by_command(folder, "show", "第一条")


def test_an_ended_page_says_so_and_can_be_opened_again(tmp_path: Path) -> None:
    async def story(tab: Tab, server: Served) -> None:
        await tab.press("End")
        await tab.insert("退出之前")
        await tab.until_text("退出之前")
        await tab.press("q", CONTROL)
        await tab.until_shown("写下的字都已存盘，重新打开可以接着写")
        await tab.evaluate("document.getElementById('again').click()")

        async def anew() -> bool:
            return bool(await tab.evaluate("document.querySelector('body.-first-byte:not(.-closed)') !== null"))

        await tab.until(anew)
        await tab.until_text("制定本条例。退出之前")
        await asyncio.to_thread(server.interrupt)
        await tab.until_shown("写下的字都已存盘，重新打开可以接着写")
        await tab.evaluate("document.getElementById('again').click()")
        await tab.until_shown("请在命令窗口里重新运行 workbench serve")

    in_browser(founded(tmp_path / "w"), story, tmp_path)


def test_the_first_page_without_a_workspace_offers_one(tmp_path: Path) -> None:
    empty = tmp_path / "空"
    empty.mkdir()

    async def whole() -> None:
        with served(empty) as server:
            async with browser(tmp_path) as tab:
                await tab.open(server.address)
                await tab.until_text("样例")

    asyncio.run(whole())


def test_an_article_is_inserted_by_a_key_no_browser_takes(tmp_path: Path) -> None:
    async def story(tab: Tab, _: Served) -> None:
        await tab.press("=", ALT)
        await tab.until_text("插入第二条")

    in_browser(founded(tmp_path / "work"), story, tmp_path)
