"""Stages 审次: a tag on the version that is handed over."""

from workbench.checks.registry import check
from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.session.session import Session
from workbench.session.syncing.questions import refuse_conflicts
from workbench.storage.roles.standing import refuse_unentitled
from workbench.storage.slug import check_slug
from workbench.storage.stages import create_stage


def stage(session: Session, name: str, *, allow_open: bool = False) -> tuple[str, str]:
    """Tag the saved version as a stage; its name as kept, and the commit.

    Everything must be saved and without errors, and every opinion answered (``allow_open``: even so); a stage is
    never moved.
    """
    name = check_slug(name, "审次名称")
    refuse_unentitled(session.desk.workspace, name)
    if session.unsaved:
        raise refuse("unsaved-work", f"还有 {session.unsaved} 步修改没有保存。", hint="先用 save 保存。")
    refuse_conflicts(session.desk, session.slug)
    errors = [problem for problem in standing(session) if problem.severity is Severity.ERROR]
    if errors:
        raise WorkbenchError(errors[0])
    if not session.view.instrument.root.children:
        raise refuse("nothing-to-stage", "草案里还没有条文。", hint="先导入或者写入条文。")
    if not allow_open:
        _refuse_open(session)
    made = create_stage(session.desk.workspace, session.slug, name, f"{session.view.instrument.title}（{name}）")
    return made.name, made.commit


def _refuse_open(session: Session) -> None:
    """No stage is closed while somebody waits for an answer."""
    from workbench.session.opinions.accounting import unaccounted

    count = unaccounted(session.desk, session.slug)
    if count:
        hint = "用 opinion status 查看，opinion dispose 写明采纳情况；仍要定稿的，加 --allow-open。"
        raise refuse("opinions-open", f"还有 {count} 条意见没有写明采纳情况，没有定为审次。", hint=hint)


def standing(session: Session) -> tuple[Problem, ...]:
    """The defects of the files and what the checks find."""
    return (*session.problems, *check(session.view.instrument, (), session.view.wording))
