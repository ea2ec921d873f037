"""delete: take a provision or division out."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="要删去的条款或者章节")
    parser.add_argument("--outright", action="store_true", help="条号保持不变的，连条号也删去（默认留下「（删去）」）")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Delete."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.removing import removal

        return removal(session.view, session.saved, session.locate(args.locator), args.outright)

    return edit(args, out, make)
