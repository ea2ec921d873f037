"""opinion list: the opinions on a place or on the whole draft."""

from argparse import ArgumentParser, Namespace

from workbench.cli.opinions.opening import opened, today
from workbench.cli.output import Output

_OUTCOMES = ("待处理", "采纳", "部分采纳", "不采纳", "解释说明")
_KINDS = ("部门", "地方", "代表", "专家", "单位", "个人")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("place", metavar="LOCATOR", nargs="?", help="哪一条、款，或者章节；按现在的条号")
    parser.add_argument("--general", action="store_true", help="只列没有指明条款的总体意见")
    parser.add_argument("--state", metavar="情况", choices=_OUTCOMES, help="、".join(_OUTCOMES))
    parser.add_argument("--kind", metavar="来源", choices=_KINDS, help="、".join(_KINDS))
    parser.add_argument("--find", metavar="文字", default="", help="含有这些文字的")
    parser.add_argument("--all", action="store_true", help="同类意见逐条列出（默认每组一行）")
    parser.add_argument("--limit", metavar="N", type=int, default=50, help="最多列几行，0 为不限（默认 50）")
    parser.add_argument("--skip", metavar="N", type=int, default=0, help="跳过前几行")


def run(args: Namespace, out: Output) -> int:
    """List."""
    from workbench.amendments.opinions.dispositions import Outcome
    from workbench.amendments.opinions.opinion import Kind
    from workbench.amendments.opinions.questions import Wanted
    from workbench.cli.opinions.telling import data, line
    from workbench.session.opinions.listing import places_of, shown

    with opened(args, out) as book:
        now = today(book)
        from workbench.numbering.locators import locate

        places = places_of(now, locate(args.place, now.labels)) if args.place else ()
        wanted = Wanted(
            places,
            args.general,
            Outcome(args.state) if args.state else None,
            Kind(args.kind) if args.kind else None,
            heads=not args.all,
            words=args.find,
            limit=max(args.limit, 0) or -1,
            offset=max(args.skip, 0),
        )
        found, total = shown(book, now, wanted), book.asking.count(wanted)
        letters = book.asking.count(wanted._replace(heads=False))
    out.say(*map(line, found))
    more = total - wanted.offset - len(found)
    out.say(*([f"……还有 {more} 行，用 --skip {wanted.offset + len(found)} 接着看。"] if more > 0 else []))
    out.say(f"共 {total} 组，{letters} 条。" if not args.all else f"共 {letters} 条。")
    out.answer({"total": total, "letters": letters, "opinions": [data(one) for one in found], "problems": []})
    return 0
