"""split: one provision becomes two."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="要拆分的")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--at", metavar="LOCATOR", help="从它里面的哪一处分开")
    where.add_argument("--before-text", metavar="WORDS", help="从哪几个字前面分开")
    parser.add_argument("--heading", metavar="H", help="后一半的条旨，或者章名、节名（章节必须有）")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Split."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.splitting import split_at, split_before

        target = session.locate(args.locator)
        if args.at is not None:
            return split_at(session.view, target, session.locate(args.at), heading=args.heading)
        return split_before(session.view, target, args.before_text, heading=args.heading)

    return edit(args, out, make)
