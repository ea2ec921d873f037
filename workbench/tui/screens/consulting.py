"""What the inbox of opinions and that of amendments have in common: a list, one entry in full beside it, the counts."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from workbench.session.consulting import Consulted, Consulting
from workbench.tui.failures import problem_of, sentence
from workbench.tui.screens.deeds import DeedScreen
from workbench.tui.screens.sieving import ask_sieve, ask_words
from workbench.tui.widgets.lazy_list import LazyList
from workbench.tui.widgets.pieces import fitted
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.hand import Hand
from workbench.tui.work.sieves import Sieve

_NARROW = 100


class ConsultScreen(DeedScreen):
    """``sieve``: which entries are listed; ``first``: the one under the cursor at the beginning.

    Answers the id of a provision to be opened at the desk, or None.
    """

    NAME: ClassVar[str] = ""
    #: The states a sieve can ask for, and whether it can ask for a kind, too.
    STATES: ClassVar[tuple[str, ...]] = ()
    KINDS: ClassVar[bool] = False
    HINT: ClassVar[str] = "Enter 到条文去改；Tab 换到右边翻看；F1 看这里所有的键。"
    DEFAULT_CSS = """
    ConsultScreen #sieve { height: 1; background: $panel; padding: 0 1; }
    ConsultScreen #list { width: 46%; height: 1fr; border-right: solid $panel; }
    ConsultScreen #shown { width: 1fr; height: 1fr; padding: 0 1; }
    ConsultScreen.narrow Horizontal { layout: vertical; }
    ConsultScreen.narrow #list { width: 1fr; height: 40%; border: none; border-bottom: solid $panel; }
    """

    def __init__(self, hand: Hand, sieve: Sieve, first: str = "") -> None:
        super().__init__()
        self.hand, self.sieve, self.first = hand, sieve, first
        self.unit = sieve.place
        self.consulting = Consulting(hand.session.desk, hand.session.slug)
        self.consulted = Consulted()
        self.loaded = False

    def compose(self) -> ComposeResult:
        """Counts, sieve, list, one entry, keys."""
        yield Static("", id="head", markup=False)
        yield Static("", id="sieve", markup=False)
        with Horizontal():
            yield LazyList(id="list")
            yield RowList(id="shown")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """The list."""
        self.rows.focus()
        self.show_footer()
        self._line("#head", f"{self.NAME} ─ 正在读取……")
        self.reload()

    @property
    def rows(self) -> LazyList:
        """The entries."""
        return self.query_one("#list", LazyList)

    def reload(self, key: object = None, say: str = "") -> None:
        """Read again, the cursor on ``key``; ``say``: what was done."""
        self.run_worker(self._reloaded(key, say), group="loading", exclusive=True)

    async def _reloaded(self, key: object, say: str) -> None:
        try:
            found = await asyncio.to_thread(self._read)
            if not self.is_attached:
                return
            self.fill(found, key)
        except Exception as error:
            self._line("#head", self.NAME)
            self.say(sentence(problem_of(error)), "bad")
            return
        self.loaded = True
        self.show_lines()
        self.show_one()
        damaged = self.consulted.problems
        self.say(say or (sentence(damaged[0]) if damaged else self.hint()), "bad" if damaged and not say else "")

    def _read(self) -> object:
        self.consulted = self.consulting.look(self.hand.view)
        return self.asked()

    def asked(self) -> object:
        """What the sieve lets through; runs beside the thread that answers keys."""
        raise NotImplementedError

    def fill(self, found: object, key: object) -> None:
        """Show what was asked."""
        raise NotImplementedError

    def head(self) -> str:
        """The counts."""
        raise NotImplementedError

    def hint(self) -> str:
        """What can be done here, when nothing else is to be said."""
        return self.HINT

    def told_sieve(self) -> str:
        """What is listed, in words."""
        raise NotImplementedError

    def show_one(self) -> None:
        """The entry under the cursor in full."""
        raise NotImplementedError

    def show_lines(self) -> None:
        """Counts and sieve, cut to the width."""
        self._line("#head", self.head())
        self._line("#sieve", self.told_sieve())

    def _line(self, which: str, words: str) -> None:
        line = self.query_one(which, Static)
        line.update(Content(fitted(words, max(self.size.width - 2, 20))), layout=False)

    def on_resize(self) -> None:
        """Few columns: one below the other."""
        self.set_class(self.size.width < _NARROW, "narrow")
        self.show_footer()
        if self.loaded:
            self.show_lines()

    def sift(self, sieve: Sieve | None) -> None:
        """Another list."""
        if sieve is not None and sieve != self.sieve:
            self.sieve = sieve
            self.reload(self.rows.key)

    async def do_sieve(self) -> None:
        """All conditions."""
        self.sift(await ask_sieve(self.app, self.sieve, self.hand.view, self.STATES, kinds=self.KINDS))

    async def do_state(self) -> None:
        """The next state."""
        self.sift(self.sieve.turned(self.STATES))

    async def do_here(self) -> None:
        """Only the article in hand."""
        if self.unit is not None:
            self.sift(self.sieve.here(self.unit))

    async def do_find(self) -> None:
        """Words."""
        self.sift(await ask_words(self.app, self.sieve))

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Show the one that is pointed at."""
        if event.rows.id == "list":
            self.show_one()
