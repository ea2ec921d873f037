"""heading: the 条旨 of an article, the name of a division."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="哪一条或者哪一章、节")
    parser.add_argument("text", metavar="TEXT", help="条旨或者名称；'' 表示去掉条旨")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Change the heading."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.rearranging import retitling

        return retitling(session.view, session.locate(args.locator), args.text)

    return edit(args, out, make)
