"""amend reject: 不采纳."""

from argparse import ArgumentParser, Namespace

from workbench.cli.amending.options import add_amendment, add_ruling, ruling
from workbench.cli.amending.telling import decided
from workbench.cli.edits import open_session
from workbench.cli.output import Output


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_amendment(parser)
    add_ruling(parser, required=True)


def run(args: Namespace, out: Output) -> int:
    """Decide."""
    from workbench.session.amending.deciding import reject

    session = open_session(args)
    return decided(*reject(session, args.amendment, ruling(args)), "不采纳", out)
