"""opinion status: the ledger – how many, how they ended, by article, and which are unaccounted for."""

from argparse import ArgumentParser, Namespace

from workbench.cli.opinions.opening import opened, today
from workbench.cli.output import Output

_SHOWN = 20


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("--by-article", action="store_true", help="逐条列出")


def run(args: Namespace, out: Output) -> int:
    """Tell."""
    from workbench.session.opinions.accounting import ledger

    with opened(args, out) as book:
        now = today(book)
        found = ledger(book, now)
    out.say(f"意见 {found.total} 条，其中同类意见 {found.groups} 组。")
    out.say("　".join(f"{outcome} {count}" for outcome, count in found.by_outcome.items()))
    out.say(f"总体意见 {found.general} 条；所提条款已经删去的 {found.lost} 条。")
    labels = {id: now.labels.full(id) for id in found.by_article}
    for id, counted in found.by_article.items() if args.by_article else ():
        out.say(f"  {labels[id]}　{sum(counted.values())} 条：" + "，".join(f"{one} {n}" for one, n in counted.items()))
    if found.is_closed:
        out.say("没有未处理的意见。")
    else:
        shown = "、".join(f"#{id}" for id in found.unaccounted[:_SHOWN])
        more = "……" if len(found.unaccounted) > _SHOWN else ""
        out.say(f"还有 {len(found.unaccounted)} 条没有处理：{shown}{more}")
        out.say(*(f"  #{id} 缓议：{reason}" for id, reason in list(found.deferred.items())[:_SHOWN]))
    out.answer(
        {
            "total": found.total,
            "groups": found.groups,
            "by_state": {outcome.value: count for outcome, count in found.by_outcome.items()},
            "by_article": [
                {"id": id, "label": labels[id], "states": {one.value: n for one, n in counted.items()}}
                for id, counted in found.by_article.items()
            ],
            "general": found.general,
            "lost": found.lost,
            "unaccounted": list(found.unaccounted),
            "deferred": dict(found.deferred),
            "problems": [],
        }
    )
    return 0
