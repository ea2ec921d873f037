"""Which texts stand side by side: stages, saved versions, the draft in hand, files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from workbench.comparison.alignment import FEWEST, MOST
from workbench.session.comparing.sides import IN_HAND
from workbench.session.desk import Desk
from workbench.session.reading.history import versions
from workbench.session.targets import SUFFIXES
from workbench.tui.previews.wish import version_title
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.widgets.paths import path_of
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.widgets.row_list import RowList

_FILE = "file"


class Reading(NamedTuple):
    """A text that can be chosen: ``words`` name it as on the command line; ``title``: of its column, if not usual."""

    words: str
    name: str
    about: str = ""
    title: str = ""


def all_readings(desk: Desk, slug: str) -> list[Reading]:
    """Of a draft: the work in hand, then what was saved, latest first; a stage is named as such."""
    found = [Reading(slug, IN_HAND, "连同没有存版的修改")]
    for version in versions(desk.workspace, slug):
        about = f"{version.when[:16].replace('T', ' ')}  {version.author}"
        found += [Reading(f"{slug}@{stage}", stage, about) for stage in version.stages]
        if not version.stages:
            found.append(Reading(f"{slug}@{version.commit}", version.subject, about, version_title(version)))
    others = (other for other in desk.slugs() if other != slug)
    return [*found, *(Reading(other, f"另一份草案：{other}") for other in others)]


def titles_of(readings: list[Reading], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """The heads of the columns; () where they are called as usual, or a file names itself."""
    known = {one.words: one for one in readings}
    if not all(words in known for words in chosen) or not any(known[words].title for words in chosen):
        return ()
    return tuple(known[words].title or known[words].name for words in chosen)


class Sides(ModalScreen[tuple[str, ...] | None]):
    """Answers the texts, oldest column first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "返回", priority=True),
        Binding("space,enter", "turn", "选或不选", priority=True),
        Binding("ctrl+s,f10", "confirm", "对照", priority=True),
    ]
    DEFAULT_CSS = """
    Sides { align: center middle; background: $background 60%; }
    Sides > Vertical { width: 96%; max-width: 100; height: auto; max-height: 90%; background: $surface;
        border: round $primary; border-title-style: bold; padding: 0 1; }
    Sides RowList { height: auto; max-height: 24; }
    Sides #ways, Sides #wrong { color: $text-muted; }
    Sides #wrong { color: $text-error; text-style: bold; }
    """

    def __init__(self, readings: list[Reading], chosen: tuple[str, ...]) -> None:
        super().__init__()
        known = {one.words for one in readings}
        self._readings = [*readings, *(Reading(words, Path(words).name) for words in chosen if words not in known)]
        self._chosen = list(chosen)

    def compose(self) -> ComposeResult:
        """The texts with the number of their column."""
        with Vertical() as box:
            box.border_title = "对照哪几个文本"
            yield RowList(self._items(), id="list")
            yield Static("", id="wrong", markup=False)
            yield Static(Content("空格 选或不选，先选的在左  Ctrl+S 对照  Esc 返回"), id="ways")

    def on_mount(self) -> None:
        """The cursor on the list."""
        self.query_one(RowList).focus()

    def _items(self) -> Iterator[Item]:
        for one in self._readings:
            at = self._chosen.index(one.words) + 1 if one.words in self._chosen else 0
            mark = Piece(f"第{at}栏  " if at else "       ", "good")
            name = Piece(one.name, "strong" if at else "")
            yield Item((mark, name, Piece(f"  {one.about}", "dim")), one.words, whole=False)
        yield plain("       别的文件……", _FILE, "mark")

    async def action_turn(self) -> None:
        """Choose this one, or not any more."""
        key = self.query_one(RowList).key
        if key == _FILE:
            self.run_worker(self._ask_for_file())
        elif isinstance(key, str):
            self._turn(key)

    def _turn(self, words: str) -> None:
        if words in self._chosen:
            self._chosen.remove(words)
        else:
            self._chosen.append(words)
        self.query_one(RowList).show(self._items())
        self._complain("")

    async def _ask_for_file(self) -> None:
        said = await self.app.push_screen_wait(
            Form("别的文件", [Field("file", "文件", placeholder="条例.docx", suffixes=SUFFIXES)], judge=_judge)
        )
        if said is not None:
            words = str(_file(said["file"]))
            if all(one.words != words for one in self._readings):
                self._readings.append(Reading(words, Path(words).name, str(Path(words).parent)))
            self._turn(words)

    def action_confirm(self) -> None:
        """Answer, when there are two to five."""
        if FEWEST <= len(self._chosen) <= MOST:
            self.dismiss(tuple(self._chosen))
        else:
            self._complain(f"请选 {FEWEST} 到 {MOST} 个文本，现在选了 {len(self._chosen)} 个。")

    def _complain(self, words: str) -> None:
        self.query_one("#wrong", Static).update(Content(words))


def _file(words: str) -> Path:
    return path_of(words).resolve()


def _judge(said: Answers) -> str:
    path = _file(said["file"])
    if path.suffix.lower() not in SUFFIXES:
        return f"可以对照的文件：{'、'.join(SUFFIXES)}。"
    return "" if path.is_file() else "没有这个文件。"
