"""All that doctor looks at, from the outside in; nothing here raises."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from workbench.model.problems import WorkbenchError
from workbench.session.setup.examining import drafts, places, repository, settings
from workbench.session.setup.examining.finding import Finding, named
from workbench.storage.git import program
from workbench.storage.workspace import Workspace


def examine(folder: Path) -> Iterator[Finding]:
    """git, then the workspace that ``folder`` is in, then its drafts."""
    yield named("git", lambda: Finding(program.run(folder, ["version"]).decode().strip()))
    try:
        workspace = Workspace.find(folder)
    except WorkbenchError as error:
        is_none = error.problem.code == "no-workspace"
        yield Finding(error.problem.message, "工作区", None if is_none else error.problem)
        return
    yield Finding(str(workspace.root), "工作区")
    for name, look in (*repository.LOOKS, *settings.LOOKS, *places.LOOKS):
        yield named(name, partial(look, workspace))
    yield from drafts.findings(workspace)
