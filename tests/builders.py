"""Small instruments for tests, written as the text a reader would see."""

import random
import re

from workbench.citing.binding import bind
from workbench.language.marks import read_mark
from workbench.language.numerals import parse_numeral
from workbench.model.identity import IdSource
from workbench.model.instrument import ROOT_ID, Instrument, Mode, Numbering
from workbench.model.level import DIVISIONS, Level, rank
from workbench.model.provision import Heading, Number, Provision
from workbench.numbering.labels import Labels

_UNIT = re.compile(
    r"第([一二三四五六七八九十百千零]+)(分编|编|章|节|条)(?:之([一二三四五六七八九十]+))?(?=[\s　【]|$)[\s　]*(.*)"
)
_NAMES = {"条例": "本条例", "办法": "本办法", "法": "本法", "规定": "本规定"}


def build(
    source: str, *, bound: bool = True, suffixed: bool = False, restarts: tuple[tuple[Level, Level], ...] = ()
) -> Instrument:
    """An instrument from lines: a title, then 编章节条, paragraphs, （一） items, 1． subitems, 附件."""
    lines = [line.strip() for line in source.strip().splitlines() if line.strip()]
    title = lines[0]
    ids = IdSource(choose=random.Random(7).choice)
    root = _nest(_flat(lines[1:], ids, suffixed), Provision(ROOT_ID, Level.ROOT))
    name = next((own for kind, own in _NAMES.items() if title.endswith(kind)), "本法")
    numbering = Numbering(Mode.SUFFIXED if suffixed else Mode.SEQUENTIAL)
    numbering = Numbering(numbering.mode, (*restarts, *numbering.restarts))
    instrument = Instrument(title, root, kind=title[-2:], self_names=(name,), numbering=numbering)
    return bind(instrument, Labels(instrument)).instrument if bound else instrument


def _flat(lines: list[str], ids: IdSource, suffixed: bool) -> list[Provision]:
    return [node for line in lines for node in _line(line, ids, suffixed)]


def _line(line: str, ids: IdSource, suffixed: bool) -> list[Provision]:
    found = _UNIT.fullmatch(line)
    if found is None:
        return [_body(line, ids)]
    n, unit, k, words = found.groups()
    level = Level(unit)
    if level in DIVISIONS:
        return [Provision(ids.draw(), level, heading=Heading(words))]
    number = Number(parse_numeral(n) or 0, parse_numeral(k) or 0 if k else 0) if suffixed else None
    bracketed = re.match("【(.+?)】[\\s　]*", words)
    heading = Heading(bracketed[1], "【】") if bracketed else None
    text = words[bracketed.end() :] if bracketed else words
    return [
        Provision(ids.draw(), level, heading=heading, number=number),
        Provision(ids.draw(), Level.PARAGRAPH, (text,)),
    ]


def _body(line: str, ids: IdSource) -> Provision:
    if line.startswith(("附件", "附表")):
        return Provision(ids.draw(), Level.ANNEX, mark="附表" if line.startswith("附表") else "")
    if line == "序言":
        return Provision(ids.draw(), Level.PREAMBLE)
    mark = read_mark(line)
    if mark is None:
        return Provision(ids.draw(), Level.PARAGRAPH, (line,))
    level = Level.ITEM if mark.sample in ("（一）", "(一)") else Level.SUBITEM
    sample = mark.sample if mark.sample in ("(一)", "1、", "1.") else ""
    return Provision(ids.draw(), level, (line[mark.end :],), mark=sample)


def _nest(nodes: list[Provision], root: Provision) -> Provision:
    stack: list[tuple[Provision, list[Provision]]] = [(root, [])]
    for node in nodes:
        while len(stack) > 1 and (node.level is Level.ANNEX or rank(stack[-1][0].level) >= rank(node.level)):
            _close(stack)
        stack.append((node, []))
    while len(stack) > 1:
        _close(stack)
    return _with(*stack[0])


def _close(stack: list[tuple[Provision, list[Provision]]]) -> None:
    node, children = stack.pop()
    stack[-1][1].append(_with(node, children))


def _with(node: Provision, children: list[Provision]) -> Provision:
    from dataclasses import replace

    return replace(node, children=tuple(children))
