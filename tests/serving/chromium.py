"""A real Chromium without a window, driven over its DevTools protocol."""

import asyncio
import base64
import json
import os
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--remote-debugging-port=0",
    # The terminal then draws with elements of the page, which can be read; so do machines without WebGL.
    "--disable-3d-apis",
)
_VIRTUAL = {"Enter": 13, "Escape": 27, "Tab": 9, "End": 35, "Home": 36, "Backspace": 8, "ArrowUp": 38, "ArrowDown": 40}
_VIRTUAL["="] = 187
_PLACE = """words => {
    for (const row of document.querySelectorAll('.xterm-rows > div')) {
        const part = [...row.querySelectorAll('span')].find(span => span.textContent.includes(words));
        if (part) { const box = part.getBoundingClientRect(); return [box.left + 20, box.top + 10]; }
    }
}"""
CONTROL, SHIFT, ALT = 2, 8, 1


def found() -> str:
    """The program; the test is skipped where there is none, and fails where one is required."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        if os.environ.get("WORKBENCH_REQUIRE_BROWSER"):
            pytest.fail("a browser is required, and there is no chromium")
        pytest.skip("chromium is not installed")
    return program


class Tab:
    """One open page."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._asked = 0
        #: What the page asked the network for, and what went wrong in it.
        self.requested: list[str] = []
        self.complaints: list[str] = []

    async def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """One command of the protocol, and its result."""
        self._asked += 1
        asked = self._asked
        await self._socket.send_json({"id": asked, "method": method, "params": parameters})
        while True:
            message = await self._socket.receive_json(timeout=20)
            if message.get("id") == asked:
                assert "error" not in message, (method, message)
                result = message["result"]
                assert isinstance(result, dict)
                return result
            self._note(message)

    def _note(self, message: dict[str, Any]) -> None:
        match message["method"]:
            case "Network.requestWillBeSent":
                self.requested.append(message["params"]["request"]["url"])
            case "Network.webSocketCreated":
                self.requested.append(message["params"]["url"])
            case "Runtime.exceptionThrown":
                self.complaints.append(str(message["params"]))

    async def open(self, address: str) -> None:
        await self.call("Page.navigate", url=address)

    async def evaluate(self, script: str) -> Any:
        """The value of an expression in the page."""
        said = await self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in said, said
        return said["result"].get("value")

    async def rows(self) -> list[str]:
        """The rows of the terminal."""
        said = await self.evaluate(
            "[...document.querySelectorAll('.xterm-rows > div')].map(row => row.textContent.replace(/\\u00a0/g, ' '))"
        )
        return [str(row).rstrip() for row in said]

    async def text(self) -> str:
        return "\n".join(await self.rows())

    async def until(self, what: Callable[[], Awaitable[object]], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not await what():
            assert time.monotonic() < end, (await self.evaluate("document.body?.innerText"), self.complaints)
            await asyncio.sleep(0.05)

    async def until_text(self, words: str) -> None:
        """Until these words stand on the screen."""

        async def shown() -> bool:
            return words in await self.text()

        await self.until(shown)

    async def until_shown(self, words: str) -> None:
        """Until these words can be seen somewhere on the page."""

        async def shown() -> bool:
            return words in str(await self.evaluate("document.body?.innerText"))

        await self.until(shown)

    async def until_focused(self) -> None:
        """Until keys go to the terminal."""

        async def focused() -> bool:
            return bool(await self.evaluate("document.activeElement?.className === 'xterm-helper-textarea'"))

        await self.until(focused)

    async def insert(self, words: str) -> None:
        """As a keyboard or an input method without composition commits them."""
        await self.call("Input.insertText", text=words)

    async def compose(self, *steps: str) -> None:
        """What an input method shows while somebody composes, step by step; not committed."""
        for words in steps:
            await self.call("Input.imeSetComposition", text=words, selectionStart=len(words), selectionEnd=len(words))

    async def press(self, key: str, modifiers: int = 0, commands: tuple[str, ...] = ()) -> None:
        """A key by its name, as F5 or s; with what the browser itself does on it, as paste."""
        code = _VIRTUAL.get(key) or (111 + int(key[1:]) if key[0] == "F" and key[1:] else ord(key.upper()))
        named = {"key": key, "windowsVirtualKeyCode": code, "modifiers": modifiers}
        await self.call("Input.dispatchKeyEvent", type="rawKeyDown", commands=list(commands), **named)
        await self.call("Input.dispatchKeyEvent", type="keyUp", **named)

    async def click(self, words: str) -> None:
        """The first row of the terminal that holds these words, where they begin."""
        x, y = await self.evaluate(f"({_PLACE})({json.dumps(words)})")
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)

    async def resize(self, width: int, height: int) -> None:
        """The window, in pixels."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def picture(self, file: Path) -> None:
        """What is seen, as PNG."""
        said = await self.call("Page.captureScreenshot")
        file.write_bytes(base64.b64decode(said["data"]))


@asynccontextmanager
async def browser(folder: Path, *, drop: tuple[str, ...] = ()) -> AsyncIterator[Tab]:
    """A browser with an empty profile in ``folder`` and one empty tab. ``drop``: flags to go without."""
    profile = folder / "profile"
    words = [found(), *(flag for flag in _FLAGS if flag not in drop), f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        port = await _port(profile / "DevToolsActivePort")
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                pages = [tab for tab in await answer.json() if tab["type"] == "page"]
            async with session.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                tab = Tab(socket)
                for domain in ("Page", "Runtime", "Network"):
                    await tab.call(f"{domain}.enable")
                await tab.call("Emulation.setFocusEmulationEnabled", enabled=True)
                await tab.resize(1000, 660)
                yield tab
    finally:
        process.terminate()
        process.wait(20)


async def _port(file: Path) -> int:
    end = time.monotonic() + 30
    while not file.exists() or not file.read_text(encoding="ascii").strip():
        assert time.monotonic() < end, "chromium did not start"
        await asyncio.sleep(0.1)
    return int(file.read_text(encoding="ascii").split()[0])
