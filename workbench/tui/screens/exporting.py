"""Export: what, in which form, where to; with progress, and a way to stop."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from workbench.session.exporting import export_text, write_new
from workbench.session.view import View
from workbench.tui.failures import problem_of, sentence
from workbench.tui.screens.form import Answers, Field, Form

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

FORMATS = ("docx", "txt", "md", "html", "json")
_ALL, _YES, _NO = "全部", "是", "否"


async def export_dialog(screen: WorkScreen) -> None:
    """Ask, write, tell."""
    session = screen.hand.session
    root = session.desk.workspace.root
    fields = [
        Field("format", "格式", "docx", (*FORMATS, _ALL)),
        Field("headings", "带条旨", _YES, (_YES, _NO)),
        Field("attachments", "带附带材料", _NO, (_NO, _YES)),
        Field("folder", "放在哪个文件夹", str(root / "exports")),
        Field("name", "文件名（不写后缀）", session.view.instrument.title or session.slug),
        Field("force", "同名文件", "保留", ("保留", "覆盖")),
    ]
    said = await screen.app.push_screen_wait(Form("导出正文", fields, judge=_judge, confirm="导出"))
    if said is not None:
        told = await screen.app.push_screen_wait(Exporting(session.view, said))
        screen.say(told or "已停止导出。", "" if told and told.startswith("已导出") else "bad")


def _judge(said: Answers) -> str:
    if not said["name"].strip() or any(mark in said["name"] for mark in '/\\:*?"<>|'):
        return '文件名不能空着，也不能有 / \\ : * ? " < > |。'
    return "" if said["folder"].strip() else "请写文件夹。"


class Exporting(ModalScreen[str | None]):
    """Writes the files one after the other; Esc stops between two of them. Answers what to tell."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "停止", priority=True)]
    DEFAULT_CSS = """
    Exporting { align: center middle; background: $background 60%; }
    Exporting > Vertical { width: 60; height: auto; background: $surface; border: round $primary; padding: 1 2; }
    """

    def __init__(self, view: View, said: Answers) -> None:
        super().__init__()
        self._view, self._said = view, said

    def compose(self) -> ComposeResult:
        """What is being written, and how far it is."""
        with Vertical() as box:
            box.border_title = "导出"
            yield Static("", id="now", markup=False)
            yield ProgressBar(show_eta=False)
            yield Static(Content("Esc 停止"))

    def on_mount(self) -> None:
        """Begin."""
        self.run_worker(self._write(), exclusive=True)

    async def _write(self) -> None:
        formats = FORMATS if self._said["format"] == _ALL else (self._said["format"],)
        self.query_one(ProgressBar).update(total=len(formats))
        written: list[Path] = []
        try:
            for format in formats:
                self.query_one("#now", Static).update(Content(f"正在写 {format}……"))
                written.append(await asyncio.to_thread(self._one, format))
                self.query_one(ProgressBar).advance(1)
        except Exception as error:
            self.dismiss(sentence(problem_of(error)).replace("，或者加 --force", "，或者选「覆盖」"))
        else:
            self.dismiss("已导出：" + "、".join(str(path) for path in written))

    def _one(self, format: str) -> Path:
        said = self._said
        folder = Path(said["folder"]).expanduser()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{said['name'].strip()}.{format}"
        data = export_text(
            self._view, format, headings=said["headings"] == _YES, attachments=said["attachments"] == _YES
        )
        write_new(path, data, force=said["force"] == "覆盖")
        return path

    def action_stop(self) -> None:
        """What is written stays; nothing more comes."""
        self.workers.cancel_node(self)
        self.dismiss(None)
