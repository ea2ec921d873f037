"""Problems as lines for people and as data for programs."""

from collections.abc import Iterable

from workbench.model.problems import Problem, Severity

#: Characters of a message; what repeats a paragraph of a draft is shorter.
_LONGEST = 2000
_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "注意", Severity.HINT: "提示"}


def as_data(problem: Problem) -> dict[str, str]:
    """The contract of --json: code, message, where, hint, severity."""
    return {
        "code": problem.code,
        "message": _shortened(problem.message),
        "where": _shortened(problem.where),
        "hint": problem.hint,
        "severity": problem.severity.value,
    }


def all_as_data(problems: Iterable[Problem]) -> list[dict[str, str]]:
    """Several of them."""
    return [as_data(problem) for problem in problems]


def lines_of(problem: Problem) -> list[str]:
    """「错误：第十五条：……」 and, indented, what to do about it."""
    place = f"{_shortened(problem.where)}：" if problem.where and problem.where not in problem.message else ""
    lines = [f"{_NAMES[problem.severity]}：{place}{_shortened(problem.message)}"]
    return [*lines, f"  {problem.hint}"] if problem.hint else lines


def _shortened(words: str) -> str:
    """A message that repeats very long words of somebody's stays one sentence that can be read."""
    return words if len(words) <= _LONGEST else f"{words[: _LONGEST // 2]}……{words[-_LONGEST // 4 :]}"
