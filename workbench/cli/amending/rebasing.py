"""amend rebase: all that wait, brought up to date with the saved draft."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar: nothing but the draft."""


def run(args: Namespace, out: Output) -> int:
    """Bring up to date."""
    from workbench.cli.amending.telling import outcome, say
    from workbench.session.amending.rebasing import rebase

    session = open_session(args)
    done = rebase(session)
    for held in done.held:
        say(held, session.saved, out)
    out.say(f"共 {len(done.held)} 件待处理，更新了 {len(done.changed)} 件的记载。")
    out.answer(
        {
            "amendments": [outcome(held, session.saved) for held in done.held],
            "changed": [one.id for one in done.changed],
            "commit": done.commit or None,
            "problems": [],
        }
    )
    return 0
