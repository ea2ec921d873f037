"""Fixed article numbers (之一 mode) after a merge: of two articles with one number the later takes the next free."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.merging.findings import Findings
from workbench.merging.sides import Side
from workbench.merging.values import Notice
from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import UNNUMBERED, Number, Provision
from workbench.numbering.components import with_unit
from workbench.operations.frozen import freeze
from workbench.operations.work import Work


def renumbered(merged: Instrument, base: Side, findings: Findings) -> Instrument:
    """Numbers as the mode has them: none, or each once."""
    if merged.numbering.mode is not Mode.SUFFIXED:
        return replace(merged, root=_bare(merged.root))
    articles = [part for part in merged.root.walk() if part.level is Level.ARTICLE and part.mark != UNNUMBERED]
    twice = set(_taken_twice(articles, base))
    free = {part.id for part in articles if part.number is None} | twice
    if not free:
        return merged
    work = Work(merged)
    try:
        freeze(free, work)
    except WorkbenchError:
        work = _counted(articles, free, merged)
    _say(articles, twice, work, findings)
    return work.instrument


def _bare(part: Provision) -> Provision:
    children = tuple(map(_bare, part.children))
    same = part.number is None and all(old is new for old, new in zip(part.children, children, strict=True))
    return part if same else replace(part, number=None, children=children)


def _taken_twice(articles: list[Provision], base: Side) -> Iterator[Id]:
    """Articles whose number another one has a better right to: one that had it in the base, else the first."""
    owners: dict[Number, Id] = {}
    for part in sorted(articles, key=lambda part: not _had(part, base)):
        if part.number is not None and owners.setdefault(part.number, part.id) != part.id:
            yield part.id


def _had(part: Provision, base: Side) -> bool:
    return part.id in base and base.nodes[part.id].number == part.number


def _counted(articles: list[Provision], free: set[Id], merged: Instrument) -> Work:
    """No number is left in front of the first one: those that need one go on after the last."""
    work = Work(merged)
    last = max((part.number.n for part in articles if part.number and part.id not in free), default=0)
    for part in articles:
        if part.id in free:
            last += 1
            work.tree.put(replace(work.tree.node(part.id), number=Number(last)))
    return work


def _say(articles: list[Provision], twice: set[Id], work: Work, findings: Findings) -> None:
    for part in articles:
        if part.id in twice and part.number and work.tree.node(part.id).number != part.number:
            findings.show(Notice.RENUMBERED, part.id, words=with_unit(part.number, "条"))
