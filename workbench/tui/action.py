"""One table of everything the screens can do: keys, footer, palette, F1 and docs/keys.md are made from it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

Handler = Callable[["WorkScreen"], Awaitable[None]]
#: Why an action cannot be done now; "" when it can.
Condition = Callable[["WorkScreen"], str]

GROUPS = ("草案", "修改", "意见与建议", "查找与跳转", "窗口", "帮助")


@dataclass(frozen=True, slots=True)
class Action:
    """``key``: how it is called from the keyboard, several ones parted by commas, the first one to be shown.

    ``footer``: the place in the footer, from 1; 0 for none. ``help``: one sentence for F1 and the palette.
    """

    id: str
    name: str
    key: str
    group: str
    help: str
    handler: Handler
    condition: Condition
    footer: int = 0

    def shown_key(self, keymap: dict[str, str]) -> str:
        """Its key as people write it, with their own settings."""
        return key_name(keymap.get(self.id, self.key).partition(",")[0])


ACTIONS: dict[str, Action] = {}


def always(_: WorkScreen) -> str:
    """An action that can always be done."""
    return ""


def action(
    id: str, name: str, key: str, group: str, help: str, when: Condition = always, footer: int = 0
) -> Callable[[Handler], Handler]:
    """Enter a function into the table."""

    def entered(handler: Handler) -> Handler:
        if id in ACTIONS or group not in GROUPS:
            raise ValueError(f"{id}: twice, or in no group")
        ACTIONS[id] = Action(id, name, key, group, help, handler, when, footer)
        return handler

    return entered


_NAMES = {
    "escape": "Esc",
    "enter": "Enter",
    "space": "空格",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "delete": "Delete",
    "insert": "Insert",
    "backspace": "Backspace",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "slash": "/",
    "equals_sign": "=",
    "full_stop": ".",
    "comma": ",",
}


def key_name(key: str) -> str:
    """ctrl+s → Ctrl+S, alt+up → Alt+↑."""
    *chords, last = key.split("+")
    shown = _NAMES.get(last, last.upper() if len(last) == 1 or last[:1] == "f" and last[1:].isdigit() else last)
    return "+".join([*(chord.capitalize() for chord in chords), shown])


def is_bare(key: str) -> bool:
    """Whether an input method would swallow it: a printable character without Ctrl or Alt."""
    *chords, last = key.split("+")
    named = last in _NAMES and last not in ("space", "slash", "equals_sign", "full_stop", "comma")
    function = last[:1] == "f" and last[1:].isdigit()
    return not (named or function) and not {"ctrl", "alt"} & set(chords)
