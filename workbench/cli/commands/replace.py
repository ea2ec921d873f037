"""replace: some words, or all words of a provision."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.edits import add_options, edit, typed_text
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.editing.made import Made
    from workbench.session.session import Session

_USAGE = "workbench replace (LOCATOR|--all-articles) (--old A --new B [--nth N|--all] | --text T | --file F)"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", nargs="?", help="在哪一处")
    parser.add_argument("--all-articles", action="store_true", help="在全部条文中")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--old", metavar="A", help="原来的文字，照显示的写")
    what.add_argument("--text", metavar="T", help="换成全新的文字")
    what.add_argument("--file", metavar="F", help="换成文件里的文字")
    parser.add_argument("--new", metavar="B", help="改成的文字；'' 表示删去")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--nth", metavar="N", type=int, help="第几处（从 1 数起）")
    which.add_argument("--all", action="store_true", help="各处都改")
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Replace."""
    _check(args)
    text = typed_text(args)

    def make(session: "Session") -> "Made":
        from workbench.session.editing.replacement import replacement
        from workbench.session.editing.retyping import retyping

        where = None if args.all_articles else session.locate(args.locator)
        if where is not None and text is not None:
            return retyping(session.view, where, text)
        return replacement(session.view, where, args.old, args.new, args.nth, args.all or args.all_articles)

    return edit(args, out, make)


def _check(args: Namespace) -> None:
    """What argparse cannot say."""
    if args.all_articles == (args.locator is not None):
        raise UsageError("LOCATOR 和 --all-articles 要写一个，而且只写一个", _USAGE)
    if (args.old is None) != (args.new is None):
        raise UsageError("--old 要同 --new 一起用", _USAGE)
    if args.old is None and (args.all_articles or args.all or args.nth is not None):
        raise UsageError("--all-articles、--all、--nth 只能同 --old、--new 一起用", _USAGE)
    if args.all_articles and args.nth is not None:
        raise UsageError("--nth 不能与 --all-articles 同时使用", _USAGE)
