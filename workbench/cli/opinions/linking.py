"""opinion link: what opinions are about, settled by hand; without any, suggestions for those that name no place."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.opinions.opening import numbers, opened
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.opinions.book import Book

_USAGE = "workbench opinion link N … --to LOCATOR，--not LOCATOR，或者 --general；不写 N 则列出建议"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("numbers", metavar="N", nargs="*", help="意见编号")
    parser.add_argument(
        "--to", metavar="LOCATOR", action="append", default=[], help="关联的条款，按意见所针对那一稿的条号"
    )
    parser.add_argument("--not", dest="drop", metavar="LOCATOR", action="append", default=[], help="不关联的条款")
    parser.add_argument("--general", action="store_true", help="列为总体意见")
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="最多给几条意见提建议（默认 20）")


def run(args: Namespace, out: Output) -> int:
    """Settle, or suggest."""
    ids = numbers(args.numbers)
    wishes = sum(map(bool, (args.to, args.drop, args.general)))
    if wishes > 1 or (wishes and not ids):
        raise UsageError("没有写清楚哪些意见、关联什么", _USAGE)
    with opened(args, out) as book:
        return _settle(book, ids, args, out) if wishes else _suggest(book, ids, args, out)


def _settle(book: "Book", ids: list[str], args: Namespace, out: Output) -> int:
    from workbench.session.opinions.ruling import general, link, unlink

    shown = "、".join(f"#{id}" for id in ids)
    if args.general:
        general(book, ids)
        out.say(f"已列为总体意见：{shown}。")
    elif args.drop:
        unlink(book, ids, args.drop)
        out.say(f"已取消关联：{shown} 与{'、'.join(args.drop)}。")
    else:
        made = link(book, ids, args.to)
        out.say(f"已关联：{shown} 与{'、'.join(dict.fromkeys(one.anchor.label for one in made))}。")
    out.answer({"opinions": ids, "to": args.to, "not": args.drop, "general": args.general, "problems": []})
    return 0


def _suggest(book: "Book", ids: list[str], args: Namespace, out: Output) -> int:
    from workbench.amendments.opinions.questions import Wanted
    from workbench.cli.opinions.telling import link_data
    from workbench.session.opinions.ruling import suggested

    wanted = Wanted(general=True, heads=True, limit=max(args.limit, 1))
    opinions = [book.opinion(id).opinion for id in ids] or [one.opinion for one in book.asking.listed(wanted)]
    found = suggested(book, opinions)
    for opinion, links in zip(opinions, found, strict=True):
        told = "、".join(f"{link.anchor.label}（{link.how}，{link.score:.2f}）" for link in links)
        out.say(f"#{opinion.id}　{opinion.text[:40]} → {told or '没有相近的条款'}")
    out.say(
        "以上只是建议；确认的，用 opinion link N --to 条款，或者 --general 列为总体意见。"
        if opinions
        else "没有未关联条款的意见。"
    )
    listed = [
        {"id": opinion.id, "suggestions": [link_data(link) for link in links]}
        for opinion, links in zip(opinions, found, strict=True)
    ]
    out.answer({"opinions": listed, "problems": []})
    return 0
