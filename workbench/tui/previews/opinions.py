"""Opinions as entries of lists: one on a row, one in full, and the ledger."""

from collections.abc import Iterator, Mapping, Sequence

from workbench.amendments.opinions.dispositions import Outcome
from workbench.amendments.opinions.ledger import Ledger
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Stand, Standing
from workbench.language.display import one_line
from workbench.model.identity import Id
from workbench.session.consulting import today
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.session.opinions.listing import Shown, labels_today, places_of, shown
from workbench.session.opinions.moments import local
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, padded, plain

DEFERRED = "缓议"
SIGNS: Mapping[str, tuple[str, str]] = {
    Outcome.OPEN: ("○", "warn"),
    DEFERRED: ("○", "dim"),
    Outcome.ADOPTED: ("✓", "good"),
    Outcome.PARTLY: ("±", "good"),
    Outcome.REJECTED: ("✗", "bad"),
    Outcome.NOTED: ("·", "dim"),
}
_STANDS = {Stand.EXACT: "good", Stand.MOVED: "warn", Stand.GONE: "bad"}
#: The most rows of the tab below the article; the inbox has all.
_MOST = 200
_MEMBERS = 12
#: Characters of an opinion that can be seen on one row, however wide the screen.
_SEEN = 300
#: Cells of the first columns of a list.
_STATE, _NUMBER = 13, 6


def state_of(found: Shown) -> str:
    """How it ended; 缓议 for one that was put off."""
    open_yet = found.listed.outcome is Outcome.OPEN
    return DEFERRED if open_yet and found.disposition is not None else found.listed.outcome.value


def opinion_row(found: Shown, *, inner: bool = False, folded: bool | None = None) -> tuple[Piece, ...]:
    """「○ 待处理 #132 第八条 公众132：建议……」. ``inner``: a member of an open group; ``folded``: of its first."""
    opinion, state = found.listed.opinion, state_of(found)
    sign, kind = SIGNS[state]
    fold = "" if folded is None else "▸" if folded else "▾"
    same = f"{fold}同类 {found.listed.size} 条 " if found.listed.size > 1 and not inner else ""
    return (
        Piece(padded(f"{' └' if inner else ''}{sign} {state}", _STATE), kind),
        Piece(padded(f"#{opinion.id}", _NUMBER), "strong"),
        Piece(f"{labels_today(found.standings) or '总体'} ", "mark"),
        Piece(same, "warn"),
        Piece(f"{opinion.submitter}：" if opinion.submitter else "", "dim"),
        Piece(one_line(opinion.text[:_SEEN])),
    )


def opinions_of_unit(desk: Desk, slug: str, view: View, unit: Id) -> list[Item]:
    """The tab of the article in hand: each group once; the key is ("opinion", 意见编号)."""
    with Book.opened(desk, slug) as book:
        now = today(view)
        wanted = Wanted(places_of(now, unit), heads=True, limit=_MOST)
        found, count = shown(book, now, wanted), book.asking.count(wanted)
    items = [Item(opinion_row(one), ("opinion", one.listed.opinion.id), hang=4, whole=False) for one in found]
    if count > len(found):
        items.append(plain(f"……还有 {count - len(found)} 组，F11 看全部", kind="dim"))
    return items or [plain("本条没有意见。F11 看整部草案的意见。", kind="dim")]


def detail_items(found: Shown, members: Sequence[str], amendments: Sequence[str]) -> Iterator[Item]:
    """One opinion in full. ``members``: 意见编号 of its group; ``amendments``: drawn from it, with their state."""
    opinion, state = found.listed.opinion, state_of(found)
    sign, kind = SIGNS[state]
    yield Item((Piece(f"意见#{opinion.id}  ", "strong"), Piece(f"{sign} {state}", kind)))
    about = (opinion.submitter, opinion.kind.value, opinion.region, opinion.channel, opinion.date)
    yield plain("，".join(word for word in about if word), kind="dim")
    yield from (plain(f"　　{line}") for line in opinion.text.split("\n"))
    yield from _said((("建议文字", opinion.proposed), ("理由", opinion.reason)))
    yield from (_place(link.anchor.label, standing, link.anchor.quoted) for link, standing in found.standings)
    if not found.standings:
        yield plain("总体意见，没有关联条款。", kind="mark")
    if len(members) > 1:
        names = "、".join(f"#{id}" for id in members[:_MEMBERS]) + ("……" if len(members) > _MEMBERS else "")
        yield Item((Piece(f"同类意见 {len(members)} 条，一并答复：", "warn"), Piece(names)), hang=2)
    yield from (Item((Piece("据此提出：", "mark"), Piece(words)), hang=2) for words in amendments)
    yield from _answer(found)


def _said(pairs: Sequence[tuple[str, str]]) -> Iterator[Item]:
    for name, words in pairs:
        if words:
            yield Item((Piece(f"{name}：", "mark"), Piece(one_line(words))), hang=2)


def _place(was: str, standing: Standing, quoted: str) -> Item:
    now = f"，现为{standing.label}" if standing.label and standing.label != was else ""
    words = f"，引「{one_line(quoted)}」" if quoted else ""
    return Item((Piece(f"针对{was}{words}："), Piece(f"{standing.stand}{now}", _STANDS[standing.stand])), hang=2)


def _answer(found: Shown) -> Iterator[Item]:
    if found.disposition is None:
        return
    answer = found.disposition.answer
    who = f"{found.disposition.by}，{local(found.disposition.when)}"
    yield Item((Piece(f"{state_of(found)}：", "strong"), Piece(who, "dim")), hang=2)
    yield from _said(
        (("理由", answer.reason), ("答复", answer.reply), ("协调结果", answer.agreed), ("采纳后的条文", answer.adopted))
    )


def ledger_line(found: Ledger) -> str:
    """「42 条：待处理 30，采纳 2……」."""
    counted = "，".join(f"{outcome} {count}" for outcome, count in found.by_outcome.items() if count)
    return f"{found.total} 条：{counted}" if found.total else "还没有意见"


def ledger_items(found: Ledger, view: View) -> Iterator[Item]:
    """台账: the whole, then by article; the key is the article."""
    yield plain(ledger_line(found), kind="strong")
    yield plain(f"同类意见 {found.groups} 组；总体意见 {found.general} 条；所提条款已经删去的 {found.lost} 条。")
    open_yet = len(found.unaccounted)
    closed = plain("没有未处理的意见，可以定审次。", kind="good")
    deferred = f"，其中缓议 {len(found.deferred)} 条" if found.deferred else ""
    yield plain(f"还有 {open_yet} 条没有处理{deferred}。", kind="warn") if open_yet else closed
    for id, counted in found.by_article.items():
        told = "，".join(f"{outcome} {count}" for outcome, count in counted.items() if count)
        yield Item(
            (Piece(f"{view.labels.own(id)}  ", "mark"), Piece(f"{sum(counted.values())} 条：{told}")), id, hang=4
        )
