"""A short way to one article at a past commit: its number is counted, the rest of the draft is not put together.

Only where counting is all there is to it: articles numbered through, and citations that name articles or what stands
in them in full, those just before it, what it stands in (本章), or places in the article itself.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode, Profile
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Form, Pointer
from workbench.model.text import references
from workbench.storage.files.outline import Line, read
from workbench.storage.files.record import Record, provision

#: Begins with a literal, which is found sooner than the start of a line.
_ARTICLE = re.compile(r"\n *条 ")


def alone(head: Instrument, outline: str, unit: Id, records: Mapping[str, Record | None]) -> Instrument | None:
    """A draft of the articles in ``records`` alone, each with the number it had; None when that would not be true."""
    numbering = head.numbering
    if head.profile is not Profile.STATUTE or any(inner is Level.ARTICLE for inner, _ in numbering.restarts):
        return None
    if numbering.mode is not Mode.SEQUENTIAL or unit not in records:
        return None
    numbers = {id: ordinal(outline, id) for id in records}
    articles = {id: as_article(record, numbers[id]) for id, record in records.items() if record}
    if None in numbers.values():
        return None
    elsewhere = _not_plain(articles[unit], articles.values())
    around = _around(outline, unit) if elsewhere else []
    if not all(_is_own(pointer, {line.id for line in around}) for pointer in elsewhere):
        return None
    articles[unit] = _inside(around, articles[unit])
    parts = tuple(articles[id] for id in sorted(articles, key=lambda id: numbers[id] or Number(0)))
    fixed = replace(numbering, mode=Mode.SUFFIXED)
    return replace(head, root=replace(head.root, children=parts), numbering=fixed)


def _around(text: str, unit: str) -> list[Line]:
    """The lines of the divisions a unit stands in, the outermost first."""
    found = re.search(rf"^( *)\S+ {unit}\b", text, re.MULTILINE)
    depth, above = (len(found[1]), text[: found.start()]) if found else (0, "")
    lines: list[str] = []
    for words in reversed(above.splitlines() if depth else []):
        if len(words) - len(words.lstrip(" ")) < depth:
            lines.append(words)
            depth = len(words) - len(words.lstrip(" "))
        if not depth:
            break
    return read("", "\n".join(lines[::-1]), [])


def _inside(around: list[Line], article: Provision) -> Provision:
    """The article in the divisions around it, which hold nothing else."""
    for line in reversed(around):
        article = Provision(line.id, line.level, heading=line.heading, children=(article,))
    return article


def ordinal(outline: str, id: str) -> Number | None:
    """Which article of an outline it is, counted from the front; None when it is none, or its number stands there."""
    at = outline.find(f"条 {id}\n")
    # A heading may say so too; then somebody has to look closer.
    if at < 0 or outline[outline.rfind("\n", 0, at) + 1 : at].strip(" "):
        return None
    return Number(len(_ARTICLE.findall("\n" + outline[:at])) + 1)


def as_article(record: Record, number: Number | None = None) -> Provision:
    """The unit of a record as if it were an article; what it really is stands in the outline."""
    id, _, _, words, bracket, _, _, split_from, merged, children = record
    heading = None if words is None else Heading(words, bracket)
    inside = tuple(map(provision, children))
    return Provision(id, Level.ARTICLE, (), heading, inside, number, "", "", split_from, tuple(map(Id, merged)))


def _not_plain(article: Provision, articles: Iterable[Provision]) -> list[Pointer]:
    """What it cites that need not say the same among these articles as among all."""
    there = {node.id: other.number for other in articles for node in other.walk()}
    cited = [reference for node in article.walk() for reference in references(node.text)]
    pointers = [pointer for reference in cited for pointer in reference.pointers]
    return [pointer for pointer in pointers if not _is_plain(pointer, article, there)]


def _is_plain(pointer: Pointer, article: Provision, there: Mapping[Id, Number | None]) -> bool:
    numbers = {there.get(target) for target in pointer.targets}
    if pointer.lost or numbers == {article.number}:
        return True
    if pointer.form is Form.RELATIVE:
        return _just_before(numbers, article.number)
    return pointer.form is Form.FULL and None not in numbers


def _is_own(pointer: Pointer, divisions: set[Id]) -> bool:
    """本章: no number is said."""
    return pointer.form is Form.RELATIVE and not pointer.style.depth and set(pointer.targets) <= divisions


def _just_before(numbers: set[Number | None], own: Number | None) -> bool:
    """前条 and 前两条: where no article stands between, none is missing between."""
    return own is not None and numbers == {Number(own.n - back) for back in range(1, len(numbers) + 1)}
