"""What accepting, in whole or in part, and taking back have in common: their grammar, their course, what they say."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from workbench.cli.amending.options import add_amendment, add_confirm, add_ruling, ruling
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.amending.adopting import Adopted
    from workbench.session.session import Session


def arguments(parser: ArgumentParser) -> None:
    """An amendment, why, and --confirm."""
    add_amendment(parser)
    add_ruling(parser, required=False)
    add_confirm(parser)


def carried_out(args: Namespace, out: Output, work: "Callable[..., Adopted]") -> int:
    """Do it, again where another process wrote in between, and tell."""
    from workbench.cli.edits import open_session
    from workbench.cli.persisting import until_done

    session = open_session(args)
    done = until_done(session, lambda: work(session, args.amendment, ruling(args), confirm=args.confirm))
    return account(done, session, out)


def account(done: "Adopted", session: "Session", out: Output) -> int:
    """Tell; 0 when it was committed."""
    from workbench.cli.amending.telling import outcome, say
    from workbench.cli.saying import short

    one = done.held.amendment
    say(done.held, session.view, out, f"已记为「{one.state}」" if done.commit else "")
    if done.commit:
        along = f"，手头原有的 {done.steps} 步修改也一并保存" if done.steps else ""
        out.say(f"已保存（{short(done.commit)}）{along}。")
    elif done.held.outcome.value == "needs-confirmation":
        out.say("看过以后，加上 --confirm 确认。")
    data: dict[str, object] = {
        "state": one.state.value,
        "commit": done.commit or None,
        "steps": done.steps,
        "problems": [],
    }
    out.answer(outcome(done.held, session.view) | data)
    return 0 if done.commit else 1
