"""amend list: the inbox of the draft."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import open_session
from workbench.cli.output import Output

_STATES = ("待处理", "采纳", "部分采纳", "不采纳", "撤回", "失效", "冲突")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("--state", metavar="状态", choices=_STATES, help="、".join(_STATES))
    parser.add_argument("--at", metavar="LOCATOR", help="只列某一处的")
    parser.add_argument("--words", metavar="W", default="", help="只列含有这些文字的（编号、提出人、理由、改动）")


def run(args: Namespace, out: Output) -> int:
    """List."""
    from workbench.amendments.values import State
    from workbench.cli.amending.telling import entry_data, notices
    from workbench.cli.problems import all_as_data
    from workbench.session.amending.holding import ground_of
    from workbench.session.amending.listing import chosen, entries
    from workbench.session.amending.register import Register

    session = open_session(args)
    register, ground = Register(session.desk, session.slug), ground_of(session.view)
    notices(session, register.problems, out)
    at = session.locate(args.at) if args.at else None
    found = chosen(entries(register, ground), ground, State(args.state) if args.state else None, at, args.words)
    data = [entry_data(entry, session.view) for entry in found]
    for one in data:
        who = f"，{one['proposer']}" if one["proposer"] else ""
        out.say(f"建议#{one['number']}（{one['id']}）{one['label']}：{one['state']}{who}")
        out.say(*(f"  {line}" for line in (one["redline"], one["why"]) if line))
    out.say(f"共 {len(data)} 件。")
    out.answer({"amendments": data, "problems": all_as_data(register.problems)})
    return 0
