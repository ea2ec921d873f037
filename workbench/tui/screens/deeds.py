"""A screen with a table of its own: what can be done there, with keys, footer, F1, palette and docs/keys.md from it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar, NamedTuple

from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.tui.action import key_name
from workbench.tui.failures import problem_of, sentence
from workbench.tui.pinyin import matches
from workbench.tui.screens.listing import Finder, Listing
from workbench.tui.widgets.one_row import OneRow, Word
from workbench.tui.widgets.pieces import Item, Piece, fitted


class Deed(NamedTuple):
    """``keys``: parted by commas, the first to be shown; ``help``: one sentence; ``footer``: named at the bottom."""

    id: str
    name: str
    keys: str
    help: str
    footer: bool = True


COMMON = (
    Deed("help", "帮助", "f1", "这里的键和全部操作。"),
    Deed("palette", "命令", "ctrl+p", "按名称或者拼音首字母找这里的操作。", footer=False),
    Deed("back", "返回", "escape", "回到原来的地方。"),
)


def bindings(deeds: Iterable[Deed]) -> list[Binding]:
    """The keys of a table."""
    return [Binding(deed.keys, f"do('{deed.id}')", deed.name, show=False, priority=True) for deed in deeds]


def key_rows(deeds: Iterable[Deed]) -> list[tuple[str, str]]:
    """Keys as people write them, and what they do, for docs/keys.md."""
    return [("、".join(map(key_name, deed.keys.split(","))), f"{deed.name}：{deed.help}") for deed in deeds]


class DeedScreen(ModalScreen[object]):
    """Carries out ``do_<id>`` for every deed of its table; what goes wrong is said in ``#message``."""

    TITLE_OF: ClassVar[str] = ""
    DEEDS: ClassVar[tuple[Deed, ...]] = COMMON
    #: Why nothing shown here may leave the house; "" when it may.
    barred: str = ""
    DEFAULT_CSS = """
    DeedScreen { background: $background; }
    DeedScreen #head { height: 1; background: $primary; color: $text; text-style: bold; padding: 0 1; }
    DeedScreen #message { height: 1; background: $panel; color: $foreground; padding: 0 1; }
    DeedScreen #message.bad { color: $text-error; text-style: bold; }
    """

    def lines_below(self) -> Iterator[Static | OneRow]:
        """The line for messages and the footer."""
        yield Static("", id="message", markup=False)
        yield OneRow(id="footer")

    def show_footer(self) -> None:
        """The keys that are needed most."""
        words = [Word(d.id, d.name, key=key_name(d.keys.partition(",")[0])) for d in self.DEEDS if d.footer]
        self.query_one("#footer", OneRow).show(words)

    def say(self, words: str, kind: str = "") -> None:
        """One line above the footer. ``kind``: "" or bad."""
        line = self.query_one("#message", Static)
        line.set_class(kind == "bad", "bad")
        line.update(Content(fitted(words.replace("\n", " "), max(self.size.width - 2, 20))))

    def action_do(self, id: str) -> None:
        """A key."""
        self.run_worker(self._done(id), group="deeds", exclusive=True)

    async def _done(self, id: str) -> None:
        try:
            await getattr(self, f"do_{id}")()
        except Exception as error:
            self.say(sentence(problem_of(error)), "bad")

    def on_one_row_clicked(self, event: OneRow.Clicked) -> None:
        """A word of the footer."""
        if any(deed.id == event.word for deed in self.DEEDS):
            self.action_do(event.word)

    async def do_back(self) -> None:
        """Go back."""
        self.dismiss(None)

    async def do_help(self) -> None:
        """Every deed with its keys; Enter carries one out."""
        items = [_item(deed) for deed in self.DEEDS]
        self._chosen(await self.app.push_screen_wait(Listing(f"{self.TITLE_OF}里的键", items)))

    async def do_palette(self) -> None:
        """The deeds by name."""

        def source(typed: str) -> Iterator[Item]:
            return (_item(deed) for deed in self.DEEDS if matches(typed, deed.name))

        self._chosen(await self.app.push_screen_wait(Finder("命令", source, "名称或者拼音首字母")))

    def _chosen(self, id: object) -> None:
        if isinstance(id, str):
            self.call_later(self.action_do, id)


def _item(deed: Deed) -> Item:
    keys = Piece(f"{key_name(deed.keys.partition(',')[0]):<10}", "mark")
    return Item((keys, Piece(f"{deed.name}  ", "strong"), Piece(deed.help)), deed.id, hang=4)
