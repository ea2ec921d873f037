"""One line of the report of doctor, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from workbench.model.problems import Problem, Severity, WorkbenchError


@dataclass(frozen=True, slots=True)
class Finding:
    """``problem`` is set where something is wrong. ``mend`` puts it right and says what it did."""

    message: str
    name: str = ""
    problem: Problem | None = None
    mend: Callable[[], str] | None = None
    mended: str = ""


def named(name: str, look: Callable[[], Finding]) -> Finding:
    """What ``look`` finds, under its name; when it is refused, the refusal is what was found."""
    try:
        return replace(look(), name=name)
    except WorkbenchError as error:
        return Finding(error.problem.message, name, error.problem)


def wrong(
    code: str,
    message: str,
    *,
    where: str = "",
    hint: str = "",
    severity: Severity = Severity.WARNING,
    mend: Callable[[], str] | None = None,
) -> Finding:
    """A finding that is a problem."""
    hint = hint or ("用 workbench doctor --fix 修复。" if mend else "")
    return Finding(message, "", Problem(code, message, where, hint, severity), mend)


def put_right(finding: Finding) -> Finding:
    """The finding after mending it; when that is refused, the refusal is the problem."""
    if finding.mend is None:
        return finding
    try:
        return replace(finding, problem=None, mend=None, mended=finding.mend())
    except WorkbenchError as error:
        return replace(finding, problem=error.problem, mend=None)
