"""Locators: what people say to name a place.

第十五条第二款第三项, 15.2.3, 第三章, 第一百二十条之一, 附件一, an id; in a 方案 also 三、（二）5． and parts of it.
"""

import re

from workbench.language.numerals import NUMERAL, parse_numeral
from workbench.model.identity import Id, is_id
from workbench.model.level import LISTED, TIERS, Level
from workbench.model.problems import refuse
from workbench.model.provision import Number, Provision
from workbench.numbering.labels import Labels

_STEP = re.compile(
    rf"第[（(]?(?P<n>{NUMERAL})[）)]?(?P<unit>分编|编|章|节|条|自然段|款|项|目|段)(?:之(?P<k>{NUMERAL})(?![的规]))?"
    rf"|(?P<annex>附件|附表|附录)(?P<a>{NUMERAL})?"
    r"|(?P<word>序言|总则|分则|附则)"
)
_LEVELS = {level.value: level for level in Level} | {"自然段": Level.PARAGRAPH, "段": Level.PARAGRAPH}
_DOTTED = re.compile(r"\d{1,5}(?:-\d{1,5})?(?:\.\d{1,5}){0,3}")
_HAN = "[一二三四五六七八九十]+"
_MARKS = re.compile(rf"(?:({_HAN})(?:、|(?=（|\d|第|$)))?(?:（({_HAN})）)?(?:(\d+)[．、]?)?(?:（(\d+)）)?")
_FULL_WIDTH = str.maketrans("().", "（）．")


def locate(words: str, labels: Labels) -> Id:
    """The id of the place ``words`` name in this tree; WorkbenchError when there is none or more than one."""
    words = "".join(words.split())
    if is_id(words.upper()):
        return _known(Id(words.upper()), labels)
    tiers = _tier_steps(words, labels)
    if tiers:
        return _exact(words, labels) or _descend(tiers, words, labels)
    if _DOTTED.fullmatch(words):
        return _descend(_dotted(words), words, labels)
    return _descend(_steps(words), words, labels)


def _known(id: Id, labels: Labels) -> Id:
    if id not in labels:
        raise refuse("no-such-place", f"没有标识为 {id} 的条款。", where=id, hint="用 outline 查看现有条款。")
    return id


_Step = tuple[Level, Number | None, str]


def _tier_steps(words: str, labels: Labels) -> list[_Step]:
    """三、（二）5． or the end of it, and 款 inside; [] where the words or the instrument are of another kind."""
    plain = words.translate(_FULL_WIDTH)
    found = _MARKS.match(plain)
    levels = {labels.node(id).level for id in labels}
    if found is None or not found[0] or levels.isdisjoint(TIERS):
        return []
    if Level.ARTICLE in levels and _DOTTED.fullmatch(words):
        return []
    numbers = zip(TIERS, found.groups(), strict=True)
    steps: list[_Step] = [(tier, Number(parse_numeral(said) or 0), "") for tier, said in numbers if said]
    rest = plain[found.end() :]
    return [*steps, *_steps(rest)] if rest else steps


def _steps(words: str) -> list[_Step]:
    steps, end = [], 0
    for found in _STEP.finditer(words):
        if found.start() != end:
            break
        steps.append(_step(found))
        end = found.end()
    if not steps or end != len(words):
        raise refuse(
            "bad-locator", f"「{words}」不是条款的写法。", where=words, hint="例如：第十五条第二款、15.2、第三章。"
        )
    return steps


def _step(found: re.Match[str]) -> _Step:
    if found["word"]:
        return (Level.PREAMBLE if found["word"] == "序言" else Level.ROOT), None, found["word"]
    if found["annex"]:
        number = parse_numeral(found["a"]) if found["a"] else None
        return Level.ANNEX, None if number is None else Number(number), found["annex"]
    n, k = parse_numeral(found["n"]), parse_numeral(found["k"]) if found["k"] else 0
    return _LEVELS[found["unit"]], Number(n or 0, k or 0), ""


def _dotted(words: str) -> list[_Step]:
    first, *rest = words.split(".")
    n, _, k = first.partition("-")
    levels = (Level.PARAGRAPH, Level.ITEM, Level.SUBITEM)
    steps: list[_Step] = [(Level.ARTICLE, Number(int(n), int(k or 0)), "")]
    return steps + [(level, Number(int(part)), "") for level, part in zip(levels, rest, strict=False)]


def _descend(steps: list[_Step], words: str, labels: Labels) -> Id:
    candidates: list[Provision] = [labels.instrument.root]
    for step in steps:
        candidates = [match for outer in candidates for match in _below(outer, step, labels)]
    return _only(candidates, words, labels)


def _below(outer: Provision, step: _Step, labels: Labels) -> list[Provision]:
    """The provisions inside ``outer`` that a step names; levels in between may be left unsaid."""
    level, number, word = step
    if level is Level.PARAGRAPH or level in LISTED:
        return _body(outer, level, number, labels)
    return [node for node in outer.walk() if node is not outer and _answers(node, level, number, word, labels)]


def _answers(node: Provision, level: Level, number: Number | None, word: str, labels: Labels) -> bool:
    if level is Level.ROOT:
        return node.heading is not None and node.heading.words == word
    if node.level is not level or (word and level is Level.ANNEX and not (node.mark or "附件").startswith(word)):
        return False
    return number is None or labels.number(node.id) == number


def _body(outer: Provision, level: Level, number: Number | None, labels: Labels) -> list[Provision]:
    here = [child for child in outer.children if child.level is level]
    found = [child for child in here if number is None or labels.number(child.id) == number]
    if here or outer.level not in (Level.ARTICLE, Level.ROOT, Level.ANNEX, Level.PREAMBLE, Level.PARAGRAPH):
        return found
    return [match for child in outer.children for match in _body(child, level, number, labels)]


def _exact(words: str, labels: Labels) -> Id | None:
    """The place whose whole label this is; 一、 is not also the 一、 of an annex."""
    plain = words.translate(_FULL_WIDTH)
    found = [id for id in labels if labels.full(id).translate(_FULL_WIDTH) == plain]
    return found[0] if len(found) == 1 else None


def _only(candidates: list[Provision], words: str, labels: Labels) -> Id:
    if not candidates:
        raise refuse("no-such-place", f"没有「{words}」。", where=words, hint="用 outline 查看现有条款。")
    if len(candidates) > 1:
        named = "、".join(f"{labels.full(node.id)}（{node.id}）" for node in candidates[:4])
        raise refuse(
            "ambiguous-place",
            f"「{words}」可以指 {len(candidates)} 处：{named}。",
            where=words,
            hint="写全，或者用标识。",
        )
    return candidates[0].id
