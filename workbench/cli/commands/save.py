"""save: one commit of the work in hand."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import add_draft, open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("-m", dest="message", metavar="M", required=True, help="说明：为什么改")
    add_draft(parser)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--adopt", action="store_true", help="工作台之外改过的文件：采用")
    which.add_argument("--park", action="store_true", help="工作台之外改过的文件：放到一边，保存在 git 里")


def run(args: Namespace, out: Output) -> int:
    """Save."""
    from workbench.cli.saying import saved
    from workbench.session.saving import undisturbed

    session = open_session(args)
    if args.adopt:
        from workbench.cli.persisting import until_done
        from workbench.session.intake.foreign import adoption

        until_done(session, lambda: session.apply(adoption(session)))
    with undisturbed(session.desk.workspace):
        done = session.save(args.message, park=args.park or args.adopt)
    saved(done, out)
    out.answer({"commit": done.commit, "subject": done.subject, "steps": done.steps, "problems": []})
    return 0
