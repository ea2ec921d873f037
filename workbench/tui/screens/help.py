"""F1: the keys of the pane that has the focus, then every action."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.tui.action import ACTIONS, GROUPS, key_name
from workbench.tui.editor.keys import KEYS
from workbench.tui.panes.outline import FOLDS
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.widgets.row_list import MOVES

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

PANE_NAMES = {"outline": "目录", "article": "条文", "lower": "下方窗格"}


def pane_keys(pane: str) -> list[tuple[str, str]]:
    """Keys and what they do in a pane, apart from the actions that work everywhere."""
    # What works everywhere goes before what the editor would do with the same key.
    taken = {key for action in ACTIONS.values() for key in action.key.split(",")}
    if pane == "article":
        free = ((tuple(one for one in key.keys.split(",") if one not in taken), key.description) for key in KEYS)
        return [("、".join(map(key_name, keys)), said) for keys, said in free if keys]
    moves = [(_shown(keys), said) for keys, _, said in MOVES]
    return [*moves, *((_shown(keys), said) for keys, _, said in FOLDS)] if pane == "outline" else moves


def _shown(keys: str) -> str:
    return "、".join(key_name(key) for key in keys.split(","))


def help_items(screen: WorkScreen) -> Iterator[Item]:
    """The pane first; Enter on an action carries it out."""
    keymap = screen.app.keymap  # type: ignore[attr-defined]
    yield plain(f"{PANE_NAMES[screen.pane]}里的键", kind="strong")
    for keys, said in pane_keys(screen.pane):
        yield Item((Piece(f"  {keys}  ", "mark"), Piece(said)), hang=4)
    for group in GROUPS:
        yield plain("")
        yield plain(group, kind="strong")
        for one in ACTIONS.values():
            if one.group == group:
                reason = one.condition(screen)
                name = Piece(f"{one.name}  ", "dim" if reason else "strong")
                words = Piece(one.help + (f"（现在不能：{reason}）" if reason else ""), "dim" if reason else "")
                yield Item((Piece(f"  {one.shown_key(keymap):<10}", "mark"), name, words), one.id, hang=4)
