"""Which provisions an opinion is about, and which opinions say the same."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from workbench.amendments.opinions.numbers import read_number
from workbench.amendments.opinions.opinion import Opinion
from workbench.session.opinions import ruling
from workbench.session.opinions.book import Book
from workbench.session.opinions.listing import Shown
from workbench.tui.screens.form import Answers, Field, Form
from workbench.tui.work.committing import committed
from workbench.tui.work.hand import Hand
from workbench.tui.work.sieves import GENERAL

if TYPE_CHECKING:
    from workbench.tui.screens.opinions import OpinionScreen

T = TypeVar("T")
_SAME, _ALONE = "与另一条同类", "单列"


async def link_dialog(screen: OpinionScreen, found: Shown) -> str:
    """Ask, and link; what was done, "" when nothing was."""
    opinion = found.listed.opinion
    before = [link.anchor.label for link, _ in found.standings]
    suggested = "" if before else await asyncio.to_thread(_suggested, screen.hand, opinion)
    note = f"条号照意见所针对的那一稿写。{suggested}"
    field = Field("places", "所提条款（几处用、隔开；总体意见写「总体」）", "、".join(before), (), "第八条第二款")
    said = await screen.app.push_screen_wait(Form(f"意见#{opinion.id}的条款", [field], note))
    now = [words.strip() for words in (said or {}).get("places", "").replace("，", "、").split("、") if words.strip()]
    if said is None or now == before or not now:
        return ""
    await committed(screen.hand, lambda: _within(screen.hand, lambda book: _link(book, opinion.id, before, now)))
    return f"意见#{opinion.id}：{'列为总体意见' if now == [GENERAL] else '已关联' + '、'.join(now)}。"


def _link(book: Book, id: str, before: list[str], now: list[str]) -> None:
    if now == [GENERAL]:
        ruling.general(book, [id])
        return
    new, gone = [one for one in now if one not in before], [one for one in before if one not in now]
    if new:
        ruling.link(book, [id], new)
    if gone:
        with Book.opened(book.desk, book.slug) as later:
            ruling.unlink(later, [id], gone)


def _suggested(hand: Hand, opinion: Opinion) -> str:
    """Places that its words resemble, for a person to confirm."""
    links = _within(hand, lambda book: ruling.suggested(book, [opinion]))[0]
    told = "、".join(f"{link.anchor.label}（{link.how} {link.score:.2f}）" for link in links)
    return f"文字相近的：{told}。" if told else ""


async def group_dialog(screen: OpinionScreen, found: Shown) -> str:
    """Ask, and group; what was done, "" when nothing was."""
    id = found.listed.opinion.id
    fields = [Field("how", "怎样归", _SAME, (_SAME, _ALONE)), Field("head", "与哪一条同类（意见编号）", "", (), "132")]

    def judge(said: Answers) -> str:
        return "请写意见编号。" if said["how"] == _SAME and not said["head"].strip() else ""

    said = await screen.app.push_screen_wait(Form(f"意见#{id}归组", fields, judge=judge))
    if said is None:
        return ""
    head = "" if said["how"] == _ALONE else read_number(said["head"])
    await committed(screen.hand, lambda: _within(screen.hand, lambda book: _group(book, id, head)))
    return f"意见#{id}已经{f'与#{head}归为一组' if head else '单列'}。"


def _group(book: Book, id: str, head: str) -> None:
    if head:
        ruling.group(book, [id], head)
    else:
        ruling.alone(book, [id])


def _within(hand: Hand, work: Callable[[Book], T]) -> T:
    with Book.opened(hand.session.desk, hand.session.slug) as book:
        return work(book)
