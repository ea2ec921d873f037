"""The socket the pages are served on: of this machine only."""

import errno
import socket

from workbench.model.problems import refuse
from workbench.serving.door import HOST

_OWN = (HOST, "localhost")


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket on this machine; without ``port`` the system chooses a free one.

    WorkbenchError for any other host and for a port that cannot be had.
    """
    if host not in _OWN:
        hint = f"去掉 --host；要从别的机器上用，请用 ssh 把同一个端口转发过来（ssh -L 端口:{HOST}:端口 …）。"
        raise refuse("not-loopback", f"网页界面只在本机上开放，不能开在「{host}」上。", hint=hint)
    if port is not None and not 0 < port < 65536:
        raise refuse("bad-port", f"端口号应在 1 到 65535 之间，不能是 {port}。", hint="不写 --port 会自动选一个。")
    try:
        return socket.create_server((HOST, port or 0))
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise refuse("port-in-use", f"端口 {port} 已经被别的程序占用。", hint=_OTHER) from error
        if error.errno == errno.EACCES:
            raise refuse("port-not-allowed", f"系统不允许使用端口 {port}。", hint=_OTHER) from error
        raise


_OTHER = "换一个 --port，或者不写 --port，自动选一个空闲的。"
