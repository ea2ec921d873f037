"""The branches: which there are, a new one, another one, one merged into the one in hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from workbench.session.syncing.branches import Branch, branches, new_branch, switch_branch
from workbench.tui.screens.exchanging import merge_in
from workbench.tui.screens.form import Field, Form
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import Item, Piece, plain

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

_NEW = "new"
_GO, _MERGE = "换到这个分支", "把它合并进来"


async def branch_dialog(screen: WorkScreen) -> None:
    """Choose a branch, and what is to be done with it."""
    desk = screen.hand.session.desk
    found = await asyncio.to_thread(branches, desk)
    chosen = await screen.app.push_screen_wait(Listing("分支", list(_items(found))))
    if chosen == _NEW:
        await _new(screen)
    elif isinstance(chosen, Branch):
        fields = [Field("what", f"「{chosen.name}」", _GO, (_GO, _MERGE))]
        said = await screen.app.push_screen_wait(Form("分支", fields, _unsaved(screen)))
        if said is not None and said["what"] == _MERGE:
            await merge_in(screen, chosen.name)
        elif said is not None:
            await _go(screen, await screen.hand.alone(lambda: switch_branch(desk, chosen.name)))


def _items(found: Sequence[Branch]) -> Iterator[Item]:
    yield Item((Piece("新的分支……", "mark"), Piece("  从存过的版本开始", "dim")), _NEW)
    for one in found:
        if one.here:
            yield plain(f"● {one.name}  现在的分支", kind="strong")
        else:
            told = Piece("  对方仓库的", "dim") if one.remote else Piece("")
            yield Item((Piece(f"　{one.name}"), told), one)


def _unsaved(screen: WorkScreen) -> str:
    count = screen.hand.session.unsaved
    if not count:
        return ""
    stay = f"换分支时留在「{screen.hand.branch}」上，换回来还在"
    return f"手头有 {count} 步没有存版的修改：{stay}；合并时移到合并后的版本上。"


async def _new(screen: WorkScreen) -> None:
    desk = screen.hand.session.desk
    fields = [Field("name", "名称", placeholder="方案二")]
    said = await screen.app.push_screen_wait(Form("新的分支", fields, _unsaved(screen)))
    if said is not None:
        await _go(screen, await screen.hand.alone(lambda: new_branch(desk, said["name"].strip())))


async def _go(screen: WorkScreen, branch: Branch) -> None:
    """The same draft and article on the branch; the start screen where the draft is not on it."""
    from workbench.tui.screens.start import StartScreen

    session = screen.hand.session
    told = f"现在在分支「{branch.name}」（{branch.commit[:8]}）。"
    if session.slug in await asyncio.to_thread(session.desk.slugs):
        screen.app.open_draft(session.desk, session.slug, screen.unit, told)  # type: ignore[attr-defined]
    else:
        screen.app.switch_screen(StartScreen(session.desk, f"{told}这个分支上没有「{session.slug}」。"))
