"""One pass over the rows of a file: each becomes an opinion, masked, numbered, linked and grouped."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from workbench.amendments.opinions.citing import Citing
from workbench.amendments.opinions.grouping import grouped, said
from workbench.amendments.opinions.numbers import following, order
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.person import Person
from workbench.amendments.opinions.personal import Datum, Names
from workbench.amendments.opinions.sent import Sent, as_sent, fingerprint, public
from workbench.amendments.opinions.submitters import shown_as
from workbench.model.identity import IdSource
from workbench.model.problems import Problem, Severity, refuse
from workbench.session.opinions.book import Book, key
from workbench.storage.opinions.records import read


@dataclass(frozen=True, slots=True)
class Wishes:
    """``columns``: field → head. ``version``: stage or revision the opinions speak about ("": the last stage).

    ``after``: the 意见编号 they belong behind. ``all_rows``: rows equal to opinions that are here are new letters too.
    ``kept``: what is not masked.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    after: str = ""
    all_rows: bool = False
    kept: tuple[Datum, ...] = ()


class Intaking:
    """The pass; what is here already is counted and left out."""

    def __init__(self, book: Book, wishes: Wishes, version: str, citing: Citing) -> None:
        self._wishes, self._version, self._citing = wishes, version, citing
        self._here = [one for line in book.asking.every_line() for _, one in read(line, Opinion, "", [])]
        given = [opinion.id for opinion in self._here]
        if wishes.after and wishes.after not in given:
            raise refuse("no-such-opinion", f"没有意见#{wishes.after}。", hint="--after 写已有的意见编号。")
        self._numbers: Iterator[str] = following(given, wishes.after)
        everybody = book.people.everybody()
        here = {key(one) for one in self._here} if everybody else set()
        people = {person.id: person for person in everybody if (person.id, person.digest) in here}
        self._known = Counter[str]() if wishes.all_rows else self._digests(people)
        self._called = _pseudonyms(people.values())
        #: Names of everybody who sent anything, which must not stand in another letter or in the file's name either.
        self.names = Names(person.name for person in everybody)
        self.source = str(IdSource({one.id for one in book.intakes}).draw())
        self.known = 0
        self.masked: Counter[Datum] = Counter()
        self.people: list[Person] = []
        self._dangling: list[str] = []

    def all(self, sent: Iterable[Sent]) -> list[Opinion]:
        """The new opinions, with their groups."""
        made = [opinion for one in sent if (opinion := self._opinion(one)) is not None]
        everything = [*self._here, *made]
        place = {opinion.id: at for at, opinion in enumerate(everything)}
        heads = [place.get(opinion.group) if opinion.group else None for opinion in self._here]
        found = grouped([said(opinion) for opinion in everything], heads)[len(self._here) :]
        return [
            opinion if head is None else replace(opinion, group=everything[head].id)
            for opinion, head in zip(made, found, strict=True)
        ]

    def _digests(self, private: Mapping[str, Person]) -> Counter[str]:
        """What is here, by what was sent where this machine knows it, else by what git says."""
        return Counter(private[one.id].exact if one.id in private else as_sent(one).digest for one in self._here)

    def _is_known(self, *digests: str) -> bool:
        found = next((digest for digest in digests if self._known[digest] > 0), None)
        if found is not None:
            self._known[found] -= 1
        return found is not None

    def _opinion(self, sent: Sent) -> Opinion | None:
        if sent.is_private:
            self.names.add(sent.name)
        shown, found = public(sent, self.names, self._wishes.kept)
        exact = sent.digest
        if self._known and self._is_known(exact, shown.digest):
            self.known += 1
            return None
        id = next(self._numbers)
        self.masked.update(one.what for one in found)
        opinion = Opinion(
            id, shown.text, self._shown_as(sent, id), shown.kind, shown.region, shown.channel, shown.date,
            self._version, self.source, sent.row, shown.place, shown.proposed, shown.reason,
            sent.links or self._citing.links(shown.text, shown.place),
        )  # fmt: skip
        if missing := self._citing.missing(shown.text, shown.place):
            self._dangling.append(f"#{id}（{'、'.join(missing)[:40]}）")
        if sent.is_private or found:
            self.people.append(_person(sent, opinion, exact, bool(found)))
        return opinion

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Citations that name nothing in the version the opinions speak about."""
        if not self._dangling:
            return ()
        shown = "、".join(self._dangling[:3]) + ("等" if len(self._dangling) > 3 else "")
        message = f"有 {len(self._dangling)} 条意见提到这一稿没有的条款：{shown}。"
        hint = "核对是不是针对另一稿（--version），或者用 opinion link 指定条款。"
        return (Problem("places-missing", message, "", hint, Severity.WARNING),)

    def _shown_as(self, sent: Sent, id: str) -> str:
        """One person who writes twice has one pseudonym, told apart by whatever else is known."""
        who = (sent.name, sent.telephone, sent.identity)
        first = self._called.setdefault(who, id) if sent.name else id
        return shown_as(sent.name, first, sent.kind)


def _pseudonyms(people: Iterable[Person]) -> dict[tuple[str, ...], str]:
    """The number in the pseudonym of everybody this machine knows: that of the first opinion sent."""
    found: dict[tuple[str, ...], str] = {}
    for person in sorted(people, key=lambda person: order(person.id)):
        found.setdefault((person.name, person.telephone, person.identity), person.id)
    return found


def _person(sent: Sent, opinion: Opinion, exact: str, whole: bool) -> Person:
    words = "\n".join(one for one in (sent.place, sent.text, sent.proposed, sent.reason) if one) if whole else ""
    return Person(
        opinion.id, fingerprint(opinion), exact, sent.name, sent.telephone, sent.identity, sent.address, sent.email,
        words,
    )  # fmt: skip
