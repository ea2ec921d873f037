"""What stands above a 修改对照表: its name, the names of the columns, who made it and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.tui.screens.form import Field, Form

if TYPE_CHECKING:
    from textual.app import App

    from workbench.tui.previews.wish import Wish

_NOTES = {"有理由时才有": None, "有": True, "无": False}
_NAMES = {
    "title": "表名（空着就用题名加「修改对照表」）",
    "number": "会议文件编号",
    "issuer": "制表单位",
    "date": "日期",
}


async def ask_for_heads(app: App[None], wish: Wish, columns: Sequence[str]) -> Wish | None:
    """The wish with what was written; None when it stays as it is."""
    options = wish.options
    notes = next(words for words, value in _NOTES.items() if value == options.notes)
    fields = [Field(f"column{number}", f"第{number}栏", title) for number, title in enumerate(columns, 1)]
    fields += [Field("notes", "说明栏", notes, tuple(_NOTES)), Field("notes_head", "说明栏的名称", options.notes_head)]
    fields += [Field(name, label, getattr(options, name)) for name, label in _NAMES.items()]
    said = await app.push_screen_wait(Form("表头", fields))
    if said is None:
        return None
    titles = tuple(said[f"column{number}"].strip() for number in range(1, len(columns) + 1))
    if titles != tuple(columns) and all(titles):
        wish = replace(wish, wanted=replace(wish.wanted, titles=titles))
    options = replace(
        options,
        notes=_NOTES[said["notes"]],
        notes_head=said["notes_head"].strip() or options.notes_head,
        **{name: said[name].strip() for name in _NAMES},  # type: ignore[arg-type]
    )
    return replace(wish, options=options)
