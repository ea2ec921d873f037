"""What becomes of an amendment, for people and as data."""

from typing import TYPE_CHECKING, Any

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.amendments.values import Amendment
    from workbench.language.redline import Change
    from workbench.session.amending.holding import Held
    from workbench.session.amending.listing import Entry
    from workbench.session.session import Session
    from workbench.session.view import View

_SAID = {
    "applied": "可以采纳",
    "absorbed": "已吸收",
    "needs-confirmation": "自动合并，待确认",
    "refused": "不能采纳",
}


def redline(changes: "tuple[Change, ...]") -> list[list[str]]:
    """As everywhere: "=" kept, "-" deleted, "+" added."""
    return [[change.op, change.text] for change in changes]


def outcome(held: "Held", view: "View") -> dict[str, Any]:
    """The contract of ``apply``."""
    sides = dict(zip(("base", "ours", "theirs"), held.conflict, strict=True)) if held.conflict else None
    lost = held.suggestion
    return {
        "id": held.amendment.id,
        "outcome": held.outcome.value,
        "reason": held.reason,
        "redline": redline(held.redline),
        "conflict": sides,
        "suggestion": {"id": lost.at, "label": view.name(lost.at), "words": lost.words} if lost else None,
    }


def say(held: "Held", view: "View", out: Output, done: str = "") -> None:
    """The same for people; ``done``: what was done, when something was."""
    from workbench.amendments.redlines import brief

    out.say(f"建议#{held.amendment.number}（{held.amendment.id}）：{done or _SAID[held.outcome.value]}。")
    out.say(*(line for line in (held.reason, brief(held.redline)) if line))
    if held.conflict:
        heads = ("提出时的原文", "建议的文字", "现在的文字")
        out.say(*(f"  {head}：{words}" for head, words in zip(heads, held.conflict, strict=True)))
    if held.suggestion:
        out.say(f"  类似的文字在{view.name(held.suggestion.at)}：「{held.suggestion.words}」，没有改。")


def entry_data(entry: "Entry", view: "View") -> dict[str, Any]:
    """One line of the list."""
    one = entry.amendment
    return summary(one, view) | {
        "state": entry.state.value,
        "outcome": entry.verdict.outcome.value if entry.verdict else None,
        "why": entry.reason,
    }


def summary(one: "Amendment", view: "View") -> dict[str, Any]:
    """What it is."""
    return {
        "id": one.id,
        "number": one.number,
        "about": one.about,
        "label": label(one, view),
        "targets": list(one.targets),
        "state": one.state.value,
        "proposer": one.proposer,
        "office": one.office,
        "when": one.when,
        "reason": one.reason,
        "opinions": list(one.opinions),
        "redline": one.redline,
    }


def label(one: "Amendment", view: "View") -> str:
    """What it was proposed for, as it is called today."""
    return view.name(one.about) if one.about in view.labels else "已经没有的条款"


def notices(session: "Session", problems: "tuple[Any, ...]", out: Output) -> None:
    """Files that cannot be trusted, and what the session has to say."""
    from workbench.cli.problems import lines_of

    found = (*session.desk.notices, *session.problems, *problems)
    out.note(*(line for problem in found for line in lines_of(problem)))


def decided(one: "Amendment", commit: str, said: str, out: Output) -> int:
    """A decision that left the draft as it is."""
    from workbench.cli.saying import short

    out.say(f"建议#{one.number}（{one.id}）：已记为「{said}」（{short(commit)}）。")
    out.answer({"id": one.id, "state": one.state.value, "commit": commit, "problems": []})
    return 0
