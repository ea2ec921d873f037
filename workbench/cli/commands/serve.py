"""serve: the terminal interface on a web page of this machine."""

import os
import sys
from argparse import ArgumentParser, BooleanOptionalAction, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from pathlib import Path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", nargs="?", help="草案的代号（只有一份时不用写）；代号@审次 只读")
    parser.add_argument("--port", metavar="N", type=int, help="端口（默认：自动选一个空闲的）")
    parser.add_argument("--host", metavar="H", default="127.0.0.1", help="只能是本机 127.0.0.1")
    parser.add_argument(
        "--open", action=BooleanOptionalAction, default=_has_desktop(), help="打开浏览器（默认：有图形桌面时打开）"
    )


def run(args: Namespace, out: Output) -> int:
    """Serve until Ctrl+C."""
    from workbench.serving.listening import listen

    where = folder(args)
    if args.target:
        _check(where, args.target)
    _need_packages()
    from workbench.serving.server import serve

    def announce(address: str) -> None:
        out.say("网页界面已经开在本机，请用浏览器打开（地址只能用一次，只在这台机器上有效）：", f"  {address}")
        out.say("关掉网页不会丢字。按 Ctrl+C 结束。")
        sys.stdout.flush()
        if args.open:
            _open(address, out)

    serve(where, args.target, listen(args.host, args.port), announce)
    out.say("网页界面已经结束；写下的字都已存盘。")
    out.answer({"problems": []})
    return 0


def _check(where: "Path", target: str) -> None:
    """A draft or a stage that is named must be there; without one the screen itself asks, as ``tui`` does."""
    from workbench.session.desk import Desk

    slug, at, stage = target.partition("@")
    desk = Desk.find(where)
    slug = desk.choose(slug or None)
    if at:
        desk.stage(slug, stage)


def _need_packages() -> None:
    from importlib.util import find_spec

    from workbench.model.problems import refuse

    for package in ("textual_serve", "aiohttp"):
        if find_spec(package) is None:
            hint = "用 pip install textual-serve 安装；终端里的界面（workbench tui）不需要它。"
            raise refuse("no-serving", f"没有安装网页界面要用的组件 {package}。", hint=hint)


def _has_desktop() -> bool:
    """Whether there is somewhere to open a browser; without one a text browser would take the terminal."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str, out: Output) -> None:
    import webbrowser

    if not webbrowser.open(address):
        out.note("没有找到可以打开的浏览器，请自己打开上面的地址。")
