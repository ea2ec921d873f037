"""Stages 审次: a tag on the version that is handed over."""

from workbench.checks.registry import check
from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.session.session import Session
from workbench.storage.slug import check_slug
from workbench.storage.stages import create_stage


def stage(session: Session, name: str) -> tuple[str, str]:
    """Tag the saved version as a stage; its name as kept, and the commit.

    Everything must be saved and without errors; a stage is never moved.
    """
    name = check_slug(name, "审次名称")
    if session.unsaved:
        raise refuse("unsaved-work", f"还有 {session.unsaved} 步修改没有保存。", hint="先用 save 保存。")
    errors = [problem for problem in standing(session) if problem.severity is Severity.ERROR]
    if errors:
        raise WorkbenchError(errors[0])
    if not session.view.instrument.root.children:
        raise refuse("nothing-to-stage", "草案里还没有条文。", hint="先导入或者写入条文。")
    made = create_stage(session.desk.workspace, session.slug, name, f"{session.view.instrument.title}（{name}）")
    return made.name, made.commit


def standing(session: Session) -> tuple[Problem, ...]:
    """The defects of the files and what the checks find."""
    return (*session.problems, *check(session.view.instrument, (), session.view.wording))
