"""One writer at a time, off the thread that answers keys; and what on the disk is our own writing, so no news."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from workbench.session.live import LiveSession, Mark

T = TypeVar("T")


class Turns:
    """Whoever writes waits until what runs already has ended."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._lock = asyncio.Lock()
        # Where a version was saved since the work in hand began, the first look takes it over.
        self._mark = Mark() if session.moved else session.mark()

    async def take(self, work: Callable[[], T]) -> T:
        """Run ``work``, whatever it writes."""
        async with self._lock:
            return await asyncio.to_thread(self._marked, work)

    async def edit(self, work: Callable[[], T]) -> T:
        """The same for an edit: it goes into the log and moves no branch, so git is not asked."""
        async with self._lock:
            return await asyncio.to_thread(self._logged, work)

    async def prepare(self) -> None:
        """Before anybody edits, so that the first edit is as quick as the others. Not to be cancelled half-way."""
        async with self._lock:
            await asyncio.to_thread(self._session.prepare)

    async def is_news(self, anew: bool) -> bool:
        """Whether another process wrote since we did (``anew``: in any case), told once; never while we write."""
        if self._lock.locked():
            return False
        mark = await asyncio.to_thread(self._session.mark)
        if mark == self._mark and not anew:
            return False
        self._mark = mark
        return True

    def _marked(self, work: Callable[[], T]) -> T:
        """What others wrote before is news still."""
        known = self._session.mark() == self._mark
        done = work()
        if known:
            self._mark = self._session.mark()
        return done

    def _logged(self, work: Callable[[], T]) -> T:
        known = self._session.log_mark() == self._mark.log
        done = work()
        if known:
            self._mark = self._mark._replace(log=self._session.log_mark())
        return done
