"""Random laws and random operations: every law of every operation, one after the other."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.operations.laws import check, done, well_formed
from tests.strategies import instruments, operations
from workbench.model.identity import Id
from workbench.model.instrument import Mode
from workbench.operations.apply import apply
from workbench.operations.results import Applied, Refused


def new_ids() -> Iterator[Id]:
    return (Id(f"Z{number:07d}") for number in count(1))


#: A sequence proves many laws at once; `make fuzz` asks for more.
FEWER = settings(max_examples=max(1, settings.default.max_examples // 3)) if settings.default else settings()


@pytest.mark.parametrize("mode", list(Mode))
@FEWER
@given(data=st.data())
def test_laws_hold_along_random_sequences(mode: Mode, data: st.DataObject) -> None:
    instrument = data.draw(instruments(mode))
    # What the strategy drew may cite by forms that cannot be true; the laws must hold all the same.
    well_formed(instrument)
    new = new_ids()
    for _ in range(data.draw(st.integers(1, 4))):
        operation = data.draw(operations(instrument, new))
        answer = apply(operation, instrument)
        if isinstance(answer, Refused):
            assert answer.problem.message.endswith("。") and answer.problem.hint, answer
        else:
            instrument = check(operation, instrument).instrument


@given(data=st.data())
def test_undoing_everything_restores_the_first_instrument(data: st.DataObject) -> None:
    first = instrument = data.draw(instruments())
    new, done_ones = new_ids(), list[Applied]()
    for _ in range(data.draw(st.integers(2, 6))):
        answer = apply(data.draw(operations(instrument, new)), instrument)
        if isinstance(answer, Applied):
            done_ones.append(answer)
            instrument = answer.instrument
    last = instrument
    for one in reversed(done_ones):
        instrument = done(one.inverse, instrument).instrument
    assert instrument == first
    for one in done_ones:
        instrument = done(one.operation, instrument).instrument
    assert instrument == last
