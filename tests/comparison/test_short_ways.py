"""Short ways through a comparison: each gives what the long way gives."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.comparison.test_table_laws import FEWER, drafts
from tests.strategies import instruments
from workbench.citing import wording
from workbench.comparison import alignment
from workbench.comparison.alignment import Alignment, align
from workbench.comparison.data import to_data
from workbench.comparison.quoting import Quoted, shown
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.comparison.untouched import Untouched
from workbench.model.instrument import Instrument
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.model.text import Text
from workbench.rendering.comparison import data_json

WORDS = st.sampled_from(("，并及时公告", "。", "前款第二项", "　"))


@st.composite
def reworded(draw: st.DrawFn, instrument: Instrument) -> Instrument:
    """The same tree with words added to some of its provisions; what is not touched is the very same object."""

    def walk(outer: Provision) -> Provision:
        below = tuple(map(walk, outer.children))
        text: Text = outer.text
        if outer.level in BODY and draw(st.integers(0, 3)) == 0:
            text = (*text, draw(WORDS)) if text and not isinstance(text[-1], str) else (*text[:-1], draw(WORDS))
        untouched = text is outer.text and all(map(lambda a, b: a is b, below, outer.children))
        return outer if untouched else replace(outer, text=text, children=below)

    return replace(instrument, root=walk(instrument.root))


@st.composite
def texts_only(draw: st.DrawFn) -> tuple[Instrument, ...]:
    """Two or three versions that differ in texts only."""
    versions = [draw(instruments())]
    for _ in range(draw(st.integers(1, 2))):
        versions.append(draw(reworded(versions[-1])))
    return tuple(versions)


def tabled(versions: Sequence[Instrument]) -> Table:
    """The table of these versions."""
    return table(align(versions), [f"第{place}稿" for place in range(len(versions))])


@FEWER
@given(st.one_of(texts_only(), drafts()))
def test_versions_that_lean_on_one_another_give_the_same_table(versions: tuple[Instrument, ...]) -> None:
    found = tabled(versions)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(alignment, "are_alike", lambda _old, _new: False)
        assert tabled(versions) == found


@FEWER
@given(st.one_of(texts_only(), drafts()))
def test_rows_of_untouched_units_are_those_of_the_long_way(versions: tuple[Instrument, ...]) -> None:
    found = tabled(versions)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Untouched, "row", lambda _self, _share, _note: None)
        assert tabled(versions) == found


@FEWER
@given(st.one_of(texts_only(), drafts()))
def test_units_that_stayed_where_they_were_are_chained_as_the_long_way_does(versions: tuple[Instrument, ...]) -> None:
    found = tabled(versions)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Alignment, "is_straight", False)
        assert tabled(versions) == found


@FEWER
@given(instruments())
def test_untouched_units_share_their_cell(instrument: Instrument) -> None:
    found = tabled((instrument, instrument))
    assert all(row.cells[0] is row.cells[1] for row in found.rows if not row.is_front)


@FEWER
@given(st.one_of(texts_only(), drafts()))
def test_rows_are_written_as_json_writes_them(versions: tuple[Instrument, ...]) -> None:
    found = tabled(versions)
    assert data_json.write(found) == data_json.write(to_data(found))


@given(st.text())
def test_texts_are_quoted_as_json_quotes_them(words: str) -> None:
    assert Quoted()[words] == shown(data_json._ENCODE(words))


def test_no_hidden_character_is_taken_for_a_printable_one() -> None:
    for character in map(chr, range(0x10000)):
        assert shown(character) + r"\u200b" == shown(character + "\u200b")


@given(instruments())
def test_a_place_found_once_is_not_looked_up_again(instrument: Instrument) -> None:
    short = wording.Wording(instrument)
    said = {id: short.text(id) for id in short.labels}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(wording, "_NEAR", ())
        long = wording.Wording(instrument)
        assert {id: long.text(id) for id in long.labels} == said
