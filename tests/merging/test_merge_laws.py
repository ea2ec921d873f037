"""Random laws, changed on two sides by random operations: the merge is symmetric, valid, and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.merging.merge_laws import merged
from tests.strategies import instruments, operations
from workbench.merging.merge import merge
from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.model.text import join
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Insert, Operation, Replace

MODES = st.sampled_from(tuple(Mode))


def edited(data: st.DataObject, base: Instrument, prefix: str, most: int = 4) -> Instrument:
    """A side: some operations on a law, those left out that are refused. What it writes carries marks of its own."""
    new = (Id(f"{prefix}{number:07d}") for number in count(1))
    marks = (f"某{'甲' if prefix == 'P' else '乙'}{number}号" for number in count(1))
    for _ in range(data.draw(st.integers(1, most))):
        done = apply(_marked(data.draw(operations(base, new)), marks), base)
        base = done.instrument if isinstance(done, Applied) else base
    return base


def _marked(operation: Operation, marks: Iterator[str]) -> Operation:
    match operation:
        case Replace(target, text):
            return Replace(target, join((*text, next(marks))))
        case Insert(parent, index, provision):
            return Insert(parent, index, _marked_in(provision, marks))
        case _:
            return operation


def _marked_in(part: Provision, marks: Iterator[str]) -> Provision:
    text = join((next(marks), *part.text)) if part.level in BODY else part.text
    return replace(part, text=text, children=tuple(_marked_in(child, marks) for child in part.children))


@given(st.data(), MODES)
def test_two_sides(data: st.DataObject, mode: Mode) -> None:
    base = data.draw(instruments(mode))
    merged(base, edited(data, base, "P"), edited(data, base, "Q"))


@given(st.data(), MODES)
def test_one_side_alone_and_the_same_twice(data: st.DataObject, mode: Mode) -> None:
    base = data.draw(instruments(mode))
    side = edited(data, base, "P")
    for found in (merge(base, base, side), merge(base, side, base), merge(base, side, side)):
        assert found.instrument == side
        assert not found.conflicts + found.confirmations
