"""Export: what, in which form, where to; with progress and a way to stop. What exists is kept unless told otherwise."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import ProgressBar, Static

from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.rendering.options import ExportOptions
from workbench.session.exporting import export_text, write_new
from workbench.session.view import View
from workbench.tui.failures import problem_of, sentence
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.widgets import paths

if TYPE_CHECKING:
    from textual.app import App

FORMATS = ("docx", "txt", "md", "html", "json")
ALL, YES, NO = "全部", "是", "否"
_ANOTHER, _OVER = "保留原有的，新的另起名字", "覆盖原有的"
_FORBIDDEN = '/\\:*?"<>|'


class Job(NamedTuple):
    """One file to be written; ``make`` gives its content, tells its steps and asks whether it is still wanted."""

    path: Path
    make: Callable[[Progress], bytes]
    force: bool = False


#: What to say afterwards, and whether it is bad.
Told = tuple[str, str]


async def export_text_dialog(app: App[None], view: View, name: str, options: ExportOptions) -> Told | None:
    """Ask for a format and a place, and write the consolidated text; what to say, None when nothing was wanted."""
    fields = [
        Field("format", "格式", "docx", (*FORMATS, ALL)),
        Field("headings", "带条旨", YES if options.headings else NO, (YES, NO)),
        Field("attachments", "带附带材料", YES if options.with_attachments else NO, (NO, YES)),
        *place_fields(app, view.instrument.title or name),
    ]
    note = "修改对照表、花脸稿在对照表（F10）里导出。"
    said = await app.push_screen_wait(Form("导出正文", fields, note, judge_place, "导出"))
    if said is None:
        return None
    chosen = {"headings": said["headings"] == YES, "attachments": said["attachments"] == YES}
    formats = FORMATS if said["format"] == ALL else (said["format"],)
    return await write_all(app, [Job(path_of(said, one), _text(view, one, chosen)) for one in formats])


def _text(view: View, format: str, chosen: dict[str, bool]) -> Callable[[Progress], bytes]:
    return lambda progress: progress.step(f"写成{format}", lambda: export_text(view, format, **chosen))


def place_fields(app: App[None], name: str) -> list[Field]:
    """Where the file goes, and what it is called."""
    folder = str(app.exports)  # type: ignore[attr-defined]
    plain = "".join(character for character in name if character not in _FORBIDDEN)
    return [Field("folder", "放在哪个文件夹", folder), Field("name", "文件名（不写后缀）", plain)]


def judge_place(said: Answers) -> str:
    """What is wrong with folder or name."""
    if not said["name"].strip() or any(mark in said["name"] for mark in _FORBIDDEN):
        return '文件名不能空着，也不能有 / \\ : * ? " < > |。'
    return "" if said["folder"].strip() else "请写文件夹。"


def path_of(said: Answers, format: str) -> Path:
    """The file that was asked for."""
    return paths.path_of(said["folder"]) / f"{said['name'].strip()}.{format}"


async def write_all(app: App[None], jobs: Sequence[Job]) -> Told | None:
    """Write the files; those that are there already are replaced or left only as somebody says."""
    there = [job.path.name for job in jobs if job.path.exists()]
    if there:
        field = Field("what", "怎么办", _ANOTHER, (_ANOTHER, _OVER))
        said = await app.push_screen_wait(Form("已经有同名的文件", [field], "、".join(there), confirm="继续"))
        if said is None:
            return None
        jobs = [job._replace(force=True) if said["what"] == _OVER else _elsewhere(job) for job in jobs]
    told = await app.push_screen_wait(Exporting(jobs))
    return told or ("已停止导出，没有留下半个文件。", "bad")


def _elsewhere(job: Job) -> Job:
    """Under the first name that is free: 「条例（2）.docx」."""
    if not job.path.exists():
        return job
    names = (job.path.with_stem(f"{job.path.stem}（{number}）") for number in range(2, 10000))
    return job._replace(path=next(path for path in names if not path.exists()))


class Exporting(ModalScreen[Told | None]):
    """Writes the files one after the other; Esc stops at once, and what is not whole is not left."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "stop", "停止", priority=True)]
    DEFAULT_CSS = """
    Exporting { align: center middle; background: $background 60%; }
    Exporting > Vertical { width: 60; max-width: 96%; height: auto; background: $surface; border: round $primary;
        padding: 1 2; }
    """

    def __init__(self, jobs: Iterable[Job]) -> None:
        super().__init__()
        self._jobs = tuple(jobs)
        self._stop = Event()

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
        self.query_one(ProgressBar).update(total=len(self._jobs))
        try:
            for job in self._jobs:
                await asyncio.to_thread(self._one, job)
                self.query_one(ProgressBar).advance(1)
        except Cancelled:
            return
        except Exception as error:
            self.dismiss((sentence(problem_of(error)).replace("，或者加 --force", ""), "bad"))
        else:
            self.dismiss((f"已导出：{'、'.join(_told(self._jobs))}", ""))

    def _one(self, job: Job) -> None:
        """Made first, written then: who stopped in between gets nothing."""
        progress = Progress(lambda words: self.call_later(self._tell, f"{job.path.name}：{words}……"), self._stop.is_set)
        data = job.make(progress)
        progress.check()
        job.path.parent.mkdir(parents=True, exist_ok=True)
        write_new(job.path, data, force=job.force)

    def _tell(self, words: str) -> None:
        self.query_one("#now", Static).update(Content(words))

    def action_stop(self) -> None:
        """What is written stays; nothing more comes."""
        self._stop.set()
        self.dismiss(None)


def _told(jobs: Sequence[Job]) -> Iterator[str]:
    """The names, and the folder once."""
    first, *others = jobs
    yield str(first.path)
    yield from (job.path.name for job in others)
