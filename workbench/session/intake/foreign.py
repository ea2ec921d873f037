"""What somebody changed in the files of a draft outside the workbench, taken over as an operation."""

from dataclasses import replace

from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.values import Operation
from workbench.session.intake.transforming import transformation
from workbench.session.session import Session
from workbench.storage.saving.foreign import foreign, read_work_tree, set_aside


def foreign_files(session: Session) -> tuple[str, ...]:
    """Paths, relative to the workspace, of files that differ from the branch."""
    return tuple(one.path for one in foreign(session.desk.workspace, session.slug))


def put_aside(session: Session) -> str:
    """Keep these files on a rescue ref, and put the saved ones in their place; the name of the ref."""
    return set_aside(session.desk.workspace, foreign_files(session))


def unfinished(session: Session) -> Problem | None:
    """Why nothing can be saved in this repository now: a merge that was not finished, and the like."""
    try:
        session.desk.workspace.repository.refuse_unfit()
    except WorkbenchError as error:
        return replace(error.problem, severity=Severity.WARNING)
    return None


def adoption(session: Session) -> Operation:
    """The operation that takes over what the files say; WorkbenchError when they are not a whole draft."""
    # First, for in the middle of a merge the files hold the marks of git and not a draft.
    session.desk.workspace.repository.refuse_unfit()
    there, problems = read_work_tree(session.desk.workspace, session.slug)
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
