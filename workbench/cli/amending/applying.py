"""amend apply: onto the work in hand where that is certain; the amendment stays undecided."""

from argparse import ArgumentParser, Namespace

from workbench.cli.amending.options import add_amendment, add_confirm, add_hunks
from workbench.cli.edits import open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_amendment(parser)
    add_confirm(parser)
    add_hunks(parser)


def run(args: Namespace, out: Output) -> int:
    """Apply. 0 when it was applied or is there already."""
    from workbench.cli.amending.telling import outcome, say
    from workbench.cli.persisting import until_done
    from workbench.session.amending.adopting import apply

    session = open_session(args)
    held = until_done(session, lambda: apply(session, args.amendment, confirm=args.confirm, numbers=args.hunk))
    applied = held.outcome.value == "applied"
    say(held, session.view, out, "已改到手头的草案上" if applied else "")
    if applied:
        out.say(f"尚未保存的修改：{session.unsaved} 步。")
    out.answer(outcome(held, session.view) | {"problems": []})
    return 0 if held.verdict.settled else 1
