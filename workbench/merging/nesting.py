"""The tree put together, with every provision where its level may stand."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.merging.findings import Findings
from workbench.merging.values import Notice
from workbench.model.identity import Id
from workbench.model.level import BODY, Level, may_hold
from workbench.model.provision import Provision

_ENDS = {Level.PREAMBLE: 0, Level.ANNEX: 2}


def nested(root: Id, parts: dict[Id, Provision], children: dict[Id, list[Id]], findings: Findings) -> Provision:
    """The whole tree. What its parent may no longer hold follows that parent, as when a level is changed."""
    while (stray := next(_strays(root, parts, children), None)) is not None:
        findings.show(Notice.RENESTED, stray[-1])
        _put_out(stray, parts, children)
    children[root] = _ends_apart(children.get(root, []), parts)
    return _built(root, parts, children)


def _strays(root: Id, parts: Mapping[Id, Provision], children: Mapping[Id, list[Id]]) -> Iterator[list[Id]]:
    """Lines of descent, from the root to something that may not stand where it does."""
    waiting = [[root]]
    while waiting:
        line = waiting.pop()
        for id in children.get(line[-1], ()):
            if not may_hold(parts[line[-1]].level, parts[id].level):
                yield [*line, id]
            elif id in children:
                waiting.append([*line, id])


def _put_out(line: list[Id], parts: dict[Id, Provision], children: dict[Id, list[Id]]) -> None:
    """Make it a sibling behind the nearest provision above it whose parent may hold it; else a 款 at its place."""
    stray, level = line[-1], parts[line[-1]].level
    children[line[-2]].remove(stray)
    for above in range(len(line) - 2, 0, -1):
        if may_hold(parts[line[above - 1]].level, level):
            place = children[line[above - 1]]
            place.insert(place.index(line[above]) + 1, stray)
            return
    parts[stray] = replace(parts[stray], level=Level.PARAGRAPH, mark="")
    holder = max(place for place in range(len(line) - 1) if may_hold(parts[line[place]].level, Level.PARAGRAPH))
    siblings = children.setdefault(line[holder], [])
    siblings.insert(siblings.index(line[holder + 1]) + 1 if holder < len(line) - 2 else len(siblings), stray)


def _ends_apart(ids: list[Id], parts: Mapping[Id, Provision]) -> list[Id]:
    """序言 in front of everything, 附件 behind."""
    ranks, here = dict[Id, int](), 0
    for id in ids:
        here = here if parts[id].level in BODY else _ENDS.get(parts[id].level, 1)
        ranks[id] = here
    return sorted(ids, key=ranks.__getitem__)


def _built(id: Id, parts: Mapping[Id, Provision], children: Mapping[Id, list[Id]]) -> Provision:
    below = tuple(_built(child, parts, children) for child in children.get(id, ()))
    return replace(parts[id], children=below)
