"""Who may come in: a one-time token in the printed address becomes the key of one browser."""

from secrets import compare_digest, token_urlsafe

HOST = "127.0.0.1"


class Door:
    """The door of one server. ``cookie`` carries the port in its name: cookies are shared by all ports of a host."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookie = f"workbench-{port}"
        self._token: str | None = token_urlsafe(32)
        self._key = token_urlsafe(32)

    @property
    def address(self) -> str:
        """The address with the token; without it once the token was used."""
        bare = f"http://{HOST}:{self.port}/"
        return f"{bare}?token={self._token}" if self._token else bare

    def exchange(self, token: str) -> str | None:
        """The key for the token, once; None for anything else and ever after."""
        if self._token is None or not _same(token, self._token):
            return None
        self._token = None
        return self._key

    def opens(self, key: str | None) -> bool:
        """Whether this is the key that was given for the token."""
        return self._token is None and key is not None and _same(key, self._key)

    def is_own_host(self, host: str | None) -> bool:
        """Whether a Host header names this server; a name that was re-pointed at this machine does not (rebinding)."""
        return host is not None and host.lower() in self._hosts()

    def is_own_origin(self, origin: str | None) -> bool:
        """Whether an Origin header names a page of this server; other ports of this machine are others."""
        return origin is not None and origin.lower() in {f"http://{host}" for host in self._hosts()}

    def _hosts(self) -> set[str]:
        names = (HOST, "localhost")
        # A browser leaves the port of plain http out.
        return {f"{name}:{self.port}" for name in names} | (set(names) if self.port == 80 else set())


def _same(given: str, right: str) -> bool:
    """Compared in constant time; a header may hold anything, so bytes."""
    return compare_digest(given.encode("utf-8", "surrogateescape"), right.encode())
