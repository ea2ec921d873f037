"""docs/keys.md, made from the tables of actions and keys, never by hand.

``python -m workbench.tui.keypage`` writes it.
"""

from collections.abc import Iterator
from pathlib import Path

import workbench.tui.actions
from workbench.tui.action import ACTIONS, GROUPS, key_name
from workbench.tui.screens.amendments import AmendmentScreen
from workbench.tui.screens.clause_history import ClauseHistory
from workbench.tui.screens.conflict import ConflictScreen
from workbench.tui.screens.deeds import DeedScreen, key_rows
from workbench.tui.screens.disputes import Disputes
from workbench.tui.screens.help import PANE_NAMES, pane_keys
from workbench.tui.screens.import_report import ImportReport
from workbench.tui.screens.opinions import OpinionScreen
from workbench.tui.screens.opinions_import import OpinionImport
from workbench.tui.screens.reader import Reader
from workbench.tui.screens.table import TableScreen

assert workbench.tui.actions
#: The screens that have a table of keys of their own.
SCREENS: tuple[type[DeedScreen], ...] = (
    *(Reader, TableScreen, ClauseHistory, ConflictScreen, Disputes, ImportReport),
    *(OpinionScreen, OpinionImport, AmendmentScreen),
)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
_HEAD = """# 终端界面的键

本页由程序生成（`python -m workbench.tui.keypage`），不要手改。

没有一个操作用单个字符作键，因为输入法会吃掉它。每个操作也都在命令面板（Ctrl+P）里，可以写名称或者拼音首字母来找。
键可以在设置文件里改：Linux 在 `~/.config/workbench/settings.toml`，Windows 在 `%APPDATA%\\workbench\\settings.toml`，
也可以用环境变量 `WORKBENCH_SETTINGS` 指到别处。例如：

```toml
theme = "浅色"

[keys]
save = "f10"
next_problem = "ctrl+t,f8"
```
"""


def page() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_actions(), *_panes(), *_screens()]) + "\n"


def _actions() -> Iterator[str]:
    for group in GROUPS:
        yield from (f"## {group}", "", "| 键 | 操作 | 作用 | 设置中的名称 |", "|---|---|---|---|")
        for one in ACTIONS.values():
            if one.group == group:
                keys = "、".join(map(key_name, one.key.split(",")))
                yield f"| {keys} | {one.name} | {one.help} | `{one.id}` |"
        yield ""


def _panes() -> Iterator[str]:
    for number, (pane, name) in enumerate(PANE_NAMES.items()):
        yield from ([""] if number else [])
        yield from (f"## {name}里的键", "", "| 键 | 作用 |", "|---|---|")
        yield from (f"| {keys} | {said} |" for keys, said in pane_keys(pane))


def _screens() -> Iterator[str]:
    for screen in SCREENS:
        yield from ("", f"## {screen.TITLE_OF}里的键", "", "| 键 | 作用 |", "|---|---|")
        yield from (f"| {keys} | {said} |" for keys, said in key_rows(screen.DEEDS))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
