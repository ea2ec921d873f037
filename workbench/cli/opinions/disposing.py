"""opinion dispose: how opinions are answered, a group at once."""

from argparse import ArgumentParser, Namespace

from workbench.cli.opinions.opening import numbers, opened
from workbench.cli.output import Output

_STATES = ("采纳", "部分采纳", "不采纳", "解释说明", "缓议")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("numbers", metavar="N", nargs="+", help="意见编号；同组的一并答复")
    parser.add_argument("--state", metavar="情况", required=True, choices=_STATES, help="、".join(_STATES))
    parser.add_argument("--reason", metavar="理由", default="", help="理由；没有采纳的必须写")
    parser.add_argument("--reply", metavar="答复", default="", help="给提出人的答复")
    parser.add_argument("--adopted", metavar="条文", default="", help="采纳后的条文")
    parser.add_argument("--agreed", metavar="结果", default="", help="部门分歧意见的协调结果")
    parser.add_argument("--alone", action="store_true", help="只答复这几条，不带同组的")
    parser.add_argument("--reopen", action="store_true", help="改动已经随审次定稿的采纳情况")


def run(args: Namespace, out: Output) -> int:
    """Answer."""
    from workbench.amendments.opinions.dispositions import Answer, Outcome
    from workbench.cli.saying import short
    from workbench.language.display import clean
    from workbench.model.problems import refuse
    from workbench.session.opinions.disposing import dispose

    if args.state == "缓议" and not args.reason.strip():
        raise refuse("no-reason", "「缓议」没有写理由。", hint="用 --reason 写明为什么、等到什么时候。")
    outcome = Outcome.OPEN if args.state == "缓议" else Outcome(args.state)
    words = [clean(word).strip() for word in (args.reason, args.reply, args.adopted, args.agreed)]
    answer = Answer(outcome, words[0], words[1], words[2], agreed=words[3])
    with opened(args, out) as book:
        done = dispose(book, numbers(args.numbers), answer, alone=args.alone, reopen=args.reopen)
    out.say(f"已记为「{args.state}」：意见 {len(done.opinions)} 条（{short(done.commit)}）。")
    if done.changed:
        shown = "、".join(f"#{id}" for id in done.changed[:10]) + ("等" if len(done.changed) > 10 else "")
        out.note(f"注意：有 {len(done.changed)} 条原来另有答复，已改：{shown}。")
    out.answer(
        {
            "opinions": list(done.opinions),
            "changed": list(done.changed),
            "state": args.state,
            "commit": done.commit,
            "problems": [],
        }
    )
    return 0
