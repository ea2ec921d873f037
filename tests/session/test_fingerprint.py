"""The digest of a state does not depend on what was digested before."""

from itertools import count

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import instruments, operations
from workbench.model.identity import Id
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.session.hand.fingerprint import Fingerprint, digest


@given(data=st.data())
def test_step_by_step_and_at_once(data: st.DataObject) -> None:
    instrument, new = data.draw(instruments()), (Id(f"Z{number:07d}") for number in count(1))
    fingerprint, digests = Fingerprint(), {instrument: digest(instrument)}
    for _ in range(data.draw(st.integers(1, 5))):
        answer = apply(data.draw(operations(instrument, new)), instrument)
        if isinstance(answer, Refused):
            continue
        try:
            digests[answer.instrument] = digest(answer.instrument)
        except WorkbenchError:
            continue
        instrument = answer.instrument
        assert fingerprint.of(instrument) == digests[instrument]
    assert len(set(digests.values())) == len(digests)
