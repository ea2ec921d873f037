"""amend accept: the draft, the decision and the commit at once."""

from argparse import Namespace

from workbench.cli.amending.adopted import arguments, carried_out
from workbench.cli.output import Output

__all__ = ["arguments", "run"]


def run(args: Namespace, out: Output) -> int:
    """Accept."""
    from workbench.session.amending.adopting import accept

    return carried_out(args, out, accept)
