"""A collision on the screen: what met what, and what was decided is carried out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from workbench.operations.values import Operation
from workbench.session.hand.collisions import Collision, Meeting, meet
from workbench.session.hand.decisions import Decision, Side, decided
from workbench.tui.panes.lower import redline_pieces
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.work.hand import Hand
from workbench.tui.work.typing import typed_operation

if TYPE_CHECKING:
    from workbench.tui.panes.article import ArticlePane


class Met(NamedTuple):
    """A meeting, and how the operations that settle it are carried out; ``who`` is on the other side."""

    meeting: Meeting
    carry_out: Callable[[Sequence[Operation]], None]
    who: str

    def settle(self, decisions: Sequence[Decision]) -> None:
        """Write what was decided."""
        self.carry_out(tuple(decided(self.meeting, decisions)))


def met_version(hand: Hand) -> Met:
    """All that is not saved beside a version that somebody saved elsewhere."""
    meeting, tip = hand.session.meeting()
    return Met(meeting, lambda operations: hand.session.settle(tip, operations), "别处存的版本")


def met_typing(hand: Hand, article: ArticlePane) -> Met | None:
    """What is typed and not written beside what another program wrote; None where nothing is typed."""
    unit = article.base.node(article.unit)
    operation = typed_operation(unit, article.editor.unload(unit, hand.draw))
    if operation is None:
        return None
    meeting = meet(article.base.instrument, (operation,), hand.view.instrument)

    def carry_out(operations: Sequence[Operation]) -> None:
        for one in operations:
            hand.session.apply(one)

    return Met(meeting, carry_out, "另一个程序的修改")


def entries(meeting: Meeting, decisions: Sequence[Decision | None]) -> list[Item]:
    """One line for each collision, with what was decided; the key is its number."""
    return [
        Item((_sign(decision), Piece(collision.name, "" if decision else "strong")), number, whole=False)
        for number, (collision, decision) in enumerate(zip(meeting.collisions, decisions, strict=True))
    ]


def _sign(decision: Decision | None) -> Piece:
    if decision is None:
        return Piece("？ 未定  ", "warn")
    if isinstance(decision, Side):
        return Piece("✓ 我的  " if decision is Side.MINE else "✓ 对方  ", "good")
    return Piece("✓ 手工  ", "good")


def shown(collision: Collision, decision: Decision | None, who: str) -> list[Item]:
    """What it was, what each side made of it (as a redline), and what was decided."""
    items = [plain(collision.name, kind="strong")]
    if collision.base is not None:
        items += [plain(""), plain("原来", kind="mark"), *_lines(collision.base)]
    items += [plain(""), plain("我的", kind="mark"), *_side(collision.base, collision.mine, "我删去了这一处。")]
    items += [plain(""), plain(f"对方的（{who}）", kind="mark")]
    items += _side(collision.base, collision.theirs, "对方删去了这一处。")
    if decision is not None:
        items += [plain(""), plain("定为", kind="mark"), *_decided(collision, decision)]
    return items


def _lines(words: str) -> list[Item]:
    return [plain(line) for line in words.split("\n")] if words else [plain("（空）", kind="dim")]


def _side(base: str | None, words: str | None, gone: str) -> list[Item]:
    if words is None:
        return [plain(gone, kind="bad")]
    if base is None or "\n" in base + words:
        return _lines(words)
    return [Item(tuple(redline_pieces(base, words)))]


def _decided(collision: Collision, decision: Decision) -> list[Item]:
    if isinstance(decision, Side):
        words = collision.mine if decision is Side.MINE else collision.theirs
        return [plain("删去", kind="good")] if words is None else _lines(words)
    return _lines(decision)
