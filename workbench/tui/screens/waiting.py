"""Work that takes its time: what it is at is shown, and Esc stops it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Event
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.rendering.comparison.progress import Progress

if TYPE_CHECKING:
    from textual.app import App

T = TypeVar("T")


async def waited(app: App[None], title: str, work: Callable[[Progress], T]) -> T:
    """What ``work`` returns or raises, done off the thread that answers keys; Cancelled when somebody stopped it."""
    found: list[T] = []
    failed = await app.push_screen_wait(Waiting(title, lambda progress: found.append(work(progress))))
    if failed is not None:
        raise failed
    return found[0]


class Waiting(ModalScreen[Exception | None]):
    """Answers what went wrong, None when nothing did."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "停止", priority=True)]
    DEFAULT_CSS = """
    Waiting { align: center middle; background: $background 60%; }
    Waiting > Vertical { width: 60; max-width: 96%; height: auto; background: $surface; border: round $primary;
        border-title-style: bold; padding: 1 2; }
    """

    def __init__(self, title: str, work: Callable[[Progress], None]) -> None:
        super().__init__()
        self._title, self._work, self._stop = title, work, Event()

    def compose(self) -> ComposeResult:
        """What it is at."""
        with Vertical() as box:
            box.border_title = Content(self._title).markup
            yield Static("", id="now", markup=False)
            yield Static(Content("Esc 停止"), id="ways")

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._run(), exclusive=True)

    async def _run(self) -> None:
        progress = Progress(lambda words: self.call_later(self._tell, f"{words}……"), self._stop.is_set)
        try:
            await asyncio.to_thread(self._work, progress)
        except Exception as error:
            self.dismiss(error)
        else:
            self.dismiss(None)

    def _tell(self, words: str) -> None:
        self.query_one("#now", Static).update(Content(words))

    def action_stop(self) -> None:
        """What cannot be stopped in its middle is waited for; the screen stays until it is over."""
        self._stop.set()
        self.query_one("#ways", Static).update(Content("正在停止……"))
