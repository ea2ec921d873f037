"""From the command line to the screen: what must be right about the terminal is looked at before Textual is loaded."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from workbench.model.problems import refuse


def run(folder: Path, slug: str | None) -> str | None:
    """Open the screen in ``folder``; what to say after it closed. WorkbenchError when this is no fit terminal."""
    check_terminal()
    prepare(os.environ)
    from workbench.tui.app import WorkbenchApp
    from workbench.tui.settings import settings_path

    app = WorkbenchApp(folder, slug, settings_path())
    app.run()
    return app.farewell


def check_terminal() -> None:
    """A terminal on both sides, and one that can show Chinese."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise refuse("no-terminal", "这里不是终端，打不开界面。", hint="请在终端窗口里运行，或者用各个命令。")
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    if encoding not in ("utf8", "gb18030"):
        hint = "请设环境变量 PYTHONUTF8=1，或者把 LANG 设为 zh_CN.UTF-8、C.UTF-8 后再试。"
        raise refuse("bad-encoding", f"终端的编码是 {encoding}，显示不了中文。", hint=hint)


def prepare(environment: "os._Environ[str] | dict[str, str]", seen: Mapping[str, str] = os.environ) -> None:
    """iTerm2 loses what an input method commits under the kitty protocol; leave it off there, unless told."""
    if seen.get("TERM_PROGRAM") == "iTerm.app":
        environment.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    # An escape sequence that is cut by a slow line must not become an Esc of its own; 100 ms is not felt.
    environment.setdefault("ESCDELAY", "100")
