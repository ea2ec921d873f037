"""Reidentify: words that lost their ids (retyped, or back from a word processor) get them again.

Equal words first, in order; then joined and cut ones; then similar ones; else they are new. One primitive for an
article typed anew and for a whole instrument that comes back.
"""

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.identity import Id, IdSource
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.operations.kinship import Kinship
from workbench.operations.matching import match
from workbench.operations.pointers import changed

_HOLDERS = tuple(level for level in Level if level not in (*BODY, *DIVISIONS, Level.ROOT))


def reidentify(old: Provision, new: Provision, ids: IdSource, graveyard: Iterable[Provision] = ()) -> Provision:
    """``new`` with the ids of ``old``; the top keeps the id of the old top, what is new gets an id of ``ids``.

    ``graveyard``: deleted provisions, whose ids come back with their words. Numbers and ancestry are carried along;
    ``split_from`` and ``merged`` record what was cut and joined. References among the new ids follow.
    """
    kinship = Kinship()
    kinship.keep(new, old)
    _match_holders(old, new, kinship)
    _match_body(list(old.walk()), list(new.walk()), kinship)
    _match_leads(old, new, kinship)
    _match_divisions(old, new, kinship)
    kinship.find_owners(old, new)
    _raise_from(graveyard, new, {part.id for part in old.walk()}, kinship)
    given = {part.id: kinship.id_of(part) or ids.draw() for part in new.walk()}
    return _renamed(new, given, kinship)


def _match_holders(old: Provision, new: Provision, kinship: Kinship) -> None:
    """Articles and the like, by all their words; then the words inside each pair."""
    for level in _HOLDERS:
        olds, news = _below(old, level), _below(new, level)
        kinship.take(olds, news, match([_all_words(part) for part in olds], [_all_words(part) for part in news]))
    for part in new.walk():
        former = kinship.former(part)
        if part.level in _HOLDERS and former is not None:
            _match_body(list(former.walk()), list(part.walk()), kinship)


def _below(top: Provision, level: Level) -> list[Provision]:
    return [part for part in top.walk() if part.level is level and part is not top]


def _match_body(old: list[Provision], new: list[Provision], kinship: Kinship) -> None:
    olds = [part for part in old if part.level in BODY and not kinship.is_taken(part)]
    news = [part for part in new if part.level in BODY and kinship.former(part) is None]
    kinship.take(olds, news, match([_key(part) for part in olds], [_key(part) for part in news]))


def _match_leads(old: Provision, new: Provision, kinship: Kinship) -> None:
    """A 款 without words, there only to hold its list, is known by that list; so is one that gained or lost them."""
    olds = [part for part in old.walk() if part.level is Level.PARAGRAPH and not kinship.is_taken(part)]
    news = [part for part in new.walk() if part.level is Level.PARAGRAPH]
    kinship.take_by_content([part for part in olds if not part.text], news)
    kinship.take_by_content(olds, [part for part in news if not part.text])


def _match_divisions(old: Provision, new: Provision, kinship: Kinship) -> None:
    """Divisions by level and name; renamed ones are found by what stands in them."""
    olds = [part for part in old.walk() if part.level in DIVISIONS and part is not old]
    news = [part for part in new.walk() if part.level in DIVISIONS and part is not new]
    names = [[_name(part) for part in side] for side in (olds, news)]
    exact = match(*names)
    exact.kept = {n: o for n, o in exact.kept.items() if names[0][o] == names[1][n]}
    exact.cut, exact.joined = {}, {}
    kinship.take(olds, news, exact)
    kinship.take_by_content([part for part in olds if not kinship.is_taken(part)], news)


def _name(division: Provision) -> str:
    words = division.heading.words if division.heading else ""
    return division.level.value + "".join(words.split())


def _key(provision: Provision) -> str:
    """The words, a reference standing as one sign whatever it points at; blocks are like nothing but blocks."""
    words = "".join(piece if isinstance(piece, str) else "\ufffc" for piece in provision.text)
    return f"\0{provision.block}\0{words}" if provision.level is Level.BLOCK else words


def _all_words(holder: Provision) -> str:
    heading = holder.heading.words if holder.heading else ""
    return heading + "".join(_key(part) for part in holder.walk() if part.level in BODY)


def _raise_from(graveyard: Iterable[Provision], new: Provision, used: set[Id], kinship: Kinship) -> None:
    """Deleted words that are typed again get their ids back."""
    buried: dict[tuple[Level, str], list[Provision]] = {}
    for part in (part for top in graveyard for part in top.walk()):
        if part.id not in used:
            buried.setdefault((part.level, _key(part) or _all_words(part)), []).append(part)
    for part in new.walk():
        found = buried.get((part.level, _key(part) or _all_words(part)))
        if kinship.former(part) is None and found:
            kinship.keep(part, found.pop(0))


def _renamed(provision: Provision, given: dict[Id, Id], kinship: Kinship) -> Provision:
    former = kinship.former(provision)
    merged = (*(former.merged if former else ()), *kinship.joined(provision))
    return replace(
        provision,
        id=given[provision.id],
        text=_follow(provision.text, given),
        children=tuple(_renamed(child, given, kinship) for child in provision.children),
        number=provision.number or (former.number if former else None),
        split_from=former.split_from if former else kinship.cut_from(provision),
        merged=tuple(dict.fromkeys(merged)),
    )


def _follow(text: Text, given: dict[Id, Id]) -> Text:
    def rename(pointer: Pointer) -> Pointer:
        return replace(pointer, targets=tuple(given.get(target, target) for target in pointer.targets))

    return tuple(changed(piece, rename) if isinstance(piece, Reference) else piece for piece in text)
