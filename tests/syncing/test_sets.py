"""Opinions and amendments of two sides are put together as sets."""

import json
from dataclasses import replace

from tests.amendments.test_amendment_files import PATH, amendment
from workbench.amendments.values import Decision, State
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write
from workbench.storage.merging.amendment_files import merged_amendment
from workbench.storage.merging.line_sets import united


def lines(*rows: dict[str, object]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def test_every_line_of_either_side_is_kept_in_a_fixed_order() -> None:
    base = lines({"id": "1"}, {"id": "2"})
    ours, theirs = base + lines({"id": "4"}), base + lines({"id": "3"})
    assert united(base, ours, theirs) == united(base, theirs, ours) == base + lines({"id": "3"}, {"id": "4"})


def test_what_one_side_took_out_is_gone() -> None:
    base = lines({"id": "1"}, {"id": "2"})
    assert united(base, lines({"id": "2"}), base + lines({"id": "3"})) == lines({"id": "2"}, {"id": "3"})


def test_one_id_with_two_contents_is_left_to_people() -> None:
    base = lines({"id": "1", "text": "甲"})
    assert united(base, lines({"id": "1", "text": "乙"}), lines({"id": "1", "text": "丙"})) is None


def test_lines_without_ids_are_a_set_too() -> None:
    assert united(None, b'{"when":"2"}\n', b'{"when":"1"}\n{"when":"2"}\n') == b'{"when":"1"}\n{"when":"2"}\n'


def test_an_amendment_decided_here_and_explained_there_is_both() -> None:
    base = amendment()
    ours = replace(base, state=State.REJECTED, decision=Decision("2026-01-01", "某人", "幅度过大", "谢谢"))
    theirs = replace(base, reason="补充了理由", opinions=(*base.opinions, "8"))
    files = [write(one) for one in (base, ours, theirs)]
    made = merged_amendment(PATH, files[0], files[1], files[2])
    assert made is not None
    assert made == merged_amendment(PATH, files[0], files[2], files[1])
    found, problems = read(PATH, made, "draft")
    assert not problems
    assert found == replace(ours, reason="补充了理由", opinions=(*base.opinions, "8"))


def test_two_decisions_on_one_amendment_are_left_to_people() -> None:
    base = amendment()
    sides = [
        replace(base, state=state, decision=Decision("2026-01-01", "某人")) for state in (State.REJECTED, State.LAPSED)
    ]
    assert merged_amendment(PATH, write(base), *map(write, sides)) is None
