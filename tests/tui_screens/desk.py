"""The application at work in a real workspace, and a way to wait for what it does."""

import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from workbench.cli.main import main
from workbench.tui.app import WorkbenchApp
from workbench.tui.panes.outline import Outline
from workbench.tui.screens.work import WorkScreen
from workbench.tui.widgets.row_list import RowList

LAW = """示范市数据条例

第一章　总则
第一条【目的】　为了规范数据活动，制定本条例。
第二条【适用】　本市数据活动适用本条例。
　　前款规定的数据活动包括：
　　（一）收集；
　　（二）存储、使用；
　　（三）公开。
第三条【原则】　依照本条例第二条、第四条的规定，期限为二十日。

第二章　管理
第四条【主管】　市数据主管部门负责本条例第二条第二款第三项规定的工作。
第五条【期限】　主管部门应当在十日内答复。
　　依照第四条作出的答复应当公开。
"""


def founded(folder: Path, law: str = LAW, slug: str = "law") -> Path:
    """A workspace with one draft, saved."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / f"{slug}.txt"
    source.write_text(law, encoding="utf-8")
    assert main(["init", str(folder)]) == 0
    assert main(["-C", str(folder), "import", f"{slug}.txt", "--draft", slug]) == 0
    return folder


def by_command(folder: Path, *words: str) -> str:
    """What a command of another process printed."""
    import sys

    command = [sys.executable, "-X", "utf8", "-m", "workbench", "-C", str(folder), *words]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    return done.stdout


class Hands:
    """Somebody at the keyboard."""

    def __init__(self, app: WorkbenchApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def desk(self) -> WorkScreen:
        """The desk, under whatever dialog is open."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, WorkScreen))

    async def press(self, *keys: str) -> None:
        """Keys by name."""
        for key in keys:
            self.app.post_message(events.Key(key, None))
            await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Characters, as an input method commits them."""
        for character in words:
            self.app.post_message(events.Key(character, character))
        await self.pilot.pause()

    async def until(self, what: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until it is so."""
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, self.text()
            await self.pilot.pause(0.02)

    async def until_desk(self) -> None:
        """Back at the desk, nothing under way."""
        await self.until(lambda: isinstance(self.app.screen, WorkScreen) and not self.desk.busy)

    async def until_dialog(self) -> None:
        """A dialog is open."""
        await self.until(lambda: not isinstance(self.app.screen, WorkScreen))
        await self.pilot.pause()

    def rows(self) -> list[str]:
        """The rows on the screen."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip).rstrip() for strip in strips]

    def text(self) -> str:
        """All rows."""
        return "\n".join(self.rows())

    def message(self) -> str:
        """The line at the bottom; a screen that is not painted yet has none."""
        return ["", "", *self.rows()][-2].strip()

    def title(self) -> str:
        """The line at the top."""
        return [*self.rows(), ""][0]

    def place(self) -> str:
        """The header of the article."""
        return str(self.desk.query_one("#place").render())

    def listed(self) -> str:
        """The rows of the list of the dialog; "" before there is one."""
        rows = self.app.screen.query(RowList).first(RowList) if self.app.screen.query(RowList) else None
        return "\n".join("".join(piece.words for piece in item.pieces) for item in (rows.items if rows else ()))

    def labels(self) -> list[str]:
        """The outline as it is drawn."""
        return [row.strip().removeprefix("▾ ") for row in self.desk.query_one(Outline).rows()]


@asynccontextmanager
async def at_work(
    folder: Path, size: tuple[int, int] = (120, 40), settings: Path | None = None
) -> AsyncIterator[Hands]:
    """The application, opened on ``folder``."""
    app = WorkbenchApp(folder, settings=settings)
    async with app.run_test(size=size) as pilot:
        hands = Hands(app, pilot)
        await pilot.pause()
        yield hands
