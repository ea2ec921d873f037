"""A short way to one article at a past commit: its number is counted, the rest of the draft is not put together.

Only where counting is all there is to it: articles numbered through, and citations that name articles or what stands
in them in full, or places in the article itself.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode, Profile
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Form, Reference
from workbench.model.text import references
from workbench.storage.files.record import Record, provision

_ARTICLE = re.compile(r"^ *条 ", re.MULTILINE)


def alone(head: Instrument, outline: str, unit: Id, records: Mapping[str, Record | None]) -> Instrument | None:
    """A draft of the articles in ``records`` alone, each with the number it had; None when that would not be true."""
    numbering = head.numbering
    if head.profile is not Profile.STATUTE or any(inner is Level.ARTICLE for inner, _ in numbering.restarts):
        return None
    if numbering.mode is not Mode.SEQUENTIAL or unit not in records:
        return None
    numbers = {id: ordinal(outline, id) for id in records}
    articles = [as_article(record, numbers[id]) for id, record in records.items() if record]
    if None in numbers.values() or not _plainly_cited(next(one for one in articles if one.id == unit), articles):
        return None
    articles.sort(key=lambda article: article.number or Number(0))
    fixed = replace(numbering, mode=Mode.SUFFIXED)
    return replace(head, root=replace(head.root, children=tuple(articles)), numbering=fixed)


def ordinal(outline: str, id: str) -> Number | None:
    """Which article of an outline it is, counted from the front; None when it is none, or its number stands there."""
    line = re.search(rf"^ *条 {id}$", outline, re.MULTILINE)
    return Number(len(_ARTICLE.findall(outline, 0, line.end()))) if line else None


def as_article(record: Record, number: Number | None = None) -> Provision:
    """The unit of a record as if it were an article; what it really is stands in the outline."""
    id, _, _, words, bracket, _, _, split_from, merged, children = record
    heading = None if words is None else Heading(words, bracket)
    inside = tuple(map(provision, children))
    return Provision(id, Level.ARTICLE, (), heading, inside, number, "", "", split_from, tuple(map(Id, merged)))


def _plainly_cited(article: Provision, articles: list[Provision]) -> bool:
    own = {node.id for node in article.walk()}
    there = own | {node.id for other in articles for node in other.walk()}
    cited = [reference for node in article.walk() for reference in references(node.text)]
    return all(_is_plain(reference, own, there) for reference in cited)


def _is_plain(reference: Reference, own: set[Id], there: set[Id]) -> bool:
    for pointer in reference.pointers:
        inside = set(pointer.targets) <= own
        if not (pointer.lost or inside or (pointer.form is Form.FULL and set(pointer.targets) <= there)):
            return False
    return True
