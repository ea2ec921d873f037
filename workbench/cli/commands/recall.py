"""recall: an old version of a clause as a new edit."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="哪一处；已经删去的写「第八条@审次」或者标识")
    parser.add_argument("--at", metavar="REV", required=True, help="取回哪个版本里的文字：审次，或者版本号")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Recall."""
    from workbench.session.desk import Desk
    from workbench.session.history.asking import place_of

    desk = Desk.find(folder(args))
    slug = desk.choose(args.draft)
    then = desk.at(slug, args.at).view

    def make(session: "Session") -> "Made":
        from workbench.session.editing.recalling import recalling

        return recalling(session.view, then, place_of(desk, slug, args.locator))

    return edit(args, out, make)
