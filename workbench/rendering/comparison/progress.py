"""Long work that tells its steps and can be stopped: the result comes whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Thread
from typing import TypeVar

_PULSE = 0.1
Result = TypeVar("Result")


class Cancelled(Exception):
    """Somebody no longer wants the result."""


@dataclass(frozen=True, slots=True)
class Progress:
    """``tell`` is given each step in Chinese before it begins; ``cancelled`` is asked some ten times a second.

    Both are called in the thread that asked for the work.
    """

    tell: Callable[[str], object] = lambda words: None
    cancelled: Callable[[], bool] = lambda: False

    def step(self, words: str, work: Callable[[], Result]) -> Result:
        """What ``work`` returns or raises. Cancelled, or KeyboardInterrupt, comes at once.

        The work runs beside, for a library hears nothing while it works; left alone it ends unheard.
        """
        self.check()
        self.tell(words)
        return _beside(work, self.check)

    def check(self) -> None:
        """Raise Cancelled when nobody wants the result."""
        if self.cancelled():
            raise Cancelled


SILENT = Progress()


def _beside(work: Callable[[], Result], pulse: Callable[[], None]) -> Result:
    done: list[Result] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_PULSE)
        pulse()
    if failed:
        raise failed[0]
    return done[0]
