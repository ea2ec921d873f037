"""The past of one clause: its versions above, below what the one under the cursor changed."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.model.identity import Id
from workbench.session.desk import Desk
from workbench.session.history.versions import Clause
from workbench.session.view import View
from workbench.tui.failures import problem_of, sentence
from workbench.tui.previews.history import Told, blame_items, change_items, told_of, version_items
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.widgets.pieces import fitted
from workbench.tui.widgets.row_list import RowList
from workbench.tui.work.open_past import OpenPast
from workbench.tui.work.places import neighbour

DEEDS = (
    *COMMON,
    Deed("blame", "词句出处", "f2", "下方改看每个词句出自哪个版本，再按一次回到改动。"),
    Deed("hold", "从这版比起", "f3", "以这一版为准，再移到另一版，下方显示两版之间的差异；再按一次取消。"),
    Deed("renumberings", "顺延", "f4", "只变了条号的版本，列出或者不列。"),
    Deed("next_clause", "下一条", "f8", "看下一条的沿革。"),
    Deed("previous_clause", "上一条", "shift+f8,alt+f8", "看上一条的沿革。", footer=False),
    Deed("recall", "取回", "f9", "把这一版的文字取回来，作为新的修改，可以撤销。"),
)


class Recalled(NamedTuple):
    """A clause, and the commit whose version of it is to be taken back."""

    clause: Id
    commit: str


class ClauseHistory(DeedScreen):
    """Begins with one clause of ``view`` and goes on to others; answers a :class:`Recalled`, or None."""

    TITLE_OF = "沿革"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = """
    ClauseHistory #versions { height: auto; max-height: 40%; }
    ClauseHistory #words { height: 1fr; border-top: solid $primary; padding: 0 1; }
    """

    def __init__(self, desk: Desk, slug: str, view: View, clause: Id) -> None:
        super().__init__()
        self.clause = self._wanted = clause
        self._past, self._view = OpenPast(desk, slug), view
        self.told = Told((), ())
        self._blame, self._renumberings = False, False
        self._held: int | None = None

    def compose(self) -> ComposeResult:
        """Title, versions, words, keys."""
        yield Static("", id="head", markup=False)
        yield RowList(id="versions")
        yield RowList(id="words")
        yield from self.lines_below()

    def on_mount(self) -> None:
        """Ask for the past."""
        self._versions.focus()
        self.show_footer()
        self._head("正在查找……")
        self.run_worker(self._ask(), group="asking", exclusive=True)

    def on_unmount(self) -> None:
        """No more questions."""
        self._past.close()

    @property
    def _versions(self) -> RowList:
        return self.query_one("#versions", RowList)

    @property
    def _here(self) -> int:
        key = self._versions.key
        return key if isinstance(key, int) else 0

    async def _ask(self, here: int | None = None) -> None:
        """Ask for the clause that is wanted; until the answer comes, all that is shown is of the one before."""
        clause, renumberings = self._wanted, self._renumberings
        try:
            told = await self._past.ask(lambda past: told_of(Clause(past, clause), renumberings))
        except Exception as error:
            told = Told((), ())
            self.say(sentence(problem_of(error)), "bad")
        self.clause, self.told, self._held = clause, told, None
        self._head(f"{len(told.versions)} 个版本" if told.versions else "没有版本")
        self._show_versions(here)
        self._show_words()

    def _head(self, words: str) -> None:
        shown = f"{self._view.name(self.clause)}的沿革 ─ {words}"
        self.query_one("#head", Static).update(Content(fitted(shown, max(self.size.width - 2, 20))))

    def _show_versions(self, here: int | None = None) -> None:
        self._versions.show(version_items(self.told.versions, self._held), self._here if here is None else here)

    def _show_words(self) -> None:
        told = self.told
        items = blame_items(told.phrases) if self._blame else change_items(told.versions, self._here, self._held)
        self.query_one("#words", RowList).show(items)

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        """Another version."""
        if event.rows.id == "versions" and not self._blame:
            self._show_words()

    async def do_blame(self) -> None:
        """Phrases, or changes."""
        self._blame = not self._blame
        self._show_words()

    async def do_hold(self) -> None:
        """One end of a comparison."""
        self._held = None if self._held == self._here else self._here
        self._blame = False
        self._show_versions()
        self._show_words()
        self.say("移到另一版，下方就是两版之间的差异。" if self._held is not None else "")

    async def do_renumberings(self) -> None:
        """With or without versions that only changed the number."""
        self._renumberings = not self._renumberings
        await self._ask()

    async def do_next_clause(self) -> None:
        """The one behind it."""
        await self._go(1)

    async def do_previous_clause(self) -> None:
        """The one before it."""
        await self._go(-1)

    async def _go(self, step: int) -> None:
        other = neighbour(self._view, self._wanted, step)
        self.say("" if other else f"已经是{'最后' if step > 0 else '最前'}一条。")
        if other:
            self._wanted = other
            await self._ask(0)

    async def do_recall(self) -> None:
        """Answer the version."""
        if self.told.versions:
            self.dismiss(Recalled(self.clause, self.told.versions[self._here].commit.id))

    def on_resize(self) -> None:
        """Title and footer are cut to the width."""
        self.show_footer()
