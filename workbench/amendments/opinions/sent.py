"""An opinion as it was sent: everything a row holds, personal data included. It lives in memory only."""

import hashlib
import json
from dataclasses import dataclass, fields, replace

from workbench.amendments.opinions.links import Link
from workbench.amendments.opinions.opinion import Kind, Opinion
from workbench.amendments.opinions.personal import OPTIONAL, Datum, Found, Names, masked, personal
from workbench.amendments.opinions.submitters import is_institution

NOBODY = Names()
_WORDS = ("text", "proposed", "reason", "place")


@dataclass(frozen=True, slots=True)
class Sent:
    """The fields of a row, cleaned of what acts on a screen, otherwise word for word. ``row``: its number."""

    text: str
    name: str = ""
    kind: Kind = Kind.PERSON
    region: str = ""
    channel: str = ""
    date: str = ""
    place: str = ""
    proposed: str = ""
    reason: str = ""
    telephone: str = ""
    identity: str = ""
    address: str = ""
    email: str = ""
    row: int = 0
    links: tuple[Link, ...] = ()

    @property
    def digest(self) -> str:
        """Of everything that was sent, the same for the same row of any file."""
        return _digest([getattr(self, name) for name in _SENT])

    @property
    def is_private(self) -> bool:
        """Whether it names somebody: then there is something to keep in the private store."""
        named = bool(self.name) and not is_institution(self.name)
        return named or bool(self.telephone or self.identity or self.address or self.email)


#: What a person sent, whatever row it stood in.
_SENT = tuple(field.name for field in fields(Sent) if field.name not in ("row", "links"))


def public(sent: Sent, names: Names = NOBODY, kept: tuple[Datum, ...] = ()) -> tuple[Sent, tuple[Found, ...]]:
    """The same with nothing personal left in it, and what was found in its words.

    ``names``: of other people who sent something. ``kept``: what somebody chose not to mask (only of ``OPTIONAL``).
    """
    known = _known(sent)
    found: list[Found] = []
    words: dict[str, str] = {}
    for field in (*_WORDS, "region", "channel"):
        text = getattr(sent, field)
        known |= names.found_in(text)
        hits = (
            [one for one in personal(text, known) if one.what not in kept or one.what not in OPTIONAL] if text else []
        )
        words[field] = masked(text, hits) if hits else text
        found += hits
    name = masked(sent.name, personal(sent.name)) if is_institution(sent.name) else ""
    return replace(sent, **words, name=name, telephone="", identity="", address="", email=""), tuple(found)  # type: ignore[arg-type]


def _known(sent: Sent) -> dict[str, Datum]:
    """What the columns say about the sender, which must not stand in the words either."""
    said = {
        sent.telephone: Datum.TELEPHONE, sent.identity: Datum.IDENTITY, sent.email: Datum.EMAIL,
        sent.address: Datum.ADDRESS,
    }  # fmt: skip
    named = {} if is_institution(sent.name) else {sent.name: Datum.NAME}
    return {words: what for words, what in {**said, **named}.items() if words}


def as_sent(opinion: Opinion) -> Sent:
    """What a public opinion would be as a row, to be held against rows that come in."""
    name = opinion.submitter if is_institution(opinion.submitter) else ""
    return Sent(
        opinion.text, name, opinion.kind, opinion.region, opinion.channel, opinion.date, opinion.place,
        opinion.proposed, opinion.reason,
    )  # fmt: skip


def fingerprint(opinion: Opinion) -> str:
    """Of the line in git: what the private store knows an opinion by, beside its number."""
    return _digest([opinion.id, opinion.text, opinion.submitter, opinion.source, opinion.row])


def _digest(values: list[object]) -> str:
    return hashlib.blake2b(
        json.dumps(values, ensure_ascii=False).encode("utf-8", "surrogatepass"), digest_size=12
    ).hexdigest()
