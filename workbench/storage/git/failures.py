"""What git says when it does not succeed, as a problem with a hint."""

from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse


def failure(command: str, said: str, folder: Path) -> WorkbenchError:
    """The problem behind what a git said that did not succeed."""
    if "No space left" in said or "Disk quota" in said:
        return refuse(
            "disk-full", "磁盘已满，没有写成；原有内容没有变化。", where=str(folder), hint="腾出磁盘空间后再试。"
        )
    if "ermission denied" in said or "Read-only file system" in said or "insufficient permission" in said:
        return refuse(
            "read-only",
            "没有写入这个位置的权限。",
            where=str(folder),
            hint="改到可以写入的文件夹，或者请管理员放开权限。",
        )
    if "dubious ownership" in said:
        hint = "确认可信后运行：git config --global --add safe.directory <文件夹>"
        return refuse("foreign-owner", "这个仓库属于别的系统用户，git 不肯打开。", where=str(folder), hint=hint)
    if ".lock" in said and "exists" in said:
        return refuse(
            "git-locked",
            "另一个 git 程序正在使用这个仓库。",
            where=str(folder),
            hint="等它结束；若已中断，删去它留下的 .lock 文件。",
        )
    return refuse("git-failed", f"git {command} 没有成功：{said or '没有说明原因'}", where=str(folder))
