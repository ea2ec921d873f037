"""Laws of every table: each provision of each version stands in it once, and redlines give the texts back."""

from collections import Counter
from dataclasses import replace
from itertools import count, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import instruments, operations
from workbench.comparison.alignment import Alignment, align
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.language.redline import new_text, old_text
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.operations.apply import apply
from workbench.operations.results import Applied

#: A table proves many laws at once; `make fuzz` asks for more.
FEWER = settings(max_examples=max(1, settings.default.max_examples // 3)) if settings.default else settings()


@st.composite
def drafts(draw: st.DrawFn, fewest: int = 2, most: int = 4) -> tuple[Instrument, ...]:
    """So many versions of one draft, each a few random operations after the one before."""
    versions = [draw(instruments())]
    new = (Id(f"Z{number:07d}") for number in count(1))
    for _ in range(draw(st.integers(fewest - 1, most - 1))):
        current = versions[-1]
        for _ in range(draw(st.integers(0, 4))):
            answer = apply(draw(operations(current, new)), current)
            current = answer.instrument if isinstance(answer, Applied) else current
        versions.append(current)
    return tuple(versions)


def columns(alignment: Alignment) -> tuple[str, ...]:
    """A heading for each column."""
    return tuple(f"第{place}稿" for place in range(len(alignment.versions)))


def assert_whole(alignment: Alignment, found: Table) -> None:
    """Every unit has a row, and the words of every line stand in one row each, in whole."""
    for place, version in enumerate(alignment.versions):
        cells = [cell for row in found.rows if (cell := row.cells[place]) is not None and cell.id is not None]
        assert {cell.id for cell in cells} == set(version.units)
        pieces = sorted((line.start, line) for cell in cells for line in cell.lines)
        words: dict[Id, str] = {}
        for _, line in pieces:
            words[line.id] = words.get(line.id, "") + line.words
        assert words == {line.id: version.words(line) for line in version.lines.values()}
        starts = Counter((line.id, line.start) for _, line in pieces)
        assert set(starts.values()) <= {1}


def assert_redlines(found: Table) -> None:
    """The redline of two columns gives both texts back."""
    for row in found.rows:
        for (old, new), redline in zip(pairwise(row.cells), row.redlines, strict=True):
            assert old_text(redline) == (old.text if old else "")
            assert new_text(redline) == (new.text if new else "")


def assert_ordered(alignment: Alignment, found: Table) -> None:
    """Rows follow the newest text."""
    last = alignment.versions[-1]
    places = [last.order[cell.id] for row in found.rows if (cell := row.cells[-1]) and cell.id is not None]
    assert places == sorted(places)


@FEWER
@given(drafts())
def test_versions_of_a_draft(versions: tuple[Instrument, ...]) -> None:
    alignment = align(versions)
    found = table(alignment, columns(alignment))
    assert_whole(alignment, found)
    assert_redlines(found)
    assert_ordered(alignment, found)
    for place, version in enumerate(alignment.versions[:-1]):
        for id in version.units:
            kept = id in alignment.versions[place + 1].units
            assert not kept or alignment.pairings[place].between(id, id) is not None


@FEWER
@given(instruments(), instruments(), instruments())
def test_texts_without_common_ids(one: Instrument, two: Instrument, three: Instrument) -> None:
    alignment = align([one, renamed(two, "M"), renamed(three, "N")])
    found = table(alignment, columns(alignment))
    assert_whole(alignment, found)
    assert_redlines(found)
    assert_ordered(alignment, found)
    assert all(0 <= row.score <= 1 for row in found.rows)


@FEWER
@given(drafts())
def test_a_draft_against_itself(versions: tuple[Instrument, ...]) -> None:
    alignment = align([versions[-1], versions[-1]])
    found = table(alignment, columns(alignment))
    assert found.is_unchanged and found.doubtful == ()


def renamed(instrument: Instrument, letter: str) -> Instrument:
    """The same with ids of its own; what its texts cite is left dangling on purpose."""

    def rename(provision: Provision) -> Provision:
        id = provision.id if provision.level is Level.ROOT else Id(letter + provision.id[1:])
        return replace(provision, id=id, children=tuple(map(rename, provision.children)))

    return replace(instrument, root=rename(instrument.root))
