"""The past of one clause: its versions above, below what the one under the cursor changed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from workbench.language.redline import redline_segments
from workbench.lineage.blame import Phrase
from workbench.model.identity import Id
from workbench.session.desk import Desk
from workbench.session.history.draft_past import DraftPast
from workbench.session.history.versions import Clause, ClauseVersion, Meta
from workbench.tui.previews.history import blame_items, redline_items, version_items
from workbench.tui.screens.deeds import COMMON, Deed, DeedScreen, bindings
from workbench.tui.widgets.pieces import Item, fitted
from workbench.tui.widgets.row_list import RowList

DEEDS = (
    *COMMON,
    Deed("blame", "词句出处", "f2", "下方改看每个词句出自哪个版本，再按一次回到改动。"),
    Deed("hold", "从这版比起", "f3", "以这一版为准，再移到另一版，下方显示两版之间的差异；再按一次取消。"),
    Deed("renumberings", "顺延", "f4", "只变了条号的版本，列出或者不列。"),
    Deed("recall", "取回", "f9", "把这一版的文字取回来，作为新的修改，可以撤销。"),
)


class Told(NamedTuple):
    """What is known of the clause."""

    versions: Sequence[ClauseVersion]
    phrases: Sequence[tuple[Phrase, Meta]]


class ClauseHistory(DeedScreen):
    """Answers the commit whose version is to be recalled, or None."""

    TITLE_OF = "沿革"
    DEEDS = DEEDS
    BINDINGS: ClassVar[list[BindingType]] = list(bindings(DEEDS))
    DEFAULT_CSS = """
    ClauseHistory #versions { height: auto; max-height: 40%; }
    ClauseHistory #words { height: 1fr; border-top: solid $primary; padding: 0 1; }
    """

    def __init__(self, desk: Desk, slug: str, id: Id, label: str) -> None:
        super().__init__()
        self.desk, self.slug, self.id_of_clause, self.label = desk, slug, id, label
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

    @property
    def _versions(self) -> RowList:
        return self.query_one("#versions", RowList)

    @property
    def _here(self) -> int:
        key = self._versions.key
        return key if isinstance(key, int) else 0

    async def _ask(self) -> None:
        try:
            self.told = await asyncio.to_thread(self._asked)
        except Exception as error:
            from workbench.tui.failures import problem_of, sentence

            self._head("没有版本")
            self.say(sentence(problem_of(error)), "bad")
            return
        self._held = None
        self._show_versions()
        self._head(f"{len(self.told.versions)} 个版本")
        self._show_words()

    def _asked(self) -> Told:
        tip = self.desk.workspace.commit()
        with DraftPast(self.desk.workspace, self.slug, tip) as past:
            clause = Clause(past, self.id_of_clause)
            return Told(clause.versions(self._renumberings), clause.blame())

    def _head(self, words: str) -> None:
        shown = f"{self.label}的沿革 ─ {words}"
        self.query_one("#head", Static).update(Content(fitted(shown, max(self.size.width - 2, 20))))

    def _show_versions(self) -> None:
        self._versions.show(version_items(self.told.versions, self._held), self._here)

    def _show_words(self) -> None:
        self.query_one("#words", RowList).show(self._words())

    def _words(self) -> list[Item]:
        if self._blame:
            return list(blame_items(self.told.phrases))
        if not self.told.versions:
            return []
        here = self.told.versions[self._here]
        if self._held is None or self._held == self._here:
            return list(redline_items(f"{here.label}：这一版改了什么", here.redline))
        older, newer = (self.told.versions[place] for place in sorted((self._held, self._here), reverse=True))
        title = f"{older.commit.date[:10]} 的{older.label} → {newer.commit.date[:10]} 的{newer.label}"
        return list(redline_items(title, redline_segments(older.text, newer.text)))

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

    async def do_recall(self) -> None:
        """Answer the version."""
        if self.told.versions:
            self.dismiss(self.told.versions[self._here].commit.id)

    def on_resize(self) -> None:
        """Title and footer are cut to the width."""
        self.show_footer()
