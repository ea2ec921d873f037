"""level: make 款 of 项, 章 of 节 and the like."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.commands.insert import LEVELS
from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="哪一处")
    parser.add_argument("level", metavar="LEVEL", choices=LEVELS, help="改成的层级：" + "、".join(LEVELS))
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Change the level."""

    def make(session: "Session") -> "Made":
        from workbench.model.level import Level
        from workbench.session.editing.rearranging import levelling

        return levelling(session.locate(args.locator), Level(args.level))

    return edit(args, out, make)
