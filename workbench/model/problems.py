"""Mistakes in user data are values; only "cannot go on" is an exception."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error blocks a stage, a warning asks for confirmation."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about user data, for people (Chinese) and for programs (``code``).

    ``code`` is a stable kebab-case word; ``where`` a label, a path or ``line N``;
    ``hint`` says what to do about it.
    """

    code: str
    message: str
    where: str = ""
    hint: str = ""
    severity: Severity = Severity.ERROR


class WorkbenchError(Exception):
    """The request cannot be carried out; nothing was changed. Carries the one problem that says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def refuse(code: str, message: str, *, where: str = "", hint: str = "") -> WorkbenchError:
    """Build the exception to raise: ``raise refuse("no-such-draft", "没有这份草案。", hint=…)``."""
    return WorkbenchError(Problem(code, message, where, hint))
