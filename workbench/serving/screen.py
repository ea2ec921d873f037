"""One program behind one open page: started with it, ended with it."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from contextlib import suppress
from pathlib import Path

from aiohttp import web
from textual_serve.app_service import AppService
from textual_serve.download_manager import DownloadManager

import workbench

#: Seconds a program has for writing what was typed last, before it is ended by force.
PATIENCE = 5
_SMALLEST, _LARGEST = 2, 1000


class Screen(AppService):
    """The terminal interface as a child that speaks over pipes; ``folder`` and ``slug`` as for ``workbench tui``."""

    def __init__(self, folder: Path, slug: str | None, socket: web.WebSocketResponse) -> None:
        self._socket = socket
        super().__init__(
            "",
            write_bytes=socket.send_bytes,
            write_str=socket.send_str,
            close=self._close_page,
            download_manager=DownloadManager(),
        )
        self._words = [sys.executable, "-P", "-X", "utf8", "-m", "workbench.tui.page", str(folder.resolve())]
        self._words += [slug] if slug else []

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        """Python finds this very copy of the program and nothing of the folder it is started in (``-P``)."""
        here = str(Path(workbench.__file__).resolve().parents[1])
        paths = [here, *filter(None, [os.environ.get("PYTHONPATH")])]
        return super()._build_environment(width, height) | {"PYTHONPATH": os.pathsep.join(paths)}

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        """Without a shell, whatever the folder is called; in a session of its own, so that Ctrl+C asks it to leave."""
        environment = self._build_environment(width, height)
        child = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=environment, start_new_session=True
        )
        self._process, self._stdin = child, child.stdin
        return child

    async def start(self, width: int, height: int) -> None:
        """Open it in a window of so many cells."""
        await super().start(_within(width), _within(height))

    async def take(self, message: object) -> None:
        """One message of the page; whatever is none is passed over."""
        match message:
            case ["stdin", str(words)]:
                # Half a surrogate pair would end the reader of the program.
                await self.send_bytes(words.encode("utf-8", "replace"))
            case ["resize", {"width": int(width), "height": int(height)}]:
                await self.set_terminal_size(_within(width), _within(height))
            case ["focus"]:
                await self.focus()
            case ["blur"]:
                await self.blur()

    async def on_data(self, payload: bytes) -> None:
        """Paint. What comes after the page was closed is read all the same: a full pipe would stop the program."""
        with suppress(ConnectionError, RuntimeError):
            await super().on_data(payload)

    async def run(self) -> None:
        """Until the program ends, however it ends; then the page is told."""
        await super().run()
        await self._close_page()

    async def _close_page(self) -> None:
        with suppress(ConnectionError, RuntimeError):
            await self._socket.close()

    async def stop(self) -> None:
        """Let it write what was typed last and leave; by force when it does not."""
        child = self._process
        try:
            await asyncio.wait_for(super().stop(), PATIENCE)
        except TimeoutError:
            pass
        finally:
            if child is not None and child.returncode is None:
                with suppress(ProcessLookupError, TimeoutError):
                    await _ended(child)


async def _ended(child: Process) -> None:
    try:
        await asyncio.wait_for(child.wait(), 1)
    except TimeoutError:
        child.kill()
        await child.wait()


def _within(cells: int) -> int:
    return min(max(cells, _SMALLEST), _LARGEST)
