"""From an exception to an exit code and one clear sentence: 1 user error, 2 usage, 70 bug. Never a traceback."""

import errno
import os
import sys
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.model.problems import Problem

USER, USAGE, BUG = 1, 2, 70
_BY_ERRNO = {
    errno.ENOSPC: ("disk-full", "磁盘已满，没有写完。", "腾出空间后再试；已经保存的内容不受影响。"),
    errno.EDQUOT: ("disk-full", "磁盘配额已用完，没有写完。", "腾出空间后再试；已经保存的内容不受影响。"),
    errno.EROFS: ("read-only", "这里是只读的，不能写入。", "换一个可以写入的文件夹。"),
    errno.EACCES: ("no-permission", "没有读写的权限。", "请检查文件和文件夹的权限。"),
    errno.EPERM: ("no-permission", "没有读写的权限。", "请检查文件和文件夹的权限。"),
    errno.ENOENT: ("no-such-file", "没有这个文件或文件夹。", "请检查路径。"),
    errno.EISDIR: ("is-a-directory", "这是文件夹，不是文件。", "请写出文件的路径。"),
    errno.ENOTDIR: ("not-a-directory", "路径中有一段不是文件夹。", "请检查路径。"),
    errno.EEXIST: ("exists", "文件已经存在。", "换一个名称，或者加 --force。"),
    errno.ENAMETOOLONG: ("name-too-long", "名称太长。", "换一个短的名称。"),
}


def report(error: BaseException, out: Output) -> int:
    """Tell what went wrong; the exit code."""
    from workbench.model.problems import Problem, WorkbenchError

    if isinstance(error, UsageError):
        return _tell(Problem("usage", f"{error}。", hint=error.usage), out, USAGE)
    if isinstance(error, WorkbenchError):
        return _tell(error.problem, out, USER)
    if isinstance(error, KeyboardInterrupt):
        return _tell(Problem("interrupted", "已中断。", hint="已经保存的内容不受影响。"), out, USER)
    if isinstance(error, OSError) and error.errno is not None:
        return _tell(_of_system(error), out, USER)
    return _tell(_of_bug(error), out, BUG)


def _tell(problem: "Problem", out: Output, code: int) -> int:
    from workbench.cli.problems import as_data, lines_of

    out.answer({"problems": [as_data(problem)]})
    out.note(*lines_of(problem))
    return code


def _of_system(error: OSError) -> "Problem":
    from workbench.model.problems import Problem

    unknown = ("system", f"系统不允许这一操作（{error.strerror}）。", "请检查文件和文件夹。")
    code, message, hint = _BY_ERRNO.get(error.errno or 0, unknown)
    return Problem(code, message, os.fsdecode(error.filename) if isinstance(error.filename, str | bytes) else "", hint)


def _of_bug(error: BaseException) -> "Problem":
    from workbench.model.problems import Problem

    return Problem("bug", f"程序出现了内部错误，已经保存的内容不受影响；详情写在 {_write_details(error)}。")


def _write_details(error: BaseException) -> str:
    """Write the traceback to a file of its own in the temporary folder; its path, or why there is none."""
    import tempfile
    import traceback

    from workbench import __version__

    details = "".join(traceback.format_exception(error))
    try:
        handle, path = tempfile.mkstemp(prefix="workbench-bug-", suffix=".txt")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"workbench {__version__}, Python {sys.version}, {sys.platform}\n{sys.argv}\n\n{details}")
    except OSError:
        return "（临时文件夹不能写入，没有留下详情）"
    return path
