"""What merges left to people, as entries of lists: base, ours and theirs with who wrote them, marked as redlines."""

from collections.abc import Iterator, Sequence

from workbench.session.syncing.disputes import Dispute, Side
from workbench.session.view import View
from workbench.tui.panes.lower import redline_pieces
from workbench.tui.widgets.pieces import Item, Piece, plain


def dispute_entries(found: Sequence[Dispute]) -> Iterator[Item]:
    """One line for each; the key is its number."""
    for number, one in enumerate(found):
        sign = Piece("✗ 冲突  ", "bad") if one.blocks else Piece("！确认  ", "warn")
        yield Item((sign, Piece("、".join(one.places), "strong" if one.blocks else "")), number, whole=False)


def dispute_items(one: Dispute, view: View) -> Iterator[Item]:
    """One of them in full, and how its places read in the draft today."""
    yield plain("、".join(one.places), kind="strong")
    yield plain(f"{one.what}。", kind="mark")
    if one.note:
        yield plain(one.note)
    if one.blocks:
        yield from _part("原来", one.base)
        for name, side in (("本方", one.ours), ("对方", one.theirs)):
            yield from _side(name, side, one.base)
    for id in one.at:
        now = "\n".join(view.wording.text(node.id) for node in view.node(id).walk() if node.text)
        yield from _part(f"草案里现在的{view.name(id)}", now) if now and now != one.base else ()
    yield plain("")
    yield plain(
        "裁定以前草案里保留着原来的；一边删去、另一边改过的，保留改过的。" if one.blocks else _CONFIRM, kind="dim"
    )


_CONFIRM = "两边的都在草案里。没有问题的按 F5 确认；要改的，Enter 到这一处去改，再回来确认。"


def _part(name: str, words: str | None) -> Iterator[Item]:
    yield plain("")
    yield plain(name, kind="mark")
    yield from _lines(words) if words is not None else [plain("（没有）", kind="dim")]


def _side(name: str, side: Side | None, base: str | None) -> Iterator[Item]:
    if side is None:
        return
    who = "，".join(filter(None, (side.author, side.when[:16].replace("T", " "))))
    yield plain("")
    yield Item((Piece(name, "mark"), Piece(f"（{who}）" if who else "", "dim")))
    if side.words is None:
        yield plain("删去了这一处。", kind="bad")
    elif base is None or "\n" in base + side.words:
        yield from _lines(side.words)
    else:
        yield Item(tuple(redline_pieces(base, side.words)))


def _lines(words: str) -> list[Item]:
    return [plain(line) for line in words.split("\n")] if words else [plain("（空）", kind="dim")]
