"""amend withdraw: what waits is withdrawn; what was adopted is taken back out of the draft."""

from argparse import ArgumentParser, Namespace

from workbench.cli.amending.options import add_amendment, add_confirm, add_ruling, ruling
from workbench.cli.edits import open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_amendment(parser)
    add_ruling(parser, required=False)
    add_confirm(parser)


def run(args: Namespace, out: Output) -> int:
    """Withdraw."""
    from workbench.cli.amending.adopted import account
    from workbench.cli.persisting import until_done
    from workbench.session.amending.taking_back import take_back

    session = open_session(args)
    done = until_done(session, lambda: take_back(session, args.amendment, ruling(args), confirm=args.confirm))
    return account(done, session, out)
