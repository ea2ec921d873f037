"""amend show: one amendment, whole."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.amending.options import add_amendment
from workbench.cli.edits import open_session
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.amendments.values import Amendment


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_amendment(parser)


def run(args: Namespace, out: Output) -> int:
    """Show it, with what would become of it today when it waits."""
    from workbench.amendments.hunks import hunks
    from workbench.amendments.redlines import brief, marks
    from workbench.amendments.values import WAITING
    from workbench.cli.amending.telling import label, outcome, redline, say, summary
    from workbench.session.amending.adopting import hold
    from workbench.session.amending.holding import ground_of
    from workbench.session.amending.listing import state_now

    session = open_session(args)
    held = hold(session, args.amendment)
    one, view, ground = held.amendment, session.view, ground_of(session.view)
    waits = one.state in WAITING
    state = state_now(one, held.verdict) if waits else one.state
    parts = [(hunk.number, marks([hunk.change], ground)) for hunk in hunks(one.changes)]
    out.say(f"建议#{one.number}（{one.id}）{label(one, view)}：{state}", *_about(one))
    out.say(*(f"  第 {number} 处：{brief(line)}" for number, line in parts))
    if waits:
        say(held, view, out)
    data = outcome(held, view) if waits else {"redline": redline(held.redline)}
    numbered = [{"number": number, "redline": redline(line)} for number, line in parts]
    out.answer(summary(one, view) | data | {"state": state.value, "hunks": numbered, **_decision(one), "problems": []})
    return 0


def _about(one: "Amendment") -> list[str]:
    lines = [
        ("提出", f"{one.proposer or '没有写明'}，{one.when[:10]}"),
        ("理由", one.reason),
        ("意见", "、".join(f"#{id}" for id in one.opinions)),
        ("处理", f"{one.decision.by}，{one.decision.when[:10]}" if one.decision else ""),
        ("处理理由", one.decision.reason if one.decision else ""),
        ("答复", one.decision.reply if one.decision else ""),
    ]
    return [f"  {head}：{words}" for head, words in lines if words]


def _decision(one: "Amendment") -> dict[str, object]:
    found = one.decision
    said = {"when": found.when, "by": found.by, "reason": found.reason, "reply": found.reply} if found else None
    return {"decision": said}
