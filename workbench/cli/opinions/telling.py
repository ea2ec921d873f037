"""Opinions as lines for people and as data for programs."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.amendments.opinions.links import Link
    from workbench.amendments.opinions.standing import Standing
    from workbench.session.opinions.listing import Shown

_WIDE = 60


def line(found: "Shown") -> str:
    """「#132　待处理　第八条　公众132：建议……（同类 5 条）」."""
    from workbench.language.display import one_line
    from workbench.session.opinions.listing import labels_today

    opinion = found.listed.opinion
    words = one_line(opinion.text)
    words = words if len(words) <= _WIDE else words[:_WIDE] + "……"
    places = labels_today(found.standings) or "总体"
    same = f"（同类 {found.listed.size} 条）" if found.listed.size > 1 else ""
    return f"#{opinion.id}　{found.listed.outcome}　{places}　{opinion.submitter}：{words}{same}"


def data(found: "Shown") -> dict[str, object]:
    """One opinion."""
    opinion, disposition = found.listed.opinion, found.disposition
    return {
        "id": opinion.id,
        "text": opinion.text,
        "proposed": opinion.proposed,
        "reason": opinion.reason,
        "submitter": opinion.submitter,
        "kind": opinion.kind.value,
        "region": opinion.region,
        "channel": opinion.channel,
        "date": opinion.date,
        "version": opinion.version,
        "place": opinion.place,
        "links": [link_data(link, standing) for link, standing in found.standings],
        "group": found.listed.head,
        "size": found.listed.size,
        "outcome": found.listed.outcome.value,
        "answer": None
        if disposition is None
        else {
            "reason": disposition.answer.reason,
            "reply": disposition.answer.reply,
            "adopted": disposition.answer.adopted,
            "agreed": disposition.answer.agreed,
            "amendment": disposition.answer.amendment,
            "commit": disposition.answer.commit,
            "when": disposition.when,
            "by": disposition.by,
        },
    }


def link_data(link: "Link", standing: "Standing | None" = None) -> dict[str, object]:
    """A link, with what became of its place where that is known."""
    made: dict[str, object] = {
        "at": link.anchor.at,
        "label": link.anchor.label,
        "quoted": link.anchor.quoted,
        "how": link.how.value,
        "score": link.score,
    }
    if standing is not None:
        made |= {"state": standing.stand.value, "today": standing.label}
    return made
