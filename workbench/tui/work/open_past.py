"""The past of a draft as long as a screen asks about its clauses."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from workbench.session.desk import Desk
from workbench.session.history.draft_past import DraftPast

_Answer = TypeVar("_Answer")


class OpenPast:
    """Opened by the first question; read in one thread of its own, because SQLite belongs to the thread that opened it.

    Close it when the screen goes: until then a git waits for questions.
    """

    def __init__(self, desk: Desk, slug: str) -> None:
        self._desk, self._slug = desk, slug
        self._thread = ThreadPoolExecutor(1, "past")
        self._past: DraftPast | None = None

    async def ask(self, question: Callable[[DraftPast], _Answer]) -> _Answer:
        """What the past says; one question after the other."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, self._answer, question)

    def close(self) -> None:
        """After the question that is being answered."""
        self._thread.submit(self._close)
        self._thread.shutdown(wait=False)

    def _answer(self, question: Callable[[DraftPast], _Answer]) -> _Answer:
        if self._past is None:
            self._past = DraftPast(self._desk.workspace, self._slug, self._desk.workspace.commit())
        try:
            return question(self._past)
        except Exception:  # whatever it was, the next question finds git and the index as they are then
            self._close()
            raise

    def _close(self) -> None:
        past, self._past = self._past, None
        if past is not None:
            past.close()
