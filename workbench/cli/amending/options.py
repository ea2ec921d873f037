"""Options that several deeds of ``amend`` have."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.session.amending.deciding import Ruling


def add_amendment(parser: ArgumentParser) -> None:
    """Which one."""
    parser.add_argument("amendment", metavar="ID", help="编号，或者 建议#12")


def add_ruling(parser: ArgumentParser, *, required: bool) -> None:
    """Why, and what the proposer is told."""
    parser.add_argument("--reason", metavar="理由", default="", help="理由" + ("（必须写）" if required else ""))
    parser.add_argument("--reply", metavar="答复", default="", help="给提出人的答复")


def add_confirm(parser: ArgumentParser) -> None:
    """Taking what was merged automatically."""
    parser.add_argument("--confirm", action="store_true", help="看过自动合并的结果，确认采用")


def add_hunks(parser: ArgumentParser) -> None:
    """Some hunks only."""
    parser.add_argument("--hunk", metavar="N", type=int, action="append", default=[], help="只取第几处（可以多次写）")


def ruling(args: Namespace) -> "Ruling":
    """As said."""
    from workbench.session.amending.deciding import Ruling

    return Ruling(args.reason, args.reply)
