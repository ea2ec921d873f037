"""opinion group: the groups there are; opinions put together or set apart by hand."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.opinions.opening import numbers, opened
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.opinions.book import Book

_USAGE = "workbench opinion group，或者 workbench opinion group N … --with N，或者 --alone"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("numbers", metavar="N", nargs="*", help="意见编号；不写则列出各组")
    parser.add_argument("--with", dest="head", metavar="N", help="归入这条意见所在的组")
    parser.add_argument("--alone", action="store_true", help="各自单列")
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="最多列几组（默认 50）")


def run(args: Namespace, out: Output) -> int:
    """List, join or part."""
    ids = numbers(args.numbers)
    if bool(ids) != (bool(args.head) or args.alone) or (args.head and args.alone):
        raise UsageError("没有写清楚哪些意见、怎样归组", _USAGE)
    with opened(args, out) as book:
        return _change(book, ids, args, out) if ids else _list(book, args, out)


def _change(book: "Book", ids: list[str], args: Namespace, out: Output) -> int:
    from workbench.session.opinions.ruling import alone, group

    shown = "、".join(f"#{id}" for id in ids)
    if args.alone:
        alone(book, ids)
        out.say(f"已单列：{shown}。")
    else:
        first = group(book, ids, numbers([args.head])[0])
        out.say(f"已归组：{shown} 归入 #{first}。")
    out.answer({"opinions": ids, "with": args.head, "alone": args.alone, "problems": []})
    return 0


def _list(book: "Book", args: Namespace, out: Output) -> int:
    found = book.asking.groups()
    shown = found[: max(args.limit, 1)]
    for head, size in shown:
        out.say(f"#{head}　{size} 条　{book.opinion(head).opinion.text[:50]}")
    out.say(f"共 {len(found)} 组。")
    listed = [{"group": head, "size": size, "members": book.asking.members(head)} for head, size in shown]
    out.answer({"total": len(found), "groups": listed, "problems": []})
    return 0
