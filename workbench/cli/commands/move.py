"""move: put a provision or division elsewhere; both places are named as they stand before the move."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="要移动的")
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--after", metavar="LOCATOR", help="移到某处的后面")
    where.add_argument("--before", metavar="LOCATOR", help="移到某处的前面")
    where.add_argument("--into", metavar="LOCATOR", help="移进某处里面，成为最后一个")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Move."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.rearranging import moving

        relation, place = next((r, getattr(args, r)) for r in ("after", "before", "into") if getattr(args, r))
        return moving(session.view, session.locate(args.locator), relation, session.locate(place))

    return edit(args, out, make)
