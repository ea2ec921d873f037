"""opinion show: one opinion with its places, its group and its answer."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.opinions.opening import numbers, opened, today
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.amendments.opinions.person import Person
    from workbench.session.opinions.listing import Shown

_MEMBERS = 20


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("number", metavar="N", help="意见编号：132，或者 意见#132")
    parser.add_argument(
        "--with-personal-data", action="store_true", help="也显示这台机器上存有的提出人信息和未遮盖的原文"
    )


def run(args: Namespace, out: Output) -> int:
    """Show it."""
    from workbench.cli.opinions.telling import data
    from workbench.session.opinions.listing import one
    from workbench.session.opinions.people import of

    with opened(args, out) as book:
        found = one(book, today(book), numbers([args.number])[0])
        members = book.asking.members(found.listed.head)
        person = of(book, found.listed.opinion) if args.with_personal_data else None
    out.say(*_lines(found, members))
    out.say(*(_personal(person) if person else ["这台机器上没有提出人信息。"] if args.with_personal_data else []))
    out.answer(data(found) | {"members": members, "person": _person_data(person), "problems": []})
    return 0


def _lines(found: "Shown", members: list[str]) -> list[str]:
    from workbench.session.opinions.moments import local

    opinion, answer = found.listed.opinion, found.disposition
    about = [
        opinion.submitter,
        opinion.kind.value,
        opinion.region,
        opinion.channel,
        opinion.date,
        f"针对{opinion.version}",
    ]
    lines = [f"意见#{opinion.id}　{found.listed.outcome}", "，".join(word for word in about if word), "", opinion.text]
    lines += [f"建议文字：{opinion.proposed}"] if opinion.proposed else []
    lines += [f"理由：{opinion.reason}"] if opinion.reason else []
    lines.append("")
    for link, standing in found.standings:
        now = f"，现为{standing.label}" if standing.label and standing.label != link.anchor.label else ""
        quoted = f"，引「{link.anchor.quoted}」" if link.anchor.quoted else ""
        lines.append(f"所提条款：{link.anchor.label}（{standing.stand}{now}；{link.how}{quoted}）")
    lines += [] if found.standings else ["总体意见，没有关联条款。"]
    if len(members) > 1:
        shown = "、".join(f"#{id}" for id in members[:_MEMBERS]) + ("……" if len(members) > _MEMBERS else "")
        lines.append(f"同类意见 {len(members)} 条：{shown}")
    if answer:
        lines.append(f"采纳情况：{answer.answer.outcome}（{answer.by}，{local(answer.when)}）")
        said = (("理由", answer.answer.reason), ("答复", answer.answer.reply), ("协调结果", answer.answer.agreed))
        lines += [f"  {name}：{words}" for name, words in said if words]
        lines += [f"  采纳后的条文：{answer.answer.adopted}"] if answer.answer.adopted else []
    return lines


def _personal(person: "Person") -> list[str]:
    named = (("提出人", person.name), ("电话", person.telephone), ("证件", person.identity), ("地址", person.address))
    lines = [f"{name}：{words}" for name, words in (*named, ("邮箱", person.email)) if words]
    return lines + ([f"未遮盖的原文：{person.original}"] if person.original else [])


def _person_data(person: "Person | None") -> dict[str, str] | None:
    if person is None:
        return None
    return {
        "name": person.name,
        "telephone": person.telephone,
        "identity": person.identity,
        "address": person.address,
        "email": person.email,
        "original": person.original,
    }
