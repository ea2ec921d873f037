"""Problems as lines for people and as data for programs."""

from collections.abc import Iterable

from workbench.model.problems import Problem, Severity

_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.HINT: "提示"}


def as_data(problem: Problem) -> dict[str, str]:
    """The contract of --json: code, message, where, hint, severity."""
    return {
        "code": problem.code,
        "message": problem.message,
        "where": problem.where,
        "hint": problem.hint,
        "severity": problem.severity.value,
    }


def all_as_data(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Several of them."""
    return [as_data(problem) for problem in problems]


def lines_of(problem: Problem) -> list[str]:
    """「错误：第十五条：……」 and, indented, what to do about it."""
    place = f"{problem.where}：" if problem.where and problem.where not in problem.message else ""
    lines = [f"{_NAMES[problem.severity]}：{place}{problem.message}"]
    return [*lines, f"  {problem.hint}"] if problem.hint else lines
