"""Find and replace over the whole draft."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.session.reading.searching import find
from workbench.tui.action import action
from workbench.tui.actions.conditions import has_words
from workbench.tui.actions.editing import carry_out
from workbench.tui.editor.model.body import Place
from workbench.tui.screens.form import Field, Form
from workbench.tui.screens.listing import Finder
from workbench.tui.screens.replacing import ReplacePreview
from workbench.tui.widgets.pieces import Item
from workbench.tui.work.finding import hit_items
from workbench.tui.work.places import unit_of_place
from workbench.tui.work.replacing import hits, replaced

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action("find", "查找", "ctrl+f", "查找与跳转", "在整部草案里查找，边写边列出每一处。", footer=6)
async def find_words(screen: WorkScreen) -> None:
    """All hits while one types."""
    await screen.leave()
    view, typed = screen.hand.view, ""

    def source(words: str) -> Iterator[Item]:
        nonlocal typed
        typed = words
        return hit_items(view, words)

    chosen = await screen.app.push_screen_wait(Finder("查找", source, "照显示的写，编号和引用也可以找", screen.words))
    if isinstance(chosen, str):
        screen.words = screen.article.found = typed
        await screen.go(Id(chosen))
        _show_hit(screen, 0)


def _show_hit(screen: WorkScreen, start: int) -> None:
    screen.article.decorate()
    line = screen.editor.line
    at = line.words.find(screen.words, start)
    if at >= 0:
        number = screen.editor.selection.caret.line
        screen.editor.put_caret(Place(number, at + len(screen.words)), Place(number, at))
    screen.focus_pane("article")


@action("find_next", "下一处", "f3", "查找与跳转", "到下一处查找的文字。", has_words)
async def find_next(screen: WorkScreen) -> None:
    """The next hit after the caret."""
    caret, line = screen.editor.selection.end, screen.editor.line
    if line.words.find(screen.words, caret.offset) >= 0:
        _show_hit(screen, caret.offset)
        return
    await screen.leave()
    view = screen.hand.view
    order = {id: position for position, id in enumerate(view.labels)}
    found = [hit.at for hit in find(view, screen.words)]
    if not found:
        raise refuse("not-found", f"没有「{screen.words}」。")
    here = order[line.id if line.id in order and line.id is not None else screen.unit]
    following = next((id for id in found if order[id] > here), found[0])
    await screen.go(following, remember=unit_of_place(view, following) != screen.unit)
    _show_hit(screen, 0)


@action("replace", "替换", "ctrl+r", "查找与跳转", "在整部草案里替换，先列出每一处，逐处选定。")
async def replace(screen: WorkScreen) -> None:
    """Words for words, every hit shown first."""
    await screen.leave()
    view = screen.hand.view
    fields = [Field("old", "原来的文字", screen.words), Field("new", "改成的文字（空着就是删去）")]
    said = await screen.app.push_screen_wait(
        Form("替换", fields, judge=lambda said: "" if said["old"] else "没有写原来的文字。")
    )
    if said is None:
        return
    found = hits(view, said["old"])
    if not found:
        raise refuse("not-found", f"没有可以替换的「{said['old']}」。", hint="数字和援引中间的不替换。")
    chosen = await screen.app.push_screen_wait(ReplacePreview(view, found, said["old"], said["new"]))
    if chosen is not None:
        await carry_out(screen, replaced(view, chosen, said["old"], said["new"]), screen.unit)
        screen.say(f"已替换 {len(chosen)} 处。Ctrl+Z 撤销。")
