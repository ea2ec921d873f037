"""Amendments as entries of lists: one on a row, one in full with its standing today."""

from collections.abc import Iterable, Iterator, Sequence

from workbench.amendments.conflicts import Graph
from workbench.amendments.ground import Ground
from workbench.amendments.hunks import hunks
from workbench.amendments.redlines import brief, marks, shown
from workbench.amendments.values import WAITING, Amendment, State
from workbench.amendments.verdict import Outcome
from workbench.language.display import one_line
from workbench.session.amending.holding import Held, ground_of
from workbench.session.amending.listing import Entry
from workbench.session.amending.register import called
from workbench.session.opinions.moments import local
from workbench.session.view import View
from workbench.tui.previews.history import redline_items
from workbench.tui.widgets.pieces import Item, Piece, padded, plain

_STANDINGS = {
    Outcome.APPLIED: ("○ 可以采纳", "good"),
    Outcome.ABSORBED: ("＝ 已吸收", "dim"),
    Outcome.NEEDS_CONFIRMATION: ("? 待确认", "warn"),
    Outcome.REFUSED: ("! 不能采纳", "bad"),
}
_STATES = {
    State.ADOPTED: ("✓ 采纳", "good"),
    State.PARTLY: ("± 部分采纳", "good"),
    State.REJECTED: ("✗ 不采纳", "bad"),
    State.WITHDRAWN: ("－ 撤回", "dim"),
    State.CONFLICT: ("! 冲突", "bad"),
    State.LAPSED: ("! 失效", "bad"),
}
#: Cells of the first columns of a list.
_STATE, _NUMBER = 11, 9
SIDES = ("提出时的原文", "建议的文字", "现在的文字")


def standing_of(entry: Entry) -> tuple[str, str]:
    """Sign, words and look: what is to be done with it, or how it ended."""
    if entry.verdict is None or entry.state in (State.CONFLICT, State.LAPSED):
        return _STATES[entry.state]
    return _STANDINGS[entry.verdict.outcome]


def place_of(one: Amendment, view: View) -> str:
    """What it was proposed for, as it is called today."""
    return view.name(one.about) if one.about in view.labels else "已经没有的条款"


def amendment_items(entries: Iterable[Entry], view: View) -> list[Item]:
    """One row each; the key is ("amendment", id)."""
    items = [
        Item(amendment_row(entry, view), ("amendment", str(entry.amendment.id)), hang=4, whole=False)
        for entry in entries
    ]
    return items or [plain("没有修改建议。Shift+F2 进入建议模式，写成建议而不改草案。", kind="dim")]


def amendment_row(entry: Entry, view: View) -> tuple[Piece, ...]:
    """「○ 可以采纳 建议#3 第八条 市监局：……[-可以-]{+应当+}……」."""
    one = entry.amendment
    words, kind = standing_of(entry)
    put_off = Piece("缓议 ", "dim") if one.decision is not None and one.state in WAITING else Piece("")
    return (
        Piece(padded(words, _STATE), kind),
        Piece(padded(f"建议#{one.number}", _NUMBER), "strong"),
        put_off,
        Piece(f"{place_of(one, view)} ", "mark"),
        Piece(f"{one.proposer}：" if one.proposer else "", "dim"),
        Piece(one_line(one.redline)),
    )


def detail_items(held: Held, entry: Entry, view: View) -> Iterator[Item]:
    """One in full: who and why, what it would do to the draft today, and what stands in its way."""
    one = held.amendment
    words, kind = standing_of(entry)
    yield Item((Piece(f"建议#{one.number}  ", "strong"), Piece(place_of(one, view) + "  ", "mark"), Piece(words, kind)))
    yield plain("，".join(word for word in (one.proposer or "没有写明提出人", local(one.when)) if word), kind="dim")
    opinions = "、".join(f"#{id}" for id in one.opinions)
    yield from _told((("理由", one.reason), ("出自意见", opinions)))
    yield from _decision(one)
    if held.outcome is Outcome.NEEDS_CONFIRMATION and entry.verdict is not None:
        yield plain("别处也改过这里，自动合并的结果要看过才能采纳。", kind="warn")
    if entry.verdict is not None and held.reason:
        yield Item((Piece("现在：", "mark"), Piece(held.reason, kind)), hang=2)
    if held.conflict:
        yield from _sides(held.conflict)
    else:
        yield from _redlines(held, entry, view)
    if held.suggestion and held.suggestion.at not in held.amendment.targets:
        place = view.name(held.suggestion.at)
        yield Item((Piece(f"类似的文字在{place}：", "mark"), Piece(f"「{held.suggestion.words}」，没有改。")), hang=2)


def _told(pairs: Iterable[tuple[str, str]]) -> Iterator[Item]:
    for name, words in pairs:
        if words:
            yield Item((Piece(f"{name}：", "mark"), Piece(one_line(words))), hang=2)


def _decision(one: Amendment) -> Iterator[Item]:
    if one.decision is None:
        return
    what = "缓议" if one.state in WAITING else one.state.value
    yield Item((Piece(f"{what}：", "strong"), Piece(f"{one.decision.by}，{local(one.decision.when)}", "dim")), hang=2)
    yield from _told((("处理理由", one.decision.reason), ("答复", one.decision.reply)))


def _sides(conflict: tuple[str, str, str]) -> Iterator[Item]:
    """Base, ours, theirs, the last two with what they made of the base."""
    from workbench.language.redline import redline

    base = conflict[0]
    yield plain(SIDES[0], kind="strong")
    yield plain(f"　　{base}")
    for name, words in zip(SIDES[1:], conflict[1:], strict=True):
        yield from redline_items(name, redline(base, words))


def _redlines(held: Held, entry: Entry, view: View) -> Iterator[Item]:
    if entry.verdict is None or held.outcome is Outcome.REFUSED:
        yield from redline_items("提出的修改", marks(held.amendment.changes, ground_of(view)))
        return
    if held.outcome is not Outcome.ABSORBED:
        yield from redline_items("采纳以后", held.redline)
    parts = hunk_lines(held.amendment, view)
    if len(parts) > 1:
        yield plain(f"共 {len(parts)} 处，F6 可以只采纳其中几处：", kind="mark")
        yield from (plain(f"  第 {number} 处：{words}", hang=4) for number, words in enumerate(parts, 1))


def hunk_lines(one: Amendment, view: View) -> Sequence[str]:
    """Every hunk as one line, in the order of their numbers."""
    ground = ground_of(view)
    return [brief(marks([hunk.change], ground)) for hunk in hunks(one.changes)]


def meeting_items(graph: Graph, amendments: Iterable[Amendment], ground: Ground) -> Iterator[Item]:
    """How those that wait stand to one another; the key is one of the two."""
    names = {one.id: called(one) for one in amendments}
    for one in graph.meetings:
        words = [shown(stretch, one.at[0], ground) for stretch in one.words]
        touched = f"，都改「{'」「'.join(filter(None, words))}」" if any(words) else ""
        places = "、".join(ground.name(id) for id in one.at)
        pair = Piece(f"{names[one.one]}和{names[one.other]}：", "strong")
        look = "good" if one.commute else "warn"
        yield Item((pair, Piece(f"{one.relation}", look), Piece(f"（{places}{touched}）")), str(one.one), hang=4)
    for group in graph.exclusive:
        yield plain(f"只能采纳其中一件：{'、'.join(names[id] for id in group)}", kind="warn", hang=4)
    yield from (plain(f"{names[id]}：与现在的草案冲突或者已经失效", str(id), "bad", 4) for id in graph.unfit)
    yield plain("没有列出的，互不影响。", kind="dim")
