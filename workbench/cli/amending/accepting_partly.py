"""amend partly: some hunks, or other words; what was proposed is kept beside what was adopted."""

from argparse import ArgumentParser, Namespace

from workbench.cli.amending.options import add_amendment, add_confirm, add_hunks, add_ruling, ruling
from workbench.cli.chinese import UsageError
from workbench.cli.edits import add_typed, open_session, typed_text
from workbench.cli.output import Output

_USAGE = "workbench amend partly ID (--hunk N … | --text T | --file F) --reason 理由"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_amendment(parser)
    add_hunks(parser)
    add_typed(parser, required=False)
    add_ruling(parser, required=True)
    add_confirm(parser)


def run(args: Namespace, out: Output) -> int:
    """Accept in part."""
    from workbench.cli.amending.adopted import account
    from workbench.cli.persisting import until_done
    from workbench.session.amending.adopting import Adopted, accept, accept_wording

    text = typed_text(args)
    if bool(args.hunk) == (text is not None):
        raise UsageError("要么用 --hunk 说明采纳哪几处，要么用 --text、--file 另写文字", _USAGE)
    session = open_session(args)

    def step() -> Adopted:
        if text is not None:
            return accept_wording(session, args.amendment, text, ruling(args))
        return accept(session, args.amendment, ruling(args), confirm=args.confirm, numbers=args.hunk)

    return account(until_done(session, step), session, out)
