"""stage: the saved version becomes a stage 审次."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import add_draft, open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("name", metavar="NAME", help="审次的名称，例如征求意见稿、草案、二次审议稿")
    parser.add_argument("--allow-open", action="store_true", help="还有意见没有处理，也定为审次")
    add_draft(parser)


def run(args: Namespace, out: Output) -> int:
    """Tag it."""
    from workbench.cli.saying import short
    from workbench.session.staging import stage

    session = open_session(args)
    name, commit = stage(session, args.name, allow_open=args.allow_open)
    out.say(f"已定为「{name}」：{session.view.instrument.title}（{short(commit)}，标签 stage/{session.slug}/{name}）")
    out.answer({"stage": name, "tag": f"stage/{session.slug}/{name}", "commit": commit, "problems": []})
    return 0
