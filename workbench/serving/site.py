"""The pages and the socket behind them. Nothing is handed out, not even a style sheet, before the door was passed."""

from collections.abc import Awaitable, Callable
from importlib.resources import files
from pathlib import Path
from weakref import WeakSet

import textual_serve
from aiohttp import WSCloseCode, WSMsgType, web

from workbench.serving.door import Door
from workbench.serving.refusal import FOREIGN, STRANGER, missing
from workbench.serving.screen import Screen

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_PAGE = Path(str(files("workbench.serving"))) / "page"
_TERMINAL = Path(textual_serve.__file__).parent / "static"
#: The browser itself keeps the page from fetching anything from elsewhere and from being framed.
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self';"
        " img-src 'self' data:; connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port};"
        " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


class Site:
    """What one server shows: the draft ``slug`` of the workspace in ``folder``, as ``workbench tui`` would."""

    def __init__(self, door: Door, folder: Path, slug: str | None) -> None:
        self.door, self.folder, self.slug = door, folder, slug
        self._open: WeakSet[web.WebSocketResponse] = WeakSet()

    def application(self) -> web.Application:
        """The whole of it."""
        application = web.Application(middlewares=[self._admit])
        application.add_routes(
            [
                web.get("/", self._index, allow_head=False),
                web.get("/ws", self._screen, allow_head=False),
                web.static("/page", _PAGE),
                web.static("/static", _TERMINAL),
            ]
        )
        application.on_response_prepare.append(self._guard)
        application.on_shutdown.append(self._close)
        return application

    @web.middleware
    async def _admit(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Ours and with the key, or with the token that gets it."""
        door, origin = self.door, request.headers.get("Origin")
        if not door.is_own_host(request.headers.get("Host")) or not (origin is None or door.is_own_origin(origin)):
            return FOREIGN.response()
        if door.opens(request.cookies.get(door.cookie)):
            return await _answered(request, handler)
        key = door.exchange(request.query.get("token", "")) if (request.method, request.path) == ("GET", "/") else None
        if key is None:
            return STRANGER.response()
        response = await _answered(request, handler)
        response.set_cookie(door.cookie, key, httponly=True, samesite="Strict")
        return response

    async def _guard(self, _: web.Request, response: web.StreamResponse) -> None:
        for name, value in _HEADERS.items():
            response.headers[name] = value.format(port=self.door.port)

    async def _index(self, _: web.Request) -> web.StreamResponse:
        return web.FileResponse(_PAGE / "index.html")

    async def _screen(self, request: web.Request) -> web.StreamResponse:
        """One open page, until it is closed or the program ends. A browser always says where it comes from."""
        if not self.door.is_own_origin(request.headers.get("Origin")):
            return FOREIGN.response()
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        self._open.add(socket)
        screen = Screen(self.folder, self.slug, socket)
        try:
            await screen.start(_number(request, "width", 80), _number(request, "height", 24))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    await screen.take(_read(message.json))
        finally:
            await screen.stop()
        return socket

    async def _close(self, _: web.Application) -> None:
        for socket in set(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)


async def _answered(request: web.Request, handler: Handler) -> web.StreamResponse:
    """What the handler says, with our own page for what there is not."""
    try:
        return await handler(request)
    except web.HTTPException as error:
        return missing(error.status).response()


def _number(request: web.Request, name: str, otherwise: int) -> int:
    words = request.query.get(name, "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 6 else otherwise


def _read(parse: Callable[[], object]) -> object:
    try:
        return parse()
    except ValueError:
        return None
