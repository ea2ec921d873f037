"""The editor in a running program: keys, mouse, clipboard, messages and the cursor of the terminal."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from rich.style import Style
from textual import events
from textual.geometry import Offset, Size
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.widgets import Input

from tests.tui.editor_app import EditorApp
from tests.tui.typing_keys import type_keys
from workbench.language.cells import cells
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.reference import Pointer, Reference
from workbench.tui.editor.messages import CaretMoved, Changed, LeaveRequested, Refused
from workbench.tui.editor.model.body import Body, Place, marks
from workbench.tui.editor.model.line import Line, Span
from workbench.tui.editor.viewing import Decoration

Story = Callable[[EditorApp, Pilot[None]], Awaitable[None]]
PARAGRAPHS = (Line("市人民政府应当推动跨区域规划衔接。", id=Id("A0000000")), Line("前款规定适用。", id=Id("B0000000")))


def play(story: Story, *lines: Line, size: tuple[int, int] = (60, 12)) -> None:
    async def run() -> None:
        app = EditorApp(lines)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await story(app, pilot)

    asyncio.run(run())


def shown(app: EditorApp) -> list[str]:
    """What is painted, row by row, without the blanks behind."""
    return [app.editor.render_line(y).text.rstrip() for y in range(app.editor.size.height)]


def shape(app: EditorApp) -> list[str]:
    body = app.editor.body
    return [mark + line.words for mark, line in zip(marks(body), body.lines, strict=True)]


def test_a_whole_article_is_typed() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(
            pilot, "市人民政府应当采取下列措施：", "enter", "（一）推动规划衔接；", "enter", "推动标准互认："
        )
        await type_keys(pilot, "enter", "tab", "甲；", "enter", "乙。", "enter", "backspace", "backspace", "前款适用。")
        assert shown(app)[:6] == [
            "第十条　市人民政府应当采取下列措施：",
            "　　（一）推动规划衔接；",
            "　　（二）推动标准互认：",
            "　　1．甲；",
            "　　2．乙。",
            "　　前款适用。",
        ]
        assert isinstance(app.told[-1], CaretMoved)
        last = [message for message in app.told if isinstance(message, Changed)][-1]
        assert last.body is app.editor.body

    play(story)


def test_backspace_and_enter_split_and_join() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, *["right"] * 5, "enter")
        assert shape(app) == ["市人民政府", "应当推动跨区域规划衔接。", "前款规定适用。"]
        assert [line.id for line in app.editor.body.lines] == [None, "A0000000", "B0000000"]
        await type_keys(pilot, "backspace")
        assert app.editor.body.lines == PARAGRAPHS
        await type_keys(pilot, "end", "delete")
        assert shape(app) == ["市人民政府应当推动跨区域规划衔接。前款规定适用。"]

    play(story, *PARAGRAPHS)


def test_the_cursor_of_the_terminal_is_at_the_caret_before_the_first_key_and_after_every_one() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        assert app.cursor_position == Offset(1 + cells("第十条　"), 0)
        await type_keys(pilot, "𠮷é字")
        assert app.cursor_position == Offset(1 + cells("第十条　𠮷é字"), 0)
        await type_keys(pilot, "down", "ctrl+end")
        assert app.cursor_position == Offset(1 + cells("　　前款规定适用。"), 1)
        await type_keys(pilot, "enter")
        assert app.cursor_position == Offset(1 + 4, 2)

    play(story, *PARAGRAPHS)


class _Asking(ModalScreen[None]):
    BINDINGS = [("escape", "dismiss")]  # noqa: RUF012

    def compose(self):  # type: ignore[no-untyped-def]
        yield Input()


def test_the_cursor_comes_back_when_a_dialog_closes() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "新")
        before = app.cursor_position
        await app.push_screen(_Asking())
        await pilot.pause()
        await type_keys(pilot, "甲乙")
        assert app.cursor_position != before
        await pilot.press("escape")
        await pilot.pause()
        assert app.cursor_position == before

    play(story, *PARAGRAPHS)


def test_the_cursor_follows_scrolling_and_resizing() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "ctrl+end")
        assert app.editor.scroll_offset.y > 0
        assert app.cursor_position.y == app.editor.size.height - 1
        await pilot.resize_terminal(30, 8)
        await pilot.pause()
        assert app.editor.size.height == 7
        assert app.cursor_position == app.editor.cursor_offset
        assert 0 <= app.cursor_position.y < 7
        await type_keys(pilot, "ctrl+home")
        assert app.editor.scroll_offset.y == 0
        assert app.cursor_position == Offset(1 + cells("第十条　"), 0)

    play(story, *(Line(f"第{n}句应当公布，并依照规定执行。") for n in range(30)))


def test_reading_down_and_out_of_the_article() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "up", "down", "down", "escape")
        left = [message.direction for message in app.told if isinstance(message, LeaveRequested)]
        assert left == ["before", "after", "out"]

    play(story, *PARAGRAPHS)


def test_the_mouse_puts_the_caret_and_selects() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await pilot.click("#editor", offset=(1 + cells("第十条　市人"), 0))
        assert app.editor.selection.caret == Place(0, 2)
        await pilot.mouse_down("#editor", offset=(1 + cells("第十条　"), 0))
        await pilot.hover("#editor", offset=(1 + cells("　　前款"), 1))
        await pilot.mouse_up("#editor", offset=(1 + cells("　　前款"), 1))
        assert app.editor.selection == (Place(0, 0), Place(1, 2))
        await type_keys(pilot, "新")
        assert shape(app) == ["新规定适用。"]
        await pilot.click("#editor", offset=(1 + cells("第十条　新规"), 0), times=2)
        assert app.editor.selection == (Place(0, 1), Place(0, 3))
        await pilot.click("#editor", offset=(20, 6))
        assert app.editor.selection.caret == Place(0, 6)

    play(story, *PARAGRAPHS)


def test_cut_copy_and_paste_carry_marks() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "ctrl+end", "enter", "（一）甲；", "enter", "乙。", "shift+up", "shift+home", "ctrl+x")
        assert app.clipboard == "（一）甲；\n（二）乙。"
        await type_keys(pilot, "ctrl+v")
        assert shape(app)[2:] == ["（一）甲；", "（二）乙。"]
        await type_keys(pilot, "ctrl+a", "ctrl+c", "delete")
        assert shape(app) == [""]
        await type_keys(pilot, "ctrl+v")
        assert shape(app) == [line.words for line in PARAGRAPHS] + ["（一）甲；", "（二）乙。"]

    play(story, *PARAGRAPHS)


def test_a_hostile_paste_is_harmless() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.editor.post_message(events.Paste("[red]甲[/red]\x1b[2J\x1b]0;x\x07\u202e乙\r\n（一）👩\u200d👩𠮷\x00\n"))
        await pilot.pause()
        assert shape(app) == ["[red]甲[/red]乙", "（一）👩\u200d👩𠮷"]
        assert shown(app)[:2] == ["第十条　[red]甲[/red]乙", "　　（一）👩👩𠮷"]

    play(story)


def test_a_hundred_thousand_characters_are_pasted_and_edited() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.editor.post_message(events.Paste("应当依照规定执行，并公布。" * 8000))
        await pilot.pause()
        await type_keys(pilot, "末", "ctrl+home", "首")
        (line,) = app.editor.body.lines
        assert len(line.words) == 13 * 8000 + 2
        assert shown(app)[0].startswith("第十条　首应当依照")

    play(story)


def test_nothing_is_edited_where_one_may_only_look() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.editor.read_only = True
        await type_keys(pilot, "新", "enter", "backspace", "tab", "shift+right", "ctrl+x", "ctrl+v", "delete")
        assert app.editor.body.lines == PARAGRAPHS
        assert not any(isinstance(message, Changed) for message in app.told)
        assert any(isinstance(message, Refused) for message in app.told)
        assert app.clipboard == "市"

    play(story, *PARAGRAPHS)


def test_references_and_marks_of_the_screen_are_painted_until_edited() -> None:
    reference = Reference(Pointer((Id("A0000000"),)))
    line = Line("依照第八条和第九十九条执行", spans=(Span(2, 5, reference),))

    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.editor.decorate({0: [Decoration(6, 11, "problem")]})
        await pilot.pause()
        styles = {segment.text: segment.style or Style() for segment in app.editor.render_line(0)}
        assert [bool(styles[words].underline) for words in ("第八条", "第九十九条", "执行")] == [
            1,
            1,
            0,
        ]
        await type_keys(pilot, "right", "right")
        assert app.editor.reference == reference
        await type_keys(pilot, "right", "x")
        assert app.editor.reference is None
        assert app.editor.body.lines[0].spans == ()
        assert not any(segment.style and segment.style.underline for segment in app.editor.render_line(0))

    play(story, line)


def test_the_first_line_refuses_to_become_an_item() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "tab")
        assert [message.sentence for message in app.told if isinstance(message, Refused)] == [
            "它前面没有可以归入的款，不能降为项。"
        ]

    play(story, *PARAGRAPHS)


def test_an_empty_article_says_what_to_do() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        assert shown(app)[0] == "第十条　在此输入条文"
        await type_keys(pilot, "新")
        assert shown(app)[0] == "第十条　新"

    play(story)


def test_loading_another_article_tells_nothing_and_paints_it() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.told.clear()
        app.editor.load(Body.of((Line("后一条。"),)), "第十一条　", Place(0, 3))
        await pilot.pause()
        assert app.told == []
        assert shown(app)[:2] == ["第十一条　后一条。", ""]
        assert app.cursor_position == Offset(1 + cells("第十一条　后一条"), 0)
        app.editor.set_heading("第十二条　【附则】")
        await pilot.pause()
        assert shown(app)[0] == "第十二条　【附则】后一条。"

    play(story, *PARAGRAPHS)


@pytest.mark.parametrize("size", [(80, 24), (20, 6), (12, 3)])
def test_what_is_painted_is_what_is_there_after_any_keys(size: tuple[int, int]) -> None:
    """Rows that were not asked to be painted again still show the truth."""
    keys = [
        "应当，",
        "enter",
        "（一）甲",
        "down",
        "up",
        "backspace",
        "left",
        "delete",
        "tab",
        "enter",
        "shift+left",
        "（",
        "pageup",
    ]

    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        for key in keys * 3:
            await type_keys(pilot, key)
            painted = [strip.text for strip in app.screen._compositor.render_strips(Size(*size))]
            for y in range(app.editor.size.height):
                assert painted[y].rstrip(" ▁▂▃▄▅▆▇█▎").strip() == app.editor.render_line(y).text.strip(), (key, y)
            assert app.cursor_position == app.editor.cursor_offset

    play(story, *PARAGRAPHS, size=size)


def test_keys_are_done_in_the_order_in_which_they_were_pressed() -> None:
    """Without a pause between them, as an input method, a slow connection or a terminal's own paste delivers them."""

    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        keys = ["甲", "enter", "乙", "tab", "丙", "left", "丁", "backspace", "戊", "home", "己", "end", "enter"]
        await type_keys(pilot, *keys * 2)
        assert shape(app) == ["甲", "（一）己乙戊丙", "（二）甲", "1．己乙戊丙", "2．"]

    play(story)


def test_a_key_map_moves_a_key() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        app.set_keymap({"editor.indent": "f7"})
        await type_keys(pilot, "down", "f7")
        assert app.editor.body.lines[1].level is Level.ITEM

    play(story, *PARAGRAPHS)


def test_levels_are_told_in_the_body() -> None:
    async def story(app: EditorApp, pilot: Pilot[None]) -> None:
        await type_keys(pilot, "down", "tab")
        assert [line.level for line in app.editor.body.lines] == [Level.PARAGRAPH, Level.ITEM]
        await type_keys(pilot, "shift+tab")
        assert app.editor.body.lines == PARAGRAPHS

    play(story, *PARAGRAPHS)
