"""From a citation and where it stands to the provisions it names."""

from dataclasses import dataclass

from workbench.citing.places import Places
from workbench.citing.reading import Origin, Reading
from workbench.language.citations import UNIT_LEVELS, Citation, Component, Head
from workbench.language.numerals import parse_numeral
from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.provision import Provision


@dataclass(frozen=True, slots=True)
class Found:
    """The provisions a citation names, in document order (several only for 前两款)."""

    targets: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """Why a citation of this instrument names nothing certain; ``code`` as in Problem."""

    code: str
    reason: str


Resolution = Found | Unresolved | Origin
_NOTHING = Unresolved("reference-dangling", "没有这一处")


def resolve(citation: Citation, reading: Reading, places: Places) -> Resolution:
    """What ``citation`` names where ``reading`` stands; EXTERNAL and LOOSE are words to leave alone."""
    origin = reading.origin(citation)
    if reading.misnamed and origin is Origin.EXTERNAL:
        return Unresolved("reference-misnamed", "的自称与本文件的种类不符，不能确定所引条款")
    if origin is not Origin.OWN:
        return origin
    start = _start(citation, reading, places)
    if isinstance(start, Found | Unresolved):
        return start
    outer, components = start
    for component in components:
        found = _inside(outer, component, places)
        if len(found) != 1:
            return _ambiguous(len(found)) if found else _NOTHING
        outer = found[0]
    return Found((outer.id,))


def _ambiguous(count: int) -> Unresolved:
    return Unresolved("reference-ambiguous", f"可以指 {count} 处")


def _inside(outer: Provision, component: Component, places: Places) -> list[Provision]:
    if component.level in BODY:
        return places.body(outer, component.level, component.number)
    return [places.labels.node(id) for id in places.unit(component.level, component.number, outer.id) if id != outer.id]


_Start = tuple[Provision, tuple[Component, ...]]


def _start(citation: Citation, reading: Reading, places: Places) -> _Start | Found | Unresolved:
    """The provision from which the components lead on."""
    match citation.head:
        case Head.NONE:
            return _bare(citation, reading, places)
        case Head.PREVIOUS:
            return _previous(citation, reading, places)
        case Head.ANNEX:
            return _one(_annexes(citation, places), citation)
        case Head.NAMED:
            return _one(places.headed(citation.unit), citation)
        case Head.THIS:
            own = places.own(reading.at, UNIT_LEVELS[citation.unit])
        case Head.THAT | Head.SAME:
            own = _antecedent(reading, UNIT_LEVELS[citation.unit], places)
    missing = Unresolved("reference-dangling", f"这里没有所在的「{citation.unit}」")
    return missing if own is None else (own, citation.components)


def _antecedent(reading: Reading, level: Level, places: Places) -> Provision | None:
    return None if reading.last is None else places.labels.above(reading.last, level)


def _previous(citation: Citation, reading: Reading, places: Places) -> _Start | Found | Unresolved:
    count = parse_numeral(citation.count) if citation.count else 1
    targets = places.previous(reading.at, UNIT_LEVELS[citation.unit], count or 0)
    if not targets:
        return Unresolved("reference-dangling", f"前面没有这么多「{citation.unit}」")
    if len(targets) == 1:
        return places.labels.node(targets[0]), citation.components
    return Found(targets) if not citation.components else _ambiguous(len(targets))


def _one(found: list[Provision], citation: Citation) -> _Start | Unresolved:
    if len(found) != 1:
        return _ambiguous(len(found)) if found else _NOTHING
    return found[0], citation.components


def _annexes(citation: Citation, places: Places) -> list[Provision]:
    annexes = [node for node in places.labels.instrument.root.children if node.level is Level.ANNEX]
    word, number = citation.unit[:2], parse_numeral(citation.unit[2:])
    same = [node for node in annexes if (node.mark or "附件").startswith(word)]
    if number is None:
        return same
    return [node for node in same if (own := places.labels.number(node.id)) and own.n == number]


def _bare(citation: Citation, reading: Reading, places: Places) -> _Start | Unresolved:
    first = citation.components[0]
    if first.level not in BODY:
        return _bare_unit(citation, reading, places)
    base = _list_base(first.level, reading, places) or _own_base(first, reading, places)
    missing = Unresolved("reference-dangling", f"这里没有可数的「{first.unit}」")
    return missing if base is None else (base, citation.components)


def _list_base(level: Level, reading: Reading, places: Places) -> Provision | None:
    """第三款 after 「第十二条第一款、」 counts where its neighbour counts."""
    if not reading.joined or reading.last is None:
        return None
    neighbour = places.own(reading.last, level)
    return None if neighbour is None else places.labels.parent(neighbour.id)


def _own_base(first: Component, reading: Reading, places: Places) -> Provision | None:
    """第二款 counts in the own article, 第三项 in the own 款 when it has a list, else in what is around."""
    labels = places.labels
    if first.level is Level.PARAGRAPH:
        top = places.own(reading.at, Level.PARAGRAPH)
        return None if top is None else labels.parent(top.id)
    around = [step for step in labels.ancestors(reading.at) if step.level in (*BODY, Level.ARTICLE, Level.ANNEX)]
    holders = (step for step in around if _has(step, first.level))
    return next(holders, None) or _cited_holder(first.level, reading, places) or (around[-1] if around else None)


def _has(provision: Provision, level: Level) -> bool:
    return any(child.level is level for child in provision.children)


def _cited_holder(level: Level, reading: Reading, places: Places) -> Provision | None:
    """With no list around, 第五项 counts in the list cited before it; not right after 、, where that is doubtful."""
    if reading.last is None or reading.joined:
        return None
    return next((step for step in places.labels.ancestors(reading.last) if _has(step, level)), None)


def _bare_unit(citation: Citation, reading: Reading, places: Places) -> _Start | Unresolved:
    first, rest = citation.components[0], citation.components[1:]
    found = places.unit(first.level, first.number)
    outer_level = places.labels.instrument.numbering.restart(first.level)
    if outer_level is not None and len(found) > 1:
        outer = places.labels.above(reading.last, outer_level) if reading.joined and reading.last else None
        outer = outer or places.own(reading.at, outer_level)
        found = [id for id in found if outer and places.is_inside(id, outer.id)] or found
    if len(found) != 1:
        return _ambiguous(len(found)) if found else _NOTHING
    return places.labels.node(found[0]), rest
