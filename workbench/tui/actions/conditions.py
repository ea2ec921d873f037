"""Why something cannot be done now; "" when it can."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from workbench.model.level import BODY, Level
from workbench.tui.panes.article import COLLISIONS

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


def has_unit(screen: WorkScreen) -> str:
    """Something other than the whole draft is in hand."""
    view = screen.hand.view
    there = screen.unit in view.labels and view.node(screen.unit).level is not Level.ROOT
    return "" if there else "先在目录里选一处条文。"


def can_merge(screen: WorkScreen) -> str:
    """A neighbour of the same level follows."""
    if reason := has_unit(screen):
        return reason
    siblings = [node.id for node in screen.hand.view.labels.siblings(screen.unit)]
    return "后面没有同级的条文。" if siblings[-1] == screen.unit else ""


def can_split(screen: WorkScreen) -> str:
    """The caret stands in an article with words."""
    if reason := has_unit(screen):
        return reason
    node = screen.hand.view.node(screen.unit)
    return "" if any(child.level in BODY for child in node.children) else "这里没有可以拆分的文字。"


def can_undo(screen: WorkScreen) -> str:
    """Something is not saved yet."""
    if screen.hand.suggesting:
        return "建议模式里不撤销；按 Ctrl+S 可以放弃所写的。"
    return "" if screen.hand.session.unsaved or screen.article.dirty else "没有可以撤销的修改。"


def can_redo(screen: WorkScreen) -> str:
    """Something was undone."""
    return "" if screen.hand.session.redoable and not screen.hand.suggesting else "没有可以重做的修改。"


def can_save(screen: WorkScreen) -> str:
    """Something is not saved yet."""
    if screen.hand.suggesting:
        return "" if screen.article.dirty else "建议模式里还没有写下建议。"
    return "" if screen.hand.session.unsaved or screen.article.dirty else "没有需要存版的修改。"


def can_stage(screen: WorkScreen) -> str:
    """Everything is saved, and what merges left is decided."""
    waiting = "先存版（Ctrl+S）。" if screen.hand.session.unsaved or screen.article.dirty else ""
    return waiting or is_decided(screen)


def is_decided(screen: WorkScreen) -> str:
    """No conflict of a merge is open: such a text is nobody's."""
    count = screen.hand.blocking
    return f"还有 {count} 处合并冲突没有裁定，按 Alt+X 逐处裁定。" if count else ""


async def undecided(screen: WorkScreen) -> str:
    """The same, looked up anew: before something leaves the house."""
    await asyncio.to_thread(screen.hand.ask)
    return is_decided(screen)


def can_withdraw(screen: WorkScreen) -> str:
    """Nothing is unsaved: taking an import back must not take edits with it."""
    waiting = screen.hand.session.unsaved or screen.article.dirty
    return "还有没有存版的修改，先逐步撤销或者存版。" if waiting else ""


def has_account(screen: WorkScreen) -> str:
    """Something was edited in this sitting."""
    return "" if screen.hand.last or screen.hand.elsewhere else "打开以后还没有修改过。"


def has_trail(screen: WorkScreen) -> str:
    """One came from somewhere."""
    return "" if screen.trail else "没有来处。"


def has_ahead(screen: WorkScreen) -> str:
    """One went back."""
    return "" if screen.ahead else "没有更前面的去处。"


def has_problems(screen: WorkScreen) -> str:
    """The checks found something."""
    return "" if screen.hand.problems else "没有发现问题。"


def has_words(screen: WorkScreen) -> str:
    """Something was looked for."""
    return "" if screen.words else "先用 Ctrl+F 查找。"


def has_conflict(screen: WorkScreen) -> str:
    """Two changed the same provisions, here or before a merge."""
    hand = screen.hand
    return (
        "" if hand.disputes or hand.collided or (hand.unwritten and hand.unwritten.code in COLLISIONS) else "没有冲突。"
    )
