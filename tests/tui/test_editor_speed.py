"""A key costs the same in a short and in a very long article, and no more than in the stock editor."""

import asyncio
import time
from statistics import median

from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.line import Line

TEXT = (
    "市人民政府应当推动跨区域规划衔接、标准互认，建立“协同机制”（以下简称机制），依照本条例第十二条的规定执行。" * 100
)


class _Timed(App[None]):
    """Paints for a terminal that is not there, and says when it did."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.painted = asyncio.Event()

    def compose(self) -> ComposeResult:
        yield self.widget

    def _display(self, screen: Screen[object], renderable: object) -> None:
        render = getattr(renderable, "render_segments", None)
        if render:
            render(self.console)
        self.painted.set()

    async def key(self) -> float:
        """Processor seconds from a typed character to its painting."""
        await asyncio.sleep(0.02)
        self.painted.clear()
        start = time.process_time()
        self.post_message(events.Key("新", "新"))
        await self.painted.wait()
        return time.process_time() - start


def _editor(length: int) -> ArticleEditor:
    editor = ArticleEditor()
    editor.load(Body.of((Line(TEXT[:length]),)), "第十条　", Place(0, length // 2))
    return editor


def _stock(length: int) -> TextArea:
    area = TextArea(TEXT[:length])
    area.move_cursor((0, length // 2))
    return area


def cost(widget: Widget, keys: int = 15) -> float:
    """Median processor seconds of a key at 120×40, Textual's own work included."""

    async def run() -> float:
        app = _Timed(widget)
        async with app.run_test(size=(120, 40)) as pilot:
            widget.focus()
            await pilot.pause()
            return median([await app.key() for _ in range(keys)])

    return asyncio.run(run())


def test_a_key_in_a_long_paragraph_costs_little_more_than_in_a_short_one() -> None:
    short = cost(_editor(200))
    assert cost(_editor(5000)) < 4 * max(short, 0.002)


def test_a_key_costs_less_than_in_the_stock_editor() -> None:
    assert cost(_editor(5000)) < cost(_stock(5000), keys=5)
