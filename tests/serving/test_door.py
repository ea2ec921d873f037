"""Nobody comes in without the one-time token: every page, file and socket is tried from outside."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from tests.serving.served import Served, served
from tests.serving.visiting import Visitor, visitor
from tests.tui_screens.desk import founded
from workbench.serving.listening import listen

PATHS = ["/", "/?token=", "/?token=wrong", "/ws", "/page/page.js", "/static/js/textual.js", "/nothing", "/static/"]
USED = "这个地址已经用过"
FOREIGN = "不是从本机的工作台网页发出的"


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that is only looked at."""
    return founded(tmp_path_factory.mktemp("shelf"))


@pytest.fixture
def server(shelf: Path) -> Iterator[Served]:
    with served(shelf) as running:
        yield running


def visit(server: Served, story: Callable[[Visitor], Awaitable[None]]) -> None:
    async def whole() -> None:
        async with visitor(server) as one:
            await story(one)

    asyncio.run(whole())


def test_nothing_without_the_token(server: Served) -> None:
    async def story(one: Visitor) -> None:
        for path in PATHS:
            status, text = await one.get(path)
            assert (status, USED in text) == (403, True), path
        for method in ("HEAD", "POST", "OPTIONS"):
            status, _ = await one.get(server.address, method)
            assert status == 403, method
        assert await one.refused()
        assert not list(one.session.cookie_jar)
        # None of this used the token up.
        await one.enter()

    visit(server, story)


def test_the_token_works_once(server: Served) -> None:
    async def story(one: Visitor) -> None:
        async with one.session.get(server.address) as answer:
            assert answer.status == 200 and "立法草案工作台" in await answer.text()
            (cookie,) = answer.headers.getall("Set-Cookie")
            assert "HttpOnly" in cookie and "SameSite=Strict" in cookie and "Path=/" in cookie
            assert server.address.partition("=")[2] not in cookie
        assert (await one.get("/"))[0] == (await one.get("/static/js/textual.js"))[0] == 200
        assert (await one.get(server.address))[0] == 200, "the browser that came in may go back"
        async with visitor(server) as other:
            status, text = await other.get(server.address)
            assert status == 403 and USED in text and "重新运行" not in text and "再运行一次" in text
            assert await other.refused()

    visit(server, story)


def test_a_guessed_cookie_is_refused(server: Served) -> None:
    async def story(one: Visitor) -> None:
        port = server.root.rpartition(":")[2]
        for key in ("", "x", "None", "%", "\udcff"):
            status, _ = await one.get("/", Cookie=f"workbench-{port}={key}")
            assert status == 403, key

    visit(server, story)


def test_other_names_for_this_machine_are_refused(server: Served) -> None:
    port = server.root.rpartition(":")[2]

    async def story(one: Visitor) -> None:
        await one.enter()
        for host in (f"evil.example:{port}", "127.0.0.1", f"127.0.0.1.evil.example:{port}", f"127.0.0.1:{port}@x", ""):
            status, text = await one.get("/", Host=host)
            assert status == 403 and FOREIGN in text, host
        assert await one.refused(Host=f"evil.example:{port}")

    visit(server, story)


def test_other_pages_are_refused(server: Served) -> None:
    async def story(one: Visitor) -> None:
        await one.enter()
        for origin in ("http://evil.example", "null", "http://127.0.0.1:1", one.root.replace("http", "https"), ""):
            assert await one.refused(Origin=origin), origin
            status, text = await one.get("/", Origin=origin)
            assert status == 403 and FOREIGN in text, origin
        async with one.session.get(f"{one.root}/ws", headers={"Connection": "upgrade", "Upgrade": "websocket"}) as said:
            assert said.status == 403, "a browser always says which page opens a socket"
        assert not await one.refused()

    visit(server, story)


def test_only_the_pages_there_are(server: Served) -> None:
    async def story(one: Visitor) -> None:
        await one.enter()
        for path in ("/nothing", "/page/", "/page/none.js", "/page/..%2f..%2fsite.py", "/static/..%2fserver.py", "/ws"):
            status, text = await one.get(path, Origin=one.root)
            assert 400 <= status < 500 and "def " not in text, (path, status)
        for path, method in (("/nothing", "GET"), ("/", "POST"), ("/ws", "GET")):
            status, text = await one.get(path, method, Origin=one.root)
            assert status >= 400 and "没有这一页" in text, path

    visit(server, story)


def test_the_browser_is_told_to_stay_here(server: Served) -> None:
    async def story(one: Visitor) -> None:
        for address, status in ((one.root, 403), (server.address, 200), (f"{one.root}/page/page.js", 200)):
            async with one.session.get(address) as answer:
                assert answer.status == status
                policy = answer.headers["Content-Security-Policy"]
                assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy
                assert answer.headers["Referrer-Policy"] == "no-referrer"
                assert answer.headers["Cache-Control"] == "no-store"

    visit(server, story)


def test_only_this_machine_is_listened_to() -> None:
    for host in ("127.0.0.1", "localhost"):
        with listen(host, None) as listener:
            assert listener.getsockname()[0] == "127.0.0.1"
