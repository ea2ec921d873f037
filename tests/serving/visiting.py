"""A visitor without a browser: plain requests, with whatever headers a test wants to try."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

import aiohttp

from tests.serving.served import Served


class Visitor:
    """Keeps cookies as a browser does. ``root``: the address without the token."""

    def __init__(self, session: aiohttp.ClientSession, server: Served) -> None:
        self.session, self.server, self.root = session, server, server.root

    async def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, str]:
        """Status and text of an answer."""
        address = path if path.startswith("http") else self.root + path
        async with self.session.request(method, address, headers=headers, allow_redirects=False) as answer:
            return answer.status, (await answer.read()).decode("utf-8", "replace")

    async def enter(self) -> Self:
        """Use the token."""
        status, text = await self.get(self.server.address)
        assert status == 200, text
        return self

    async def connect(self, **headers: str) -> aiohttp.ClientWebSocketResponse:
        """Open the socket behind the page, from the page unless ``headers`` say otherwise."""
        return await self.session.ws_connect(
            f"{self.root}/ws?width=100&height=30", headers={"Origin": self.root} | headers
        )

    async def refused(self, **headers: str) -> bool:
        """Whether the socket is not opened."""
        try:
            await self.connect(**headers)
        except aiohttp.WSServerHandshakeError as error:
            return error.status == 403
        return False


@asynccontextmanager
async def visitor(server: Served) -> AsyncIterator[Visitor]:
    """A visitor with nothing yet."""
    jar = aiohttp.CookieJar(unsafe=True)
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Visitor(session, server)
