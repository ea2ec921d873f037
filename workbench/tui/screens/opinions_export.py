"""意见采纳情况表 as a file: which format, how it is arranged, what stands above it, where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rendering.comparison.progress import Progress
from workbench.rendering.opinions.formats import FORMATS, export
from workbench.rendering.opinions.sheets import Cover
from workbench.session.consulting import today
from workbench.session.opinions.book import Book
from workbench.session.opinions.reporting import Arranged, report
from workbench.tui.screens.exporting import NO, YES, Job, Told, judge_place, path_of, place_fields, write_all
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.work.hand import Hand

if TYPE_CHECKING:
    from textual.app import App

_ARTICLE, _SUBMITTER, _PUBLIC = "按条文排", "按提出人排", "对外公布的情况"
_COVER = (("title", "表的题目（空着用通常的）"), ("issuer", "制表单位"), ("date", "日期"), ("number", "会议文件编号"))


async def export_opinions_dialog(app: App[None], hand: Hand) -> Told | None:
    """Ask, write; what to say, None when nothing was wanted."""
    fields = [
        Field("format", "格式", "docx", ("docx", *(one for one in FORMATS if one != "docx"))),
        Field("how", "怎样排", _ARTICLE, (_ARTICLE, _SUBMITTER, _PUBLIC)),
        Field("personal", "带上这台机器上存有的个人信息", NO, (NO, YES)),
        *(Field(key, label) for key, label in _COVER),
        *place_fields(app, f"{hand.view.instrument.title}意见采纳情况表"),
    ]
    said = await app.push_screen_wait(Form("导出意见采纳情况表", fields, judge=_judge, confirm="导出"))
    if said is None:
        return None

    def make(progress: Progress) -> bytes:
        return progress.step(f"写成{said['format']}", lambda: _written(hand, said))

    return await write_all(app, [Job(path_of(said, said["format"]), make)])


def _judge(said: Answers) -> str:
    if said["how"] == _PUBLIC and said["personal"] == YES:
        return "对外公布的情况不带个人信息。"
    return judge_place(said)


def _written(hand: Hand, said: Answers) -> bytes:
    arranged = Arranged(said["how"] == _SUBMITTER, said["personal"] == YES)
    with Book.opened(hand.session.desk, hand.session.slug) as book:
        found = report(book, today(hand.view), arranged)
    cover = Cover(**{key: said[key].strip() for key, _ in _COVER})
    return export(found, said["format"], cover, public=said["how"] == _PUBLIC)
