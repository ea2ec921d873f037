"""The screen as the program behind a web page: ``python -m workbench.tui.page FOLDER [SLUG]``, spoken to over pipes."""

import asyncio
import os
import sys
from pathlib import Path
from threading import Event

from textual import messages
from textual.drivers.web_driver import WebDriver

from workbench.tui.app import WorkbenchApp
from workbench.tui.launch import prepare
from workbench.tui.screens.work import WorkScreen
from workbench.tui.settings import settings_path


class PageDriver(WebDriver):
    """Leaves in order when the page is closed, or when the server is gone."""

    def start_application_mode(self) -> None:
        """As usual; and the rim of the page gets the colour of the theme."""
        self._sized = Event()
        super().start_application_mode()
        # In line behind the size of the start, which would otherwise undo a change of size that came meanwhile.
        asyncio.run_coroutine_threadsafe(self._begin_to_listen(), asyncio.get_running_loop())
        self._app.watch(self._app, "theme", self._colour_rim)

    async def _begin_to_listen(self) -> None:
        self._sized.set()

    def _colour_rim(self) -> None:
        rim = self._app.current_theme.panel
        self.write(f"\x1b]11;{rim}\x07")

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """As usual, but what was typed last is written before the end."""
        if packet_type == "quit":
            self._leave()
        else:
            super().on_meta(packet_type, payload)

    def run_input_thread(self) -> None:
        """Without a server nobody can ask to leave: the end of the input is the end."""
        self._sized.wait(10)
        super().run_input_thread()
        if not self.exit_event.is_set():
            self._leave()

    def _leave(self) -> None:
        assert isinstance(self._app, WorkbenchApp)
        self._app.call_later(_written, self._app)


async def _written(app: WorkbenchApp) -> None:
    """What was typed last goes into the log before an end that nobody asked the program for."""
    for screen in app.screen_stack:
        if isinstance(screen, WorkScreen):
            await screen.article.write()
    app.post_message(messages.ExitApp())


if __name__ == "__main__":
    prepare(os.environ)
    folder, *slug = sys.argv[1:]
    WorkbenchApp(Path(folder), slug[0] if slug else None, settings_path(), PageDriver).run()
