"""What became of units between two outlines, whatever was done to them."""

from collections.abc import Sequence
from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from workbench.storage.history.outline_events import events
from workbench.storage.history.single_event import Event, Kind

Line = tuple[int, str, str]
_IDS = [f"AAAAAAA{letter}" for letter in "23456789ABCDEF"]


@st.composite
def outlines(draw: st.DrawFn) -> list[Line]:
    ids = draw(st.permutations(_IDS))[: draw(st.integers(0, len(_IDS)))]
    found: list[Line] = []
    for id in ids:
        deepest = found[-1][0] + 1 if found else 0
        found.append((draw(st.integers(0, min(deepest, 3))), id, draw(st.sampled_from(["", " 总则", " 附则"]))))
    return found


@st.composite
def pairs(draw: st.DrawFn) -> tuple[list[Line], list[Line]]:
    """Two outlines without anything in common, or one and the same after a line or two moved, came, went, changed."""
    old = draw(outlines())
    if draw(st.booleans()):
        return old, draw(outlines())
    new = list(old)
    if draw(st.booleans()) and new:
        new.insert(draw(st.integers(0, len(new) - 1)), new.pop(draw(st.integers(0, len(new) - 1))))
        return old, new
    for _ in range(draw(st.integers(1, 2))):
        if new:
            new.pop(draw(st.integers(0, len(new) - 1)))
        spare = [id for id in _IDS if id not in {line[1] for line in new}]
        at = draw(st.integers(0, len(new)))
        deepest = new[at - 1][0] + 1 if at else 0
        new.insert(
            at, (draw(st.integers(0, deepest)), draw(st.sampled_from(spare)), draw(st.sampled_from(["", " 乙"])))
        )
    return old, new


def written(lines: Sequence[Line]) -> bytes:
    return "".join(f"{'  ' * depth}条 {id}{heading}\n" for depth, id, heading in lines).encode()


def parents(lines: Sequence[Line]) -> dict[str, str]:
    path: list[str] = []
    found = {}
    for depth, id, _ in lines:
        del path[depth:]
        found[id] = path[-1] if path else ""
        path.append(id)
    return found


@given(pairs())
def test_every_unit_is_where_its_events_say(pair: tuple[list[Line], list[Line]]) -> None:
    old, new = pair
    found = events(written(old), written(new))
    kinds = dict[str, Kind](found)
    before, after = parents(old), parents(new)
    assert len(kinds) == len(found)
    assert {id for id, kind in kinds.items() if kind is Kind.OUT} == before.keys() - after.keys()
    assert {id for id, kind in kinds.items() if kind is Kind.IN} == after.keys() - before.keys()
    both = before.keys() & after.keys()
    assert {id for id in both if before[id] != after[id]} <= {id for id in both if kinds.get(id) is Kind.MOVED}
    assert siblings(old, kinds) == siblings(new, kinds)
    headings = [{id: heading for _, id, heading in side} for side in pair]
    changed = {id for id in both if headings[0][id] != headings[1][id]}
    assert {id for id in changed if kinds.get(id) is not Kind.MOVED} == {
        id for id, kind in kinds.items() if kind is Kind.LINE
    }


def siblings(lines: Sequence[Line], kinds: dict[str, Kind]) -> dict[str, list[str]]:
    """By parent, the order of those that are said to have stayed."""
    told = parents(lines)
    stayed = [id for _, id, _ in lines if kinds.get(id) in (None, Kind.LINE)]
    grouped = groupby(sorted(stayed, key=told.__getitem__), key=told.__getitem__)
    return {parent: list(ids) for parent, ids in grouped}


def test_one_article_into_another_depth_moved_alone() -> None:
    lines = [(0, "AAAAAAA2", " 总则"), (1, "AAAAAAA3", ""), (1, "AAAAAAA4", " 节"), (2, "AAAAAAA5", "")]
    moved = [lines[0], lines[2], lines[3], (2, "AAAAAAA3", "")]
    assert events(written(lines), written(moved)) == [Event("AAAAAAA3", Kind.MOVED)]
