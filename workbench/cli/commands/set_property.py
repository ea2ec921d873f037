"""set: title, 题注, stage, mode, self-name, kind."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.edits import add_options, edit
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session

KEYS = {"title": "title", "题注": "notes", "stage": "stage", "mode": "mode", "self-name": "self_names", "kind": "kind"}


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("key", metavar="KEY", choices=tuple(KEYS), help="、".join(KEYS))
    parser.add_argument("value", metavar="VALUE", help="内容；题注可以分行，自称可以用顿号写几个；'' 表示去掉")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Set."""

    def make(session: "Session") -> "Made":
        from workbench.session.editing.setting import setting

        return setting(KEYS[args.key], args.value)

    return edit(args, out, make)
