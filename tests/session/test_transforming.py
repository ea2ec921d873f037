"""A later version as one operation on an earlier one: it gives exactly that version, and can be undone."""

from collections.abc import Iterator
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.laws_in_hand import LAW, done, law
from tests.strategies import instruments, operations
from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.session.comparing.differences import differences
from workbench.session.editing.merging import merging
from workbench.session.intake.transforming import transformation
from workbench.session.view import View


def new_ids() -> Iterator[Id]:
    return (Id(f"Z{number:07d}") for number in count(1))


def later(data: st.DataObject, instrument: Instrument) -> Instrument:
    """The instrument after some random edits, in the same numbering mode all the time.

    Places that changed before numbers were frozen are refused as a move of frozen articles, which is right.
    """
    new, mode = new_ids(), instrument.numbering.mode
    for _ in range(data.draw(st.integers(1, 6))):
        answer = apply(data.draw(operations(instrument, new)), instrument)
        if isinstance(answer, Applied) and answer.instrument.numbering.mode is mode:
            instrument = answer.instrument
    return instrument


@pytest.mark.parametrize("mode", list(Mode))
@given(data=st.data())
def test_it_gives_the_other_version(mode: Mode, data: st.DataObject) -> None:
    old = data.draw(instruments(mode))
    new = later(data, old)
    answer = apply(transformation(old, new), old)
    assert isinstance(answer, Applied), answer
    assert answer.instrument == new
    back = apply(answer.inverse, answer.instrument)
    assert isinstance(back, Applied) and back.instrument == old


def test_what_goes_is_looked_for_where_it_stands_then() -> None:
    """Found by chance: an item left over inside a list that had moved out of a paragraph that goes."""
    first = law("某市规定\n第一条　甲。\n乙：\n（一）丙；\n（二）丁：\n1．戊；\n2．己。\n")
    _, second = done(first, merging(first, first, [first.locate("1.1"), first.locate("1.2")]))
    _, third = done(second, merging(second, second, [second.locate("1.1.2.1"), second.locate("1.1.2.2")]))
    answer = apply(transformation(first.instrument, third.instrument), first.instrument)
    assert isinstance(answer, Applied) and answer.instrument == third.instrument


def test_nothing_to_do() -> None:
    view = law(LAW)
    assert transformation(view.instrument, view.instrument).operations == ()
    assert list(differences(view, view)) == []


@given(data=st.data())
def test_there_is_a_line_for_every_difference_of_words(data: st.DataObject) -> None:
    old = data.draw(instruments())
    new = later(data, old)
    before, after = View(old), View(new)
    lines = list(differences(before, after))
    changed = [id for id in after.labels if id in before.labels and before.node(id).text != after.node(id).text]
    assert len([line for line in lines if " → " in line or "：文字相同，" in line]) >= len(changed)
