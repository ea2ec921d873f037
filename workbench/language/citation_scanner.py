"""Finds the citations of a string, lists and elided forms included: 第十二条第一、二款和第三款第（一）项至（三）项."""

import re
from collections.abc import Container, Iterator
from dataclasses import replace

from workbench.language.citations import UNIT_LEVELS, Citation, Component, Head
from workbench.language.numerals import NUMERAL, parse_numeral
from workbench.model.level import Level, rank
from workbench.model.provision import Number

#: Words between the members of a list of citations; 至 and 到 make a range of the two around them.
SEPARATORS = ("、", "和", "与", "及", "或者", "或", "以及", "至", "，")
RANGE = "至"
_SEPARATOR = re.compile("、|以及|或者|和|与|及|或|至|，")
#: Words that merely begin like a unit: 项目, 款项, 条例, 条件, 章程, 节目, 编制.
_UNIT = (
    "分编|编(?![制号码委])|章(?!程)|节(?![目日约能假气课])|条(?!例(?!外)|件|约(?!定)|形)|自然段"
    "|款(?!项)|项(?!目)|目(?!录|标|前|的地)|段(?![落时])"
)
_NUMERAL = rf"(?P<open>[（(]?)\s?(?P<n>{NUMERAL})\s?(?P<close>[）)]?)"
_COMPONENT = re.compile(rf"第\s?{_NUMERAL}\s?(?P<unit>{_UNIT})(?:之(?P<k>[一二三四五六七八九十]{{1,3}}))?")
_ELIDED_FIRST = re.compile(rf"第{_NUMERAL}(?=(?:、|以及|或者|和|与|及|或|至))")
_ELIDED_NEXT = re.compile(rf"{_NUMERAL}(?P<unit>{_UNIT})?")
_HEAD = re.compile(
    r"(?P<this>本)(?P<this_unit>分编|编(?!制|号)|章(?!程)|节(?![目日约])|条(?!例|约|件|款)|款(?!项)|项(?!目)|目(?!录|标|前|的地))"
    r"|(?P<previous>前)(?P<count>[一二两三四五六七八九十]?)(?P<previous_unit>条(?!例|件)|款(?!项)|项(?!目)|章(?!程)|节(?!目))"
    r"|(?P<that>(?<!各)该|(?<!合)(?<!相)(?<!不)(?<!共)同)(?P<that_unit>条(?!例|件|约|款)|[款项](?=第|规定|的规定|所)|[章节](?![程目]))"
    rf"|(?P<annex>附件|附表|附录)(?P<annex_number>{NUMERAL})?"
    r"|(?P<named>总则|分则|附则)|(?P<preamble>序言)(?=第)"
)
_START = re.compile(
    "第|本[分编章节条款项目]|前[一二两三四五六七八九十]?[条款项章节]|[该同][条款项章节]|附[件表录]|[总分附]则|序言第"
)
#: A unit, and what makes another word of it (条例, 项目); 之 begins a suffix. Behind other words any of them may.
_OTHER_WORDS = ("编制号码委", "章程", "节目日约能假气课", "条例件约形", "款项", "项目", "目录标前的", "段落时")
_RISKY_AFTER = {words[0]: frozenset(words[1:] + "之") for words in _OTHER_WORDS}
_RISKY = frozenset("例件约形程目日能假气课款项制号码委段落时标前录的地之")


def scan(words: str) -> tuple[Citation, ...]:
    """Every citation in ``words``, in order; those of a list follow one another with a separator between."""
    return tuple(_scan(words))


def is_read_whole(citation: Citation, ahead: str) -> bool:
    """Whether ``citation`` would be found again, no longer and no shorter, when ``ahead`` follows it.

    An elided member of a list is read with its neighbours, not by itself.
    """
    if any(component.no_unit or component.no_ordinal for component in citation.components):
        return True
    doubtful = citation.head in (Head.THAT, Head.SAME) and not citation.components
    if not doubtful and ahead[:1] not in _risky(citation):
        return True
    found = scan(citation.words + ahead[:4])
    return bool(found) and found[0].words == citation.words


def _risky(citation: Citation) -> Container[str]:
    last = citation.components[-1] if citation.components and citation.head is Head.NONE else None
    return _RISKY if last is None or last.number.k else _RISKY_AFTER[last.unit[-1]]


def _scan(words: str) -> Iterator[Citation]:
    at = 0
    while found := _START.search(words, at):
        group = _group(words, found.start())
        yield from group
        at = group[-1].end if group else found.start() + 1


def _group(words: str, start: int) -> list[Citation]:
    """A citation and those joined to it; 第一 of 第一、二款 counts only with the member that completes it."""
    first = _citation(words, start)
    members = [first] if first else _elided(words, start, ())
    while members and (separator := _SEPARATOR.match(words, members[-1].end)):
        following = _next(words, separator.end(), members[-1])
        if not following:
            break
        members.extend(following)
    return members


def _next(words: str, start: int, last: Citation) -> list[Citation]:
    joined = _citation(words, start)
    if joined is not None:
        return [joined]
    if elided := _elided(words, start, ()):
        return elided
    if not last.components:
        return []
    found, before = _ELIDED_NEXT.match(words, start), last.components[-1]
    if found is None:
        return []
    last_of_list = found["unit"] == before.unit
    if not last_of_list and not (before.no_unit and _borrowed_unit(words, found.end()) == before.unit):
        return []
    component = _component(found, before.unit)
    if component is None:
        return []
    return [Citation(start, found.end(), Head.NONE, (replace(component, no_ordinal=True, no_unit=not last_of_list),))]


def _citation(words: str, start: int) -> Citation | None:
    head = _HEAD.match(words, start)
    if head is None:
        return _chain(words, start, Citation(start, start, Head.NONE))
    opened = _opened(head)
    return _chain(words, head.end(), opened) or opened


def _opened(head: re.Match[str]) -> Citation:
    start, end = head.span()
    if head["this"]:
        return Citation(start, end, Head.THIS, unit=head["this_unit"])
    if head["previous"]:
        return Citation(start, end, Head.PREVIOUS, unit=head["previous_unit"], count=head["count"])
    if head["that"]:
        return Citation(start, end, Head(head["that"]), unit=head["that_unit"])
    if head["annex"]:
        return Citation(start, end, Head.ANNEX, unit=head[0])
    return Citation(start, end, Head.NAMED, unit=head[0])


def _chain(words: str, start: int, opened: Citation) -> Citation | None:
    """The components from ``start`` on, each of an inner level; the last may be elided (第十二条第一、二款)."""
    components: list[Component] = []
    at, level = start, _head_level(opened)
    while found := _COMPONENT.match(words, at):
        component = _component(found, found["unit"])
        if component is None or (level is not None and rank(component.level) <= rank(level)):
            break
        components.append(component)
        at, level = found.end(), component.level
    if components or opened.head is not Head.NONE:
        partial = replace(opened, end=at, components=tuple(components))
        elided = _elided(words, at, tuple(components), opened)
        return elided[0] if elided else (partial if components else None)
    return None


def _head_level(opened: Citation) -> Level | None:
    return UNIT_LEVELS.get(opened.unit) if opened.head in (Head.THIS, Head.PREVIOUS, Head.THAT, Head.SAME) else None


def _elided(words: str, start: int, before: tuple[Component, ...], opened: Citation | None = None) -> list[Citation]:
    """第一 of 第一、二款, when a later member of the list says what it counts; its unit is borrowed from there."""
    found = _ELIDED_FIRST.match(words, start)
    if found is None or _component(found, "款") is None:
        return []
    unit = _borrowed_unit(words, found.end())
    component = _component(found, unit) if unit else None
    if component is None or (before and rank(component.level) <= rank(before[-1].level)):
        return []
    base = opened or Citation(start, start, Head.NONE)
    first = replace(base, end=found.end(), components=(*before, replace(component, no_unit=True)))
    return [first]


def _borrowed_unit(words: str, at: int) -> str:
    while separator := _SEPARATOR.match(words, at):
        found = _ELIDED_NEXT.match(words, separator.end()) or _COMPONENT.match(words, separator.end())
        if found is None or separator[0] == "，":
            return ""
        if found["unit"]:
            return found["unit"]
        at = found.end()
    return ""


def _component(found: re.Match[str], unit: str) -> Component | None:
    n = parse_numeral(found["n"])
    if n is None or bool(found["open"]) != bool(found["close"]):
        return None
    k = parse_numeral(found["k"]) if found.groupdict().get("k") else 0
    first = found["n"][0]
    digits = "１" if first in "０１２３４５６７８９" else "1" if first.isascii() else ""
    return Component(unit, Number(n, k or 0), found["open"], digits)
