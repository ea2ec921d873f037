"""amend withdraw: what waits is withdrawn; what was adopted is taken back out of the draft."""

from argparse import Namespace

from workbench.cli.amending.adopted import arguments, carried_out
from workbench.cli.output import Output

__all__ = ["arguments", "run"]


def run(args: Namespace, out: Output) -> int:
    """Withdraw."""
    from workbench.session.amending.taking_back import take_back

    return carried_out(args, out, take_back)
