"""The program behind an open page: it lives as long as the page, and what was typed outlives both."""

import asyncio
import json
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest

from tests.serving.served import Served, served
from tests.serving.visiting import Visitor, visitor
from tests.tui_screens.desk import by_command, founded

Socket = aiohttp.ClientWebSocketResponse


async def painted(socket: Socket, words: str) -> None:
    """Until the program has painted these words."""
    seen = b""
    while words.encode() not in seen:
        message = await socket.receive(timeout=20)
        assert message.type in (aiohttp.WSMsgType.BINARY, aiohttp.WSMsgType.TEXT), (message, seen[-500:])
        seen += message.data if isinstance(message.data, bytes) else b""


async def type_words(socket: Socket, words: str) -> None:
    await socket.send_str(json.dumps(["stdin", words]))


async def ended(process: int) -> None:
    """Until there is no such process."""
    end = time.monotonic() + 20
    while Path(f"/proc/{process}/stat").exists() and b") Z " not in Path(f"/proc/{process}/stat").read_bytes():
        assert time.monotonic() < end, process
        await asyncio.sleep(0.05)


def at_the_page(folder: Path, story: Callable[[Served, Visitor, Socket], Awaitable[None]]) -> Served:
    """With an open page that has painted the first article."""

    async def whole(server: Served) -> None:
        async with visitor(server) as one:
            await one.enter()
            socket = await one.connect()
            await socket.send_str('["focus"]')
            await painted(socket, "为了规范")
            await story(server, one, socket)

    with served(folder) as server:
        asyncio.run(whole(server))
    return server


def test_closing_the_page_ends_the_program_and_keeps_the_last_key(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story(server: Served, _: Visitor, socket: Socket) -> None:
        (child,) = server.children()
        await type_words(socket, "关页之前")
        await painted(socket, "关页之前")
        await socket.close()
        await ended(child)

    at_the_page(folder, story)
    assert "关页之前" in by_command(folder, "show", "第一条")


def test_ctrl_c_ends_everything_in_order(tmp_path: Path) -> None:
    folder = founded(tmp_path)
    children: list[int] = []

    async def story(server: Served, one: Visitor, socket: Socket) -> None:
        await one.connect()
        server.until(lambda: len(server.children()) == 2)
        children.extend(server.children())
        await type_words(socket, "中断之前")
        await painted(socket, "中断之前")
        assert await asyncio.to_thread(server.interrupt) == 0
        for child in children:
            await ended(child)

    server = at_the_page(folder, story)
    assert server.said.rstrip().endswith("网页界面已经结束；写下的字都已存盘。")
    assert "Traceback" not in server.said
    assert "中断之前" in by_command(folder, "show", "第一条")


def test_the_program_does_not_outlive_a_killed_server(tmp_path: Path) -> None:
    folder = founded(tmp_path)

    async def story(server: Served, _: Visitor, socket: Socket) -> None:
        (child,) = server.children()
        await type_words(socket, "断电之前")
        await painted(socket, "断电之前")
        server.process.kill()
        server.process.wait()
        await ended(child)

    at_the_page(folder, story)
    assert "断电之前" in by_command(folder, "show", "第一条")


def test_the_page_is_told_when_the_program_falls(tmp_path: Path) -> None:
    async def story(server: Served, one: Visitor, socket: Socket) -> None:
        os.kill(server.children()[0], signal.SIGKILL)
        while not socket.closed:
            await socket.receive(timeout=20)
        again = await one.connect()
        await painted(again, "为了规范")

    at_the_page(founded(tmp_path), story)


def test_a_program_that_hangs_is_ended(tmp_path: Path) -> None:
    async def story(server: Served, _: Visitor, socket: Socket) -> None:
        (child,) = server.children()
        os.kill(child, signal.SIGSTOP)
        await socket.close()
        await ended(child)

    at_the_page(founded(tmp_path), story)


def test_messages_that_are_none_are_passed_over(tmp_path: Path) -> None:
    odd = ["", "{", "[]", "5", '"x"', '["stdin"]', '["stdin", 5]', '["resize", {"width": "x"}]', '["none", {}]', "null"]
    sizes = [["resize", {"width": -5, "height": 0}], ["resize", {"width": 10**9, "height": 10**9}]]

    async def story(_: Served, __: Visitor, socket: Socket) -> None:
        for words in [*odd, *map(json.dumps, sizes), '["resize", {"width": 100, "height": 30}]']:
            await socket.send_str(words)
        await socket.send_bytes(b"\xff\x00")
        # Half of a pair that only together would be a character.
        await socket.send_str('["stdin", "\\ud842"]')
        await type_words(socket, "还在𠮷😀")
        await painted(socket, "还在𠮷😀")

    at_the_page(founded(tmp_path), story)


@pytest.mark.parametrize("name", ["空 格 a'b\"c $(touch x);`touch y`", "-C"])
def test_any_name_of_a_folder(tmp_path: Path, name: str) -> None:
    async def story(_: Served, __: Visitor, socket: Socket) -> None:
        assert not socket.closed

    at_the_page(founded(tmp_path / name), story)
    assert not list(tmp_path.rglob("[xy]"))


def test_nothing_of_the_folder_is_run(tmp_path: Path) -> None:
    """A draft may come from anybody; a file called like a module of Python must stay a file."""
    folder = founded(tmp_path)
    for name in ("json.py", "textual.py", "workbench.py"):
        (folder / name).write_text("raise SystemExit('run')", encoding="utf-8")

    async def story(_: Served, __: Visitor, socket: Socket) -> None:
        assert not socket.closed

    at_the_page(folder, story)
