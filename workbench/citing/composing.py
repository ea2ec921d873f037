"""From a pointer to the citation that words it, as written first or in the fuller forms it may fall back to."""

from dataclasses import replace

from workbench.citing.places import Places
from workbench.citing.reading import Reading
from workbench.language.citations import Citation, Component, Head
from workbench.language.numerals import chinese
from workbench.model.level import DIVISIONS, Level
from workbench.model.provision import Provision
from workbench.model.reference import Form, Pointer, Style

#: What is said with 前 (前款, 前条); nobody says 前目.
PREVIOUS_UNITS = ("条", "款", "项", "章", "节")
_HEADS = {Form.THAT: Head.THAT, Form.SAME: Head.SAME}


def compose(pointer: Pointer, reading: Reading, places: Places) -> Citation | None:
    """The citation a pointer asks for, with today's numbers; None when its form has no words here.

    Whether the words would be true is for ``resolve`` to say.
    """
    if len(pointer.targets) > 1:
        return _several(pointer, reading, places)
    path = places.written_path(pointer.target, pointer.style.paragraph)
    if pointer.form is Form.FULL:
        return _full(path, pointer.style, places)
    depth = pointer.style.depth
    if depth > len(path):
        return None
    inner = path[len(path) - depth :]
    if pointer.form is Form.BARE:
        return _chain(Citation(0, 0, Head.NONE), inner, pointer.style, places) if inner else None
    return _headed(pointer, path[: len(path) - depth], inner, reading, places)


def _several(pointer: Pointer, reading: Reading, places: Places) -> Citation | None:
    """前两款: as many provisions as are named must stand just before."""
    level, count = places.labels.node(pointer.target).level, len(pointer.targets)
    if level.value not in PREVIOUS_UNITS or places.previous(reading.at, level, count) != pointer.targets:
        return None
    return Citation(0, 0, Head.PREVIOUS, unit=level.value, count=pointer.style.count or _numeral(count))


def _numeral(count: int) -> str:
    return "两" if count == 2 else chinese(count)


def _full(path: list[Provision], style: Style, places: Places) -> Citation | None:
    """From the article, annex or preamble in; a division from the level that needs no other to be certain."""
    for position, step in enumerate(path):
        match step.level:
            case Level.ARTICLE:
                return _chain(Citation(0, 0, Head.NONE), path[position:], style, places)
            case Level.PREAMBLE:
                return _chain(Citation(0, 0, Head.NAMED, unit="序言"), path[position + 1 :], style, places)
            case Level.ANNEX:
                opened = Citation(0, 0, Head.ANNEX, unit=places.labels.own(step.id))
                return _chain(opened, path[position + 1 :], style, places)
            case _:
                continue
    return _chain(Citation(0, 0, Head.NONE), list(places.labels.path(path[-1].id)), style, places)


def _headed(
    pointer: Pointer, outer: list[Provision], inner: list[Provision], reading: Reading, places: Places
) -> Citation | None:
    for base in _bases(outer, inner, places):
        if pointer.style.head and base.level.value != pointer.style.head:
            continue
        head = _head(pointer, base, reading, places)
        if head is not None:
            return _chain(head, inner, pointer.style, places)
        if base.level not in DIVISIONS:
            return None
    return None


def _bases(outer: list[Provision], inner: list[Provision], places: Places) -> list[Provision]:
    """Nearest first; 章 of a code are said of their 编 (本编第六章), in which they are counted, before their 分编."""
    counted_in = places.labels.instrument.numbering.restart(inner[0].level) if inner else None
    nearest_first = outer[::-1]
    return sorted(nearest_first, key=lambda base: base.level is not counted_in)


def _head(pointer: Pointer, base: Provision, reading: Reading, places: Places) -> Citation | None:
    """本条, 前款, 该条 or 总则 for ``base``, if that can be said from here."""
    if pointer.form is Form.NAMED:
        return Citation(0, 0, Head.NAMED, unit=base.heading.words) if base.heading else None
    if pointer.form in _HEADS:
        near = reading.last is not None and places.labels.above(reading.last, base.level) == base
        return Citation(0, 0, _HEADS[pointer.form], unit=base.level.value) if near else None
    if places.own(reading.at, base.level) == base:
        return Citation(0, 0, Head.THIS, unit=base.level.value)
    if base.level.value not in PREVIOUS_UNITS:
        return None
    before = places.previous(reading.at, base.level, 1) == (base.id,)
    return Citation(0, 0, Head.PREVIOUS, unit=base.level.value, count=pointer.style.count) if before else None


def _chain(opened: Citation, steps: list[Provision], style: Style, places: Places) -> Citation | None:
    components = [component for step in steps if (component := _component(step, style, places))]
    if len(components) != len(steps):
        return None
    if any(component.level is Level.SUBITEM for component in components):
        # 目 are cited in Arabic numerals next to Chinese ones (第二项第1目), so the choice is that of the 目 alone.
        components = [
            replace(found, digits=found.digits if found.level is Level.SUBITEM else "") for found in components
        ]
    if components and style.no_ordinal:
        components[0] = replace(components[0], no_ordinal=True)
    if components and style.no_unit:
        components[-1] = replace(components[-1], no_unit=True)
    return replace(opened, components=tuple(components)) if components else opened


def _component(step: Provision, style: Style, places: Places) -> Component | None:
    number = places.labels.number(step.id)
    if number is None:
        return None
    unit = step.level.value
    if step.level is Level.PARAGRAPH:
        parent = places.labels.parent(step.id)
        outer = parent.level if parent else Level.ARTICLE
        unit = {Level.ARTICLE: "款", Level.PREAMBLE: "自然段"}.get(outer, "段")
    return Component(unit, number, style.brackets if step.level is Level.ITEM else "", style.digits)
