"""doctor: what git, the workspace, the logs and the rights are like; nothing here raises."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.model.problems import Problem, WorkbenchError
from workbench.storage.git import program as git_program
from workbench.storage.git.author import author_of
from workbench.storage.saving.journal import path_of
from workbench.storage.saving.rescue import rescues
from workbench.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report; ``problem`` is set where something is wrong."""

    name: str
    message: str
    problem: Problem | None = None


def examine(folder: Path) -> Iterator[Finding]:
    """From the outside in: git, then the workspace that ``folder`` is in, then its drafts."""
    yield _asked("git", lambda: git_program.run(folder, ["version"]).decode().strip())
    try:
        workspace = Workspace.find(folder)
    except WorkbenchError as error:
        yield Finding("工作区", error.problem.message, None if error.problem.code == "no-workspace" else error.problem)
        return
    yield Finding("工作区", str(workspace.root))
    yield _asked("仓库", lambda: _fit(workspace))
    yield Finding("提交人", _author(workspace))
    yield _rights(workspace)
    yield _journal(workspace)
    kept = rescues(workspace.repository)
    yield Finding("放到一边的内容", f"{len(kept)} 份" + (f"，最近的是 {list(kept)[-1]}" if kept else ""))
    for slug in _drafts(workspace):
        yield _asked(f"草案 {slug}", lambda slug=slug: _draft(workspace, slug))  # type: ignore[misc]


def _asked(name: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(name, ask())
    except WorkbenchError as error:
        return Finding(name, error.problem.message, error.problem)


def _fit(workspace: Workspace) -> str:
    branch = workspace.repository.refuse_unfit().removeprefix("refs/heads/")
    return f"{workspace.repository.top}，分支 {branch}"


def _author(workspace: Workspace) -> str:
    author = author_of(workspace.repository)
    return f"{author}" + ("（git 没有设定姓名，用的是系统用户名）" if author.assumed else "")


def _rights(workspace: Workspace) -> Finding:
    blocked = [
        place
        for place in (workspace.root, workspace.root / "drafts", workspace.repository.git_dir)
        if place.exists() and not os.access(place, os.W_OK)
    ]
    if not blocked:
        return Finding("权限", "可以写入")
    message = "没有写入的权限。"
    return Finding("权限", message, Problem("read-only", message, str(blocked[0]), "改到可以写入的文件夹。"))


def _journal(workspace: Workspace) -> Finding:
    if path_of(workspace.repository).exists():
        return Finding("保存日志", "有一次保存没有做完，下一个命令会接着做完")
    return Finding("保存日志", "没有未做完的保存")


def _drafts(workspace: Workspace) -> tuple[str, ...]:
    return workspace.drafts() if workspace.repository.commit("HEAD") else ()


def _draft(workspace: Workspace, slug: str) -> str:
    instrument, problems = workspace.read(slug)
    state, damage = workspace.operations(slug).read()
    found = (*problems, *damage)
    if found:
        raise WorkbenchError(found[0])
    return f"{instrument.title}，尚未保存的修改 {len(state.done)} 步"
