"""What came in from others, as entries of a list."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from workbench.session.syncing.disputes import Dispute
from workbench.session.syncing.received import Received
from workbench.tui.previews.disputes import dispute_entries
from workbench.tui.widgets.pieces import Item, Piece, plain

#: The key of an entry that leads to the conflicts.
QUESTIONS = "questions"


def received_items(found: Received, left: Sequence[Dispute]) -> Iterator[Item]:
    """What is to be answered first, then what they saved and what that changed here."""
    if left:
        yield plain("要裁定和确认的（Enter 打开）", kind="strong")
        yield from (item._replace(key=QUESTIONS) for item in dispute_entries(left))
        yield plain("")
    if found.versions:
        yield plain("对方存的版本", kind="strong")
    for version in found.versions:
        when = datetime.fromtimestamp(version.time).strftime("%Y-%m-%d %H:%M")
        yield Item((Piece(f"{when} {version.author}  ", "mark"), Piece(version.subject)), hang=4)
    if found.changes:
        yield plain("")
        yield plain("手头的草案因此有了这些改动", kind="strong")
    yield from (plain(line, hang=2) for line in found.changes)


def received_line(found: Received, left: Sequence[Dispute]) -> str:
    """The same in one line."""
    blocking = sum(one.blocks for one in left)
    told = f"收进{'、'.join(found.writers[:3])}的 {len(found.versions)} 个版本，改动 {len(found.changes)} 处。"
    told = told if found.versions else ""
    told += f"冲突 {blocking} 处，按 Alt+X 裁定。" if blocking else ""
    return told + (f"待确认 {len(left) - blocking} 处，按 Alt+X 看。" if len(left) > blocking else "")
