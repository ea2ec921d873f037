"""Carrying out the actions of the table, in the order in which keys were pressed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from textual.screen import Screen

from workbench.tui.action import ACTIONS, Action
from workbench.tui.failures import problem_of, sentence

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

#: Seconds that keys wait at most for the action before them.
PATIENCE = 3.0


class Doing(Screen[None]):
    """The part of the desk that runs one action after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._turn = asyncio.Lock()
        self._free = asyncio.Event()

    @property
    def _desk(self) -> WorkScreen:
        return self  # type: ignore[return-value]

    @property
    def busy(self) -> bool:
        """Whether an action is under way."""
        return self._turn.locked()

    async def action_do(self, id: str) -> None:
        """Carry out an action that was called by a key. Keys that follow wait for it, or for the dialog it opens."""
        self._free.clear()
        self.start(id)
        with suppress(TimeoutError):
            await asyncio.wait_for(self._free.wait(), PATIENCE)

    def start(self, id: str) -> None:
        """Carry out an action of the table, or say why it cannot be done now."""
        self.run_worker(self._do(ACTIONS[id]), group="actions", name=id)

    def on_screen_suspend(self) -> None:
        """A dialog takes the keys."""
        self._free.set()

    async def _do(self, action: Action) -> None:
        try:
            await self._keys_done()
            await self._judged(action)
        finally:
            self._free.set()

    async def _keys_done(self) -> None:
        """What was typed before goes before: the editor takes its keys in a queue of its own."""
        done = asyncio.Event()
        self._desk.editor.call_later(done.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(done.wait(), PATIENCE)

    async def _judged(self, action: Action) -> None:
        reason = action.condition(self._desk)
        if reason:
            self._desk.say(f"{action.name}：{reason}", "bad")
            return
        async with self._turn:
            try:
                await action.handler(self._desk)
                self._desk.toured.add(action.id)
            except Exception as error:
                self._desk.say(sentence(problem_of(error)), "bad")
        self._desk.show_frame()
        self._desk.guide()
