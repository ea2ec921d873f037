"""insert: new provisions after, before or into a place."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, add_typed, add_where, edit, typed_text, where
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session

LEVELS = ("条", "款", "项", "目", "章", "节", "编", "分编", "细目", "附件", "一、", "（一）", "1．", "（1）")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_where(parser, "放")
    parser.add_argument("--as", dest="level", metavar="层级", choices=LEVELS, help="、".join(LEVELS))
    parser.add_argument("--heading", metavar="H", help="条旨，或者章名、节名")
    add_typed(parser, required=False)
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Insert."""
    text = typed_text(args)

    def make(session: "Session") -> "Made":
        from workbench.model.level import Level
        from workbench.session.editing.insertion import insertion

        relation, place = where(args)
        level = Level(args.level) if args.level else None
        return insertion(session.view, session.locate(place), relation, text, level, args.heading)

    return edit(args, out, make)
