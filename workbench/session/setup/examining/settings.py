"""Settings of git in this repository: the one the workbench wants, and those that would start programs."""

from workbench.session.setup.examining.finding import Finding, wrong
from workbench.storage import founding
from workbench.storage.git.own_settings import WORDS, starting
from workbench.storage.workspace import Workspace

_SHOWN = 8


def _words(workspace: Workspace) -> Finding:
    if workspace.repository.config(r"^diff\.chinese\.wordregex$"):
        return Finding(f"{WORDS} 已设定")

    def mend() -> str:
        founding.prepare_clone(workspace.repository)
        return f"已在这个仓库里设定 {WORDS}"

    message = "没有设定 git 怎样按字比较，git diff --word-diff 会整行显示。"
    return wrong("no-word-pattern", message, where=WORDS, mend=mend)


def _starting(workspace: Workspace) -> Finding:
    """No problem of ours: they are never run here. But plain git runs them, so they are named."""
    names = starting(workspace.repository)
    if not names:
        return Finding("仓库自己没有设")
    shown = "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
    advice = "工作台从不执行；git 自己会，不是自己设的请用 git config --local --unset 去掉"
    return Finding(f"仓库自己设了 {len(names)} 项（{shown}），{advice}")


LOOKS = (("汉字比较", _words), ("会启动程序的设置", _starting))
