"""Whatever goes wrong, as one problem for the line at the bottom; the screen never falls."""

import errno

from workbench.model.problems import Problem, WorkbenchError

_BY_ERRNO = {
    errno.ENOSPC: ("磁盘已满，没有写完。", "文字还在屏幕上；腾出空间以后会自动再写。"),
    errno.EDQUOT: ("磁盘配额已用完，没有写完。", "文字还在屏幕上；腾出空间以后会自动再写。"),
    errno.EROFS: ("这里是只读的，不能写入。", "文字还在屏幕上；可以选中后复制到别处。"),
    errno.EACCES: ("没有写入的权限。", "文字还在屏幕上；请检查文件夹的权限。"),
    errno.EPERM: ("没有写入的权限。", "文字还在屏幕上；请检查文件夹的权限。"),
}


def problem_of(error: Exception) -> Problem:
    """What to tell about an exception."""
    if isinstance(error, WorkbenchError):
        return error.problem
    if isinstance(error, OSError):
        message, hint = _BY_ERRNO.get(error.errno or 0, (f"系统不允许这一操作（{error.strerror}）。", "请检查文件夹。"))
        return Problem("system", message, hint=hint)
    return Problem(
        "bug", f"程序出现了内部错误（{type(error).__name__}），文字和已写入的修改不受影响。", hint=_kept(error)
    )


def _kept(error: Exception) -> str:
    """Write the traceback to a file of its own, for those who mend the program."""
    import tempfile
    import traceback

    try:
        handle, path = tempfile.mkstemp(prefix="workbench-bug-", suffix=".txt")
        with open(handle, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return "临时文件夹不能写入，没有留下详情。"
    return f"详情写在 {path}。"


def sentence(problem: Problem) -> str:
    """「第十五条：……。……」 on one line."""
    if not problem.where or problem.where in problem.message:
        return f"{problem.message}{problem.hint}"
    if "/" in problem.where or "\\" in problem.where:
        # A path is long: what happened goes first.
        return f"{problem.message}{problem.hint}（{problem.where}）"
    return f"{problem.where}：{problem.message}{problem.hint}"
