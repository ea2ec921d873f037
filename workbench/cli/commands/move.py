"""move: put a provision or division elsewhere; both places are named as they stand before the move."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, add_where, edit, where
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="要移动的")
    add_where(parser, "移")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Move."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.rearranging import moving

        relation, place = where(args)
        return moving(session.view, session.locate(args.locator), relation, session.locate(place))

    return edit(args, out, make)
