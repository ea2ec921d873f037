"""The past of a draft, open as long as somebody asks about its clauses, one after the other."""

from contextlib import ExitStack, closing
from functools import cached_property

from workbench.storage.git.objects import Objects
from workbench.storage.history.lookup import Past
from workbench.storage.stages import stages_soon
from workbench.storage.workspace import Workspace


class DraftPast:
    """The past of one draft up to the commit ``tip``. Use as a context manager, in one thread.

    What its clauses share is opened once: the index, a git that reads files, and the stages.
    """

    def __init__(self, workspace: Workspace, draft: str, tip: str) -> None:
        self.tip = tip
        with ExitStack() as opening:
            self.objects = opening.enter_context(closing(Objects(workspace.repository)))
            self.objects.start()
            self._reached = opening.enter_context(stages_soon(workspace, draft))
            self.index = opening.enter_context(Past(workspace, draft, tip))
            self._open = opening.pop_all()

    def __enter__(self) -> "DraftPast":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all that is open."""
        self._open.close()

    def stage(self, n: int) -> str:
        """The first stage that has what commit ``n`` did, "" for none yet."""
        return next((name for name, at in self._stages if n <= at), "")

    @cached_property
    def _stages(self) -> list[tuple[str, int]]:
        """The stages of this past, oldest first, with the numbers of their commits."""
        numbered = [(stage.name, self.index.number(stage.commit)) for stage in self._reached()]
        return [(name, n) for name, n in numbered if n is not None]
