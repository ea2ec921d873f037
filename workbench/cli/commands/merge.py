"""merge: neighbours become one."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locators", metavar="LOCATOR", nargs="+", help="要合并的，两处或者更多，相邻而且同级")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Merge."""
    if len(args.locators) < 2:
        raise UsageError("合并至少要写两处", "workbench merge LOCATOR LOCATOR…")

    def make(session: "Session") -> "Made":
        from workbench.session.editing.merging import merging

        return merging(session.view, session.saved, [session.locate(words) for words in args.locators])

    return edit(args, out, make)
