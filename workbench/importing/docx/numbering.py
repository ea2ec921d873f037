"""Word's automatic numbers: w:numPr of a paragraph or its style → the text Word would print in front of it."""

import re
from dataclasses import dataclass, field

from lxml import etree

from workbench.importing.docx.counts import NO_NUMBER, written
from workbench.importing.docx.names import W, below, children, number, switched, value
from workbench.importing.docx.styles import Styles

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a list: what it prints and how it counts. ``restart``: the level whose advance resets it."""

    start: int
    form: str
    text: str
    suffix: str
    legal: bool
    restart: int | None


@dataclass(slots=True)
class _List:
    """A w:num: its abstract list, the levels it overrides, the starts it overrides."""

    abstract: str
    steps: dict[int, Step] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through a document; ``label`` must be asked for its paragraphs in order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {a.get(W + "abstractNumId", ""): a for a in children(root, "abstractNum")}
        self._steps = {id: _steps(element) for id, element in self._abstract.items()}
        self._lists = {n.get(W + "numId", ""): _list(n) for n in children(root, "num")}
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, properties: etree._Element | None) -> str:
        """The number printed before a paragraph, with one space where Word sets a tab or space; "" for none."""
        listed, level = self._place(properties)
        if listed is None or listed not in self._lists:
            return ""
        step = self._step(listed, level)
        if step is None:
            return ""
        self._count(listed, level, step)
        return self._print(listed, level, step)

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """(list, level): from the paragraph itself, else from its style; list 0 switches numbering off."""
        style = value(properties, "w:pStyle") or self._styles.default
        inherited, deep = self._styles.numbering(style)
        listed = value(properties, "w:numPr/w:numId") or inherited
        level = number(properties, "w:numPr/w:ilvl")
        if level is None:
            level = deep if deep is not None else self._level_of(listed, style)
        return (None if listed in (None, "0") else listed), min(max(level, 0), 8)

    def _level_of(self, listed: str | None, style: str) -> int:
        """The level that names this style (w:pStyle in w:lvl)."""
        held = self._lists.get(listed or "")
        abstract = self._resolve(held.abstract) if held else None
        levels = children(self._abstract.get(abstract or ""), "lvl")
        found = next((level for level in levels if style and value(level, "w:pStyle") == style), None)
        return depth(found) if found is not None else 0

    def _resolve(self, abstract: str) -> str:
        """Follow w:numStyleLink to the abstract list that has the levels."""
        link = value(self._abstract.get(abstract), "w:numStyleLink")
        listed, _ = self._styles.numbering(link) if link else (None, None)
        held = self._lists.get(listed or "")
        return held.abstract if held and held.abstract != abstract else abstract

    def _step(self, listed: str, level: int) -> Step | None:
        held = self._lists[listed]
        return held.steps.get(level) or self._steps.get(self._resolve(held.abstract), {}).get(level)

    def _count(self, listed: str, level: int, step: Step) -> None:
        """Lists of one abstract list share their counters; an override of the start counts once."""
        held = self._lists[listed]
        counters = self._counters.setdefault(self._resolve(held.abstract), {})
        if level in held.starts and (listed, level) not in self._started:
            counters[level] = held.starts[level]
        else:
            counters[level] = counters[level] + 1 if level in counters else step.start
        self._started.add((listed, level))
        for deeper in range(level + 1, 9):
            below_step = self._step(listed, deeper)
            if below_step is None or below_step.restart is None or level <= below_step.restart:
                counters.pop(deeper, None)

    def _print(self, listed: str, level: int, step: Step) -> str:
        if step.form == "bullet":
            return ""
        counters = self._counters[self._resolve(self._lists[listed].abstract)]

        def place(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            shown = self._step(listed, at)
            if shown is None or shown.form in NO_NUMBER:
                return ""
            return written(counters.get(at, shown.start), "decimal" if step.legal else shown.form)

        words = _PLACE.sub(place, step.text)
        return words + (" " if words and step.suffix != "nothing" else "")


def _steps(abstract: etree._Element) -> dict[int, Step]:
    return {depth(level): _read_step(level) for level in children(abstract, "lvl")}


def _read_step(level: etree._Element) -> Step:
    restart = number(level, "w:lvlRestart")
    start = number(level, "w:start")
    return Step(
        start=0 if start is None else start,
        form=value(level, "w:numFmt") or "decimal",
        text=value(level, "w:lvlText") or "",
        suffix=value(level, "w:suff") or "tab",
        legal=switched(below(level, "w:isLgl")),
        restart=None if restart is None else restart - 1,
    )


def depth(element: etree._Element) -> int:
    """The w:ilvl of a level; 0 when it is missing or none."""
    written = element.get(W + "ilvl", "0")
    return int(written) if written.isdecimal() and len(written) == 1 else 0


def _list(element: etree._Element) -> _List:
    held = _List(value(element, "w:abstractNumId") or "")
    for override in children(element, "lvlOverride"):
        level = depth(override)
        start, whole = number(override, "w:startOverride"), below(override, "w:lvl")
        if whole is not None:
            held.steps[level] = _read_step(whole)
        if start is not None:
            held.starts[level] = start
    return held
