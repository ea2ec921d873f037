"""amend defer: 缓议."""

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
    from workbench.session.amending.deciding import defer

    session = open_session(args)
    return decided(*defer(session, args.amendment, ruling(args)), "缓议", out)
