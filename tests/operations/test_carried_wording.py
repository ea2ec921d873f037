"""What one operation found out is handed to the next: the answer is the one that a look at everything gives."""

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import instruments, operations
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Mode
from workbench.operations.apply import apply
from workbench.operations.results import Refused


@pytest.mark.parametrize("mode", list(Mode))
@given(data=st.data())
def test_handing_the_wording_on_changes_nothing(mode: Mode, data: st.DataObject) -> None:
    instrument, new = data.draw(instruments(mode)), (Id(f"Z{number:07d}") for number in count(1))
    carried = Wording(instrument)
    for _ in range(data.draw(st.integers(1, 5))):
        operation = data.draw(operations(instrument, new))
        answer = apply(operation, instrument, carried)
        assert answer == apply(operation, instrument)
        if not isinstance(answer, Refused):
            instrument, carried = answer.instrument, answer.wording
            _says_the_same(carried, Wording(instrument))


def _says_the_same(carried: Wording, fresh: Wording) -> None:
    assert list(carried.labels) == list(fresh.labels)
    for id in fresh.labels:
        text = fresh.labels.node(id).text
        assert carried.labels.full(id) == fresh.labels.full(id)
        assert carried.shown(text, id) == fresh.shown(text, id)
