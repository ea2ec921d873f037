"""What the article in hand tells the desk around it."""

from textual.message import Message

from workbench.model.problems import Problem
from workbench.session.session import Edit


class Written(Message):
    """What was typed is in the log."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self.edit = edit


class Begun(Message):
    """A proposal is being typed; nothing of it is in the log."""


class NotWritten(Message):
    """What was typed could not be written; the words stay where they are."""

    def __init__(self, problem: Problem) -> None:
        super().__init__()
        self.problem = problem
