"""Somebody's own text editor ($VISUAL or $EDITOR), on a file that is gone afterwards."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from workbench.model.problems import refuse

_HINT = "请设环境变量 EDITOR，或者写出改好的文件：--edit FILE。"


def edit(text: str) -> str:
    """The text as it is when the editor closes; WorkbenchError when there is none, or it fails."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    words = shlex.split(command, posix=os.name == "posix")
    if not words:
        raise refuse("no-editor", "没有设定文本编辑器。", hint=_HINT)
    with tempfile.TemporaryDirectory(prefix="workbench-") as folder:
        file = Path(folder) / "修改建议.txt"
        file.write_text(text, encoding="utf-8", newline="\n")
        try:
            done = subprocess.run([*words, str(file)], check=False)
        except OSError as error:
            raise refuse("no-editor", f"打不开文本编辑器「{words[0]}」。", hint=_HINT) from error
        if done.returncode:
            raise refuse("editor-failed", "文本编辑器没有正常结束，没有提出。", hint=_HINT)
        try:
            return file.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError as error:
            raise refuse("not-utf8", "文本编辑器存的不是 UTF-8。", hint="请存为 UTF-8，或者用 --edit FILE。") from error
