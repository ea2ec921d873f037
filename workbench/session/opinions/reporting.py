"""Making 意见采纳情况表: by article as the draft stands today, or by submitter."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.amendments.opinions.dispositions import REASONED, Outcome
from workbench.amendments.opinions.numbers import order
from workbench.amendments.opinions.opinion import Kind, Opinion
from workbench.amendments.opinions.person import Person
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.report import SOURCES, Counts, Report, Row, Section
from workbench.amendments.opinions.standing import Stand, Today
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.session.opinions.book import Book, key
from workbench.session.opinions.listing import Shown, shown

GENERAL, LOST = "总体意见", "所提条款已经删去"


@dataclass(frozen=True, slots=True)
class Arranged:
    """How the rows are arranged: by article (a group is one row) or by submitter (every opinion is one)."""

    by_submitter: bool = False
    personal: bool = False


def report(book: Book, today: Today, arranged: Arranged) -> Report:
    """The whole table; WorkbenchError when there are no opinions, or a reason is missing where one is due."""
    found = shown(book, today, Wanted())
    if not found:
        raise refuse("no-opinions", "这份草案还没有意见。", hint="用 opinion import 导入。")
    making = _Making(book, today, arranged, found)
    sections = tuple(making.by_submitter() if arranged.by_submitter else making.by_article())
    _refuse_unreasoned(found)
    versions = {one.listed.opinion.version for one in found}
    title = today.labels.instrument.title
    return Report(title, versions.pop() if len(versions) == 1 else "", sections, _counts(found), arranged.personal)


def _refuse_unreasoned(found: Iterable[Shown]) -> None:
    """A line written by other hands may lack the reason that the table must give."""
    for one in found:
        if one.listed.outcome in REASONED and not (one.disposition and one.disposition.answer.reason):
            id = one.listed.opinion.id
            hint = f"用 opinion dispose {id} --state {one.listed.outcome} --reason 理由 补上。"
            raise refuse("no-reason", f"意见#{id}「{one.listed.outcome}」没有写理由。", where=id, hint=hint)


def _counts(found: Iterable[Shown]) -> Counts:
    sources: dict[Kind, Counter[Outcome]] = defaultdict(Counter)
    for one in found:
        sources[one.listed.opinion.kind][one.listed.outcome] += 1
    outcomes = sum(sources.values(), Counter[Outcome]())
    groups = sum(one.listed.size > 1 and one.listed.head == one.listed.opinion.id for one in found)
    return Counts(sum(outcomes.values()), groups, outcomes, dict(sources))


class _Making:
    def __init__(self, book: Book, today: Today, arranged: Arranged, found: list[Shown]) -> None:
        self._today, self._found = today, found
        everybody = book.people.everybody() if arranged.personal else []
        self._people = {(person.id, person.digest): person for person in everybody}
        self._members: dict[str, list[Opinion]] = defaultdict(list)
        for one in found:
            self._members[one.listed.head].append(one.listed.opinion)

    def by_article(self) -> Iterator[Section]:
        """总体意见 first, then the articles in their order, then what is about places that are gone."""
        rows: dict[Id | str, list[Row]] = defaultdict(list)
        for one in self._found:
            if one.listed.opinion.id == one.listed.head:
                rows[self._place(one)].append(self._row(one, self._members[one.listed.head]))
        if GENERAL in rows:
            yield Section(GENERAL, tuple(rows[GENERAL]))
        for id in self._today.labels:
            if id in rows:
                yield Section(self._today.labels.full(id), tuple(rows[id]))
        if LOST in rows:
            yield Section(LOST, tuple(rows[LOST]))

    def by_submitter(self) -> Iterator[Section]:
        """Sources in the order of the table, in each the submitters by name, every opinion a row."""
        rows: dict[tuple[int, str], list[Row]] = defaultdict(list)
        for one in self._found:
            opinion = one.listed.opinion
            source = next(place for place, (_, kinds) in enumerate(SOURCES) if opinion.kind in kinds)
            rows[source, self._name(opinion)].append(self._row(one, [opinion]))
        for (_, name), some in sorted(rows.items(), key=lambda pair: (pair[0][0], order(pair[1][0].id))):
            yield Section(name or "没有署名", tuple(some))

    def _place(self, one: Shown) -> Id | str:
        if not one.standings:
            return GENERAL
        places = [standing.at for _, standing in one.standings if standing.at is not None]
        return self._today.article(places[0]) if places else LOST

    def _row(self, one: Shown, members: list[Opinion]) -> Row:
        opinion, answer = one.listed.opinion, one.disposition.answer if one.disposition else None
        person = self._person(opinion)
        text = person.original if person and person.original else opinion.text
        return Row(
            opinion.id,
            "、".join(link.anchor.label for link, _ in one.standings) or opinion.place,
            "、".join(_now(standing.label, standing.stand) for _, standing in one.standings),
            text,
            opinion.proposed if opinion.proposed not in text else "",
            tuple((member.id, self._name(member)) for member in members),
            opinion.kind,
            opinion.channel,
            opinion.date,
            one.listed.outcome,
            answer.adopted if answer else "",
            answer.reason if answer else "",
            answer.reply if answer else "",
            answer.agreed if answer else "",
            one.disposition.by if one.disposition else "",
        )

    def _person(self, opinion: Opinion) -> Person | None:
        return self._people.get(key(opinion))

    def _name(self, opinion: Opinion) -> str:
        person = self._person(opinion)
        return "，".join(one for one in (person.name, person.telephone) if one) if person else opinion.submitter


def _now(label: str, stand: Stand) -> str:
    return label if label and stand is not Stand.GONE else "失效"
