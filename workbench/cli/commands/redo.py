"""redo: do again what was just taken back, from any process."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import account, add_options, finish, open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_options(parser)


def run(args: Namespace, out: Output) -> int:
    """Redo."""
    from workbench.cli.persisting import until_done

    session = open_session(args)
    account(until_done(session, lambda: session.redo(dry_run=args.dry_run)), out, dry_run=args.dry_run)
    finish(session, args, out)
    return 0
