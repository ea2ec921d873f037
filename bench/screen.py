"""The terminal interface in process: from an event to the painted rows, beside Textual's own widgets."""

import asyncio
import gc
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from rich.style import Style
from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import TextArea

from bench.drafts import SLUG, founded
from bench.figure import Figure
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.tui.app import WorkbenchApp
from workbench.tui.editor.article_editor import ArticleEditor
from workbench.tui.editor.model.body import Body, Place
from workbench.tui.editor.model.line import Line
from workbench.tui.panes.outline import Outline
from workbench.tui.screens.work import WorkScreen

_SENTENCE = "市人民政府应当推动跨区域规划衔接、标准互认，建立“协同机制”，依照本条例第十二条的规定执行。"
_LIMITS = {200: 0.030, 2_000: 0.040, 5_000: 0.050}
_KEYS, _RUNS, _SIZE = 15, 5, (120, 40)
#: Seconds of quiet, so that what the key before set going does not run into the next one.
_QUIET = 0.05
#: Painted where the outline shows the first articles, and where the article pane says its place; nowhere else.
_ROW, _PLACE = "第十条", "›"


class Painted(App[None]):
    """Paints for a terminal that is not there, and says when it painted ``sought``, or anything when that is empty."""

    painted: asyncio.Event
    sought = ""

    def _display(self, screen: Screen[object], renderable: object) -> None:
        render = getattr(renderable, "render_segments", None)
        written = render(self.console) if render else ""
        if self.sought in written:
            self.painted.set()


class Alone(Painted):
    """One widget and nothing else."""

    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.painted, self._widget = asyncio.Event(), widget

    def compose(self) -> ComposeResult:
        """The widget."""
        yield self._widget


class Desk(Painted, WorkbenchApp):
    """The whole application."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.painted = asyncio.Event()

    @property
    def desk(self) -> WorkScreen:
        """The desk."""
        assert isinstance(self.screen, WorkScreen)
        return self.screen


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """Keys in articles of three lengths, then the desk with the law in hand."""
    keys = [asyncio.run(_keys(length)) for length in _LIMITS]
    founded(instrument, folder)
    return [*keys, *asyncio.run(_desk(folder))]


async def _keys(length: int) -> Figure:
    text = (_SENTENCE * (length // len(_SENTENCE) + 1))[:length]
    editor = ArticleEditor()
    editor.load(Body.of((Line(text),)), "第十条　", Place(0, length // 2))
    area = TextArea(text)
    area.move_cursor((0, length // 2))
    ours, stock = await _typed(editor), await _typed(area)
    return Figure(f"a key in an article of {length:,} characters", ours, "TextArea", stock, limit=_LIMITS[length])


async def _typed(widget: Widget) -> float:
    app = Alone(widget)
    async with app.run_test(size=_SIZE):
        widget.focus()
        return await _each(app, lambda: app.post_message(events.Key("新", "新")), _KEYS)


async def _each(app: Painted, begin: Callable[[], object], runs: int, quiet: float = _QUIET) -> float:
    """Median seconds from ``begin`` to the first painting after it of what is sought."""
    times = []
    for _ in range(runs):
        await asyncio.sleep(quiet)
        app.painted.clear()
        start = time.perf_counter()
        begin()
        await app.painted.wait()
        times.append(time.perf_counter() - start)
    return median(times)


async def _desk(folder: Path) -> list[Figure]:
    gc.collect()
    start = time.perf_counter()
    app = Desk(folder)
    async with app.run_test(size=_SIZE):
        await _until(lambda: isinstance(app.screen, WorkScreen) and "第一条" in _shown(app))
        opened = time.perf_counter() - start
        await asyncio.sleep(1)
        switch = await _switched(app)
        inserted = await _inserted(app)
        reader = await _timed(lambda: _reader(app))
    return [
        Figure("open the desk, from nothing to the first painted rows", opened, limit=1.0),
        Figure("go to the next article in the outline", switch, limit=0.020),
        Figure("insert before 第一条, until the outline has its new numbers", inserted, limit=0.100),
        Figure("open the whole text to read", reader),
    ]


async def _timed(work: Callable[[], Awaitable[None]]) -> float:
    await asyncio.sleep(1)
    start = time.perf_counter()
    await work()
    return time.perf_counter() - start


async def _switched(app: Desk) -> float:
    """From the cursor in the outline to the article."""
    app.sought = _PLACE
    seconds = await _each(app, lambda: app.desk.query_one(Outline).action_move(1), _KEYS)
    app.sought = ""
    return seconds


async def _inserted(app: Desk) -> float:
    """From the key in the first article to the rows of the outline; what is inserted is the first of the next run."""
    desk = app.desk
    await desk.go(next(unit.id for unit in desk.hand.view.labels.units if unit.level is Level.ARTICLE))
    desk.focus_pane("article")
    app.sought = _ROW
    seconds = await _each(app, lambda: app.post_message(events.Key("alt+n", None)), _RUNS, quiet=1.0)
    app.sought = ""
    return seconds


async def _reader(app: Desk) -> None:
    desk = app.desk
    desk.start("reader")
    await _until(lambda: app.screen is not desk and "全文" in _shown(app))


async def _until(what: Callable[[], bool]) -> None:
    while not what():
        await asyncio.sleep(0.001)


def _shown(app: App[None]) -> str:
    """The upper rows of the screen."""
    strips = list(app.screen._compositor.render_strips())[:3] if app.screen.is_running else []
    return "".join(segment.text for strip in strips for segment in strip if segment.style != Style.null())


if __name__ == "__main__":
    import tempfile

    from bench.laws import civil_code
    from bench.reading import import_law

    with tempfile.TemporaryDirectory() as name:
        law = import_law(civil_code(Path(name)))
        for figure in figures(law, Path(name) / SLUG):
            print(f"{figure.what}: {figure.seconds * 1000:.1f} ms {figure.aim} {figure.beside * 1000:.1f}")
