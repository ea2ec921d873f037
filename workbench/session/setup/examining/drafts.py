"""The drafts: their files, the operations in hand, and the index of their past."""

from collections.abc import Iterator
from functools import partial

from workbench.model.problems import Severity
from workbench.session.desk import Desk
from workbench.session.intake.mending import damaged, last_whole, mend
from workbench.session.setup.examining.finding import Finding, named, wrong
from workbench.storage.history import index
from workbench.storage.history.index import Standing
from workbench.storage.steps import disk_errors
from workbench.storage.workspace import Workspace


def findings(workspace: Workspace) -> Iterator[Finding]:
    """Every draft, then the index."""
    if workspace.repository.commit("HEAD") is None:
        return
    for slug in workspace.drafts():
        yield named(f"草案 {slug}", partial(_files, workspace, slug))
        yield named(f"草案 {slug} 手头的修改", partial(_log, workspace, slug))
    yield named("沿革索引", partial(_past, workspace))


def _files(workspace: Workspace, slug: str) -> Finding:
    instrument, problems = workspace.read(slug)
    bad = [problem for problem in problems if problem.severity is Severity.ERROR]
    if not bad:
        return Finding(instrument.title)
    desk, broken = Desk(workspace), damaged(problems)
    found = last_whole(desk, slug) if broken else None
    if found is None:
        return Finding(bad[0].message, problem=bad[0])

    def restore() -> str:
        mend(desk, slug)
        return f"已恢复「{found[0].subject}」时的文件，保存为一个版本"

    return Finding(bad[0].message, problem=bad[0], mend=restore)


def _log(workspace: Workspace, slug: str) -> Finding:
    log = workspace.operations(slug)
    with disk_errors(log.folder):
        state, problems = log.read()
    if not problems:
        return Finding(f"尚未保存 {len(state.done)} 步")

    def put_aside() -> str:
        log.mend()
        return f"完好的 {len(state.done)} 步留下，整份记录另存为 {log.kept()[-1].name}"

    return Finding(problems[0].message, problem=problems[0], mend=put_aside)


def _past(workspace: Workspace) -> Finding:
    """Missing and stale are fine: the next question to the past brings the index up to date."""
    tip = workspace.commit()
    standing = index.standing(workspace, tip)
    if standing is Standing.MISSING:
        return Finding("还没有，用到时自动建立")
    if standing is Standing.CURRENT:
        return Finding("完好")

    def remake() -> str:
        index.opened(workspace, tip).close()
        return "已按仓库重新建立" if standing is Standing.DAMAGED else "已补齐"

    if standing is Standing.STALE:
        return Finding("落后于仓库，用到时自动补齐", mend=remake)
    return wrong("index-damaged", "沿革索引已损坏；版本都在仓库里，没有损失。", mend=remake)
