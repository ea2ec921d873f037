"""Two wrote the same lines: both are shown, and somebody decides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.work.showing import body_shown

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

MINE, THEIRS = "mine", "theirs"


async def settle(screen: WorkScreen) -> None:
    """Mine over theirs, theirs with mine on the clipboard, or later."""
    chosen = await screen.app.push_screen_wait(
        Listing("别处改了同一处", _items(screen), "↑↓ 选择  Enter 决定  Esc 以后再说")
    )
    if chosen is None:
        return
    screen.hand.unwritten = None
    if chosen == MINE and screen.unit in screen.hand.view.labels:
        screen.article.base = screen.hand.view
        await screen.article.flush()
        screen.say("已用您的文字；对方的文字可以撤销找回。")
    else:
        screen.app.copy_to_clipboard("\n".join(line.words for line in screen.editor.body.lines))
        screen.article.show(screen.unit)
        screen.say("已用对方的文字；您的文字在剪贴板里，可以粘贴。")


def _items(screen: WorkScreen) -> Iterator[Item]:
    mine = screen.editor.body.lines
    there = screen.unit in screen.hand.view.labels
    theirs = body_shown(screen.hand.view, screen.unit).lines if there else ()
    words = {line.id: line.words for line in theirs}
    yield plain("您的文字", kind="strong")
    for line in mine:
        same = words.get(line.id) == line.words
        yield Item((Piece("  " if same else "＋ ", "added"), Piece(line.words, "dim" if same else "added")), hang=3)
    yield plain("")
    yield plain("对方的文字" if there else "对方删去了这一条", kind="strong")
    ours = {line.id: line.words for line in mine}
    for line in theirs:
        same = ours.get(line.id) == line.words
        yield Item((Piece("  " if same else "＋ ", "mark"), Piece(line.words, "dim" if same else "mark")), hang=3)
    yield plain("")
    if there:
        yield plain("用我的文字", MINE, "strong")
    yield plain("用对方的文字（我的放进剪贴板）", THEIRS, "strong")
