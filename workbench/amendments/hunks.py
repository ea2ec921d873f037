"""The hunks of an amendment, numbered from 1: what can be taken one without the other."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from workbench.amendments.token_form import cut, joined
from workbench.amendments.values import Change, Rewording
from workbench.language.islands import settle
from workbench.language.matching import Gap, gaps
from workbench.language.three_way import Segments
from workbench.model.problems import refuse


class Hunk(NamedTuple):
    """``change``: the change that makes this hunk alone."""

    number: int
    change: Change


def hunks(changes: Sequence[Change]) -> tuple[Hunk, ...]:
    """Each stretch of words that is replaced, and each change of the structure."""
    return tuple(Hunk(number, change) for number, change in enumerate(_parts(changes), 1))


def chosen(changes: Sequence[Change], numbers: Collection[int]) -> tuple[Change, ...]:
    """The changes that make only these hunks; WorkbenchError where there is none of a number."""
    count = len(hunks(changes))
    if wrong := sorted(number for number in numbers if not 1 <= number <= count):
        raise refuse("no-such-hunk", f"这件修改建议没有第 {wrong[0]} 处修改。", hint=f"共有 {count} 处，用 show 查看。")
    result: list[Change] = []
    number = 0
    for change in changes:
        spans = _gaps(change) if isinstance(change, Rewording) else [None]
        wanted = [span for place, span in enumerate(spans, number + 1) if place in numbers]
        number += len(spans)
        if isinstance(change, Rewording) and wanted:
            result.append(_only(change, [span for span in wanted if span]))
        elif wanted:
            result.append(change)
    return tuple(result)


def _parts(changes: Sequence[Change]) -> Iterator[Change]:
    for change in changes:
        if isinstance(change, Rewording):
            yield from (_only(change, [span]) for span in _gaps(change))
        else:
            yield change


def _gaps(change: Rewording) -> list[Gap]:
    old, new = cut(change.base), cut(change.new)
    return settle(gaps(old, new), old, new)


def _only(change: Rewording, spans: Sequence[Gap]) -> Rewording:
    old, new = cut(change.base), cut(change.new)
    pieces: Segments = ()
    at = 0
    for span in spans:
        pieces += (*old[at : span.i1], *new[span.j1 : span.j2])
        at = span.i2
    return Rewording(change.target, change.base, joined((*pieces, *old[at:])))
