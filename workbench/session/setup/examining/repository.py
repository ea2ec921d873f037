"""The repository: fit to save in, nothing half done, no lock left behind, the other repository within reach."""

from workbench.model.problems import Severity
from workbench.session.setup.examining.finding import Finding, wrong
from workbench.storage.git.author import author_of
from workbench.storage.git.lock_files import OLD, left_locks
from workbench.storage.git.reaching import reached
from workbench.storage.saving import journal
from workbench.storage.saving.recovery import recover
from workbench.storage.saving.rescue import rescues
from workbench.storage.workspace import Workspace


def _fit(workspace: Workspace) -> Finding:
    branch = workspace.repository.refuse_unfit().removeprefix("refs/heads/")
    return Finding(f"{workspace.repository.top}，分支 {branch}")


def _author(workspace: Workspace) -> Finding:
    author = author_of(workspace.repository)
    return Finding(f"{author}" + ("（git 没有设定姓名，用的是系统用户名）" if author.assumed else ""))


def _journal(workspace: Workspace) -> Finding:
    if journal.read(workspace.repository) is None:
        return Finding("没有未做完的保存")

    def finish() -> str:
        finished = recover(workspace.repository)
        return "已经做完" if finished is None or finished.saved else f"分支已去了别处，内容放到了 {finished.rescue}"

    return wrong("unfinished-save", "有一次保存没有做完。", hint="下一个命令会接着做完。", mend=finish)


def _locks(workspace: Workspace) -> Finding:
    left = left_locks(workspace.repository)
    old = [path for path, age in left.items() if age > OLD]
    if not left:
        return Finding("没有遗留的锁")
    if not old:
        return Finding(f"有 {len(left)} 个，刚刚建立：可能另有 git 程序在工作")

    def remove() -> str:
        for path in old:
            path.unlink(missing_ok=True)
        return f"已删去 {len(old)} 个中断的 git 留下的锁"

    where = "、".join(str(path) for path in old)
    return wrong("stale-lock", f"有 {len(old)} 个一小时以前的 git 锁。", where=where, mend=remove)


def _kept(workspace: Workspace) -> Finding:
    kept = list(rescues(workspace.repository))
    return Finding(f"{len(kept)} 份" + (f"，最近的是 {kept[-1]}" if kept else ""))


def _remote(workspace: Workspace) -> Finding:
    """Being out of reach is no defect: many offices have no network."""
    if not workspace.repository.config(r"^remote\.origin\.url$"):
        return Finding("没有连着别的仓库")
    address = reached(workspace.repository)
    if address:
        return Finding(f"{address}，可以连上")
    hint = "不影响本地的工作；检查网络和账号后再 sync。"
    return wrong("remote-unreachable", "现在连不上。", hint=hint, severity=Severity.HINT)


LOOKS = (
    ("仓库", _fit),
    ("提交人", _author),
    ("保存日志", _journal),
    ("锁", _locks),
    ("放到一边的内容", _kept),
    ("远程仓库", _remote),
)
