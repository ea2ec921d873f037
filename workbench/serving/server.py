"""The server from its start to its end."""

import asyncio
import signal
import socket
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from aiohttp import web

from workbench.serving.door import Door
from workbench.serving.screen import PATIENCE
from workbench.serving.site import Site


def serve(folder: Path, slug: str | None, listener: socket.socket, announce: Callable[[str], None]) -> None:
    """Serve until Ctrl+C or a request to end; every open page has written what was typed when this returns.

    ``announce`` gets the address when it can be opened.
    """
    door = Door(listener.getsockname()[1])
    site = Site(door, folder, slug)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(site, listener, lambda: announce(door.address)))


async def _serve(site: Site, listener: socket.socket, ready: Callable[[], None]) -> None:
    runner = web.AppRunner(site.application(), access_log=None, shutdown_timeout=PATIENCE + 2)
    await runner.setup()
    try:
        await web.SockSite(runner, listener).start()
        ready()
        await _asked_to_end()
    finally:
        await runner.cleanup()


async def _asked_to_end() -> None:
    """Ctrl+C comes as a cancellation; other requests (a closed session, an init system) as signals."""
    ended = asyncio.Event()
    for name in ("SIGTERM", "SIGHUP"):
        # Windows has neither SIGHUP nor handlers in the loop.
        with suppress(AttributeError, NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(getattr(signal, name), ended.set)
    await ended.wait()
