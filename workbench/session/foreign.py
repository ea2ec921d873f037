"""Files of a draft that somebody changed outside the workbench: named, taken over, or left alone."""

from collections.abc import Mapping

from workbench.model.problems import Severity, WorkbenchError, refuse
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.values import Operation
from workbench.session.session import Session
from workbench.session.transforming import transformation
from workbench.storage.codec import load
from workbench.storage.own_files import is_own
from workbench.storage.work_files import content_of
from workbench.storage.work_tree import foreign_among
from workbench.storage.workspace import Workspace


def foreign_files(workspace: Workspace, slug: str) -> tuple[str, ...]:
    """Paths inside the folder of a draft whose content is not the one on the branch; missing ones included."""
    tree = workspace.files(slug)
    prefix = f"{workspace.prefix}drafts/{slug}/"
    known = {prefix + path: tree.blob(path) for path in tree}
    there = _work_files(workspace, slug)
    new = {prefix + path: None for path in there if prefix + path not in known}
    changed = foreign_among(workspace.repository, {**known, **new}, {**known, **new})
    gone = [path for path in known if path.removeprefix(prefix) not in there]
    return tuple(sorted(path.removeprefix(prefix) for path in (*changed, *gone)))


def _work_files(workspace: Workspace, slug: str) -> Mapping[str, bytes]:
    """What stands in the folder of a draft now, as far as the names are ours."""
    folder = workspace.root / "drafts" / slug
    if folder.is_symlink() or not folder.is_dir():
        return {}
    paths = (path for path in folder.rglob("*") if not path.is_symlink() and path.is_file())
    own = ((path.relative_to(folder).as_posix(), path) for path in paths)
    return {name: content for name, path in own if is_own(name) and (content := content_of(path)) is not None}


def adoption(session: Session) -> Operation:
    """The operation that takes over what the files say; WorkbenchError when they are not a whole draft."""
    files = _work_files(session.desk.workspace, session.slug)
    there, problems = load({path: content.replace(b"\r\n", b"\n") for path, content in files.items()})
    bad = [problem for problem in problems if problem.severity is Severity.ERROR]
    if bad:
        raise WorkbenchError(bad[0])
    theirs = transformation(session.saved.instrument, there)
    if not theirs.operations:
        raise refuse("nothing-foreign", "文件里没有别处作的修改。", hint="用 status 查看手头的工作。")
    carried = carry_over(theirs, session.saved.instrument, session.view.instrument)
    if isinstance(carried, Refused):
        raise WorkbenchError(carried.problem)
    return carried
