"""Opinions and amendments of two sides are put together as sets."""

import json
from collections.abc import Mapping
from dataclasses import replace

from tests.amendments.test_amendment_files import PATH, amendment
from workbench.amendments.values import Decision, State
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write
from workbench.storage.merging.amendment_files import merged_amendment
from workbench.storage.merging.record_sets import merged_records

SHARD = "notes/0001.jsonl"


def shard(*rows: Mapping[str, object]) -> dict[str, bytes]:
    return {SHARD: b"".join(json.dumps(row, separators=(",", ":")).encode() + b"\n" for row in rows)}


def numbered(*ids: int) -> dict[str, bytes]:
    return shard(*({"id": str(id)} for id in ids))


def merged(base: dict[str, bytes], ours: dict[str, bytes], theirs: dict[str, bytes]) -> bytes | None:
    """The one shard of the merge, the same whichever side merges; None when it is left to people."""
    found = [merged_records("law", sides, [SHARD]) for sides in ((base, ours, theirs), (base, theirs, ours))]
    assert found[0] == found[1]
    assert bool(found[0].contested) is (SHARD not in found[0].files)
    return found[0].files.get(SHARD)


def test_every_line_of_either_side_is_kept_in_a_fixed_order() -> None:
    base = shard({"id": "1"}, {"id": "2"})
    ours, theirs = shard({"id": "1"}, {"id": "2"}, {"id": "14"}), shard({"id": "1"}, {"id": "2"}, {"id": "3"})
    assert merged(base, ours, theirs) == shard({"id": "1"}, {"id": "2"}, {"id": "3"}, {"id": "14"})[SHARD]


def test_what_one_side_took_out_is_gone() -> None:
    base = shard({"id": "1"}, {"id": "2"})
    theirs = shard({"id": "1"}, {"id": "2"}, {"id": "3"})
    assert merged(base, shard({"id": "2"}), theirs) == shard({"id": "2"}, {"id": "3"})[SHARD]


def test_one_id_with_two_contents_is_left_to_people() -> None:
    texts = [shard({"id": "1", "text": text}) for text in "甲乙丙"]
    assert merged(texts[0], texts[1], texts[2]) is None


def test_lines_without_ids_are_a_set_too() -> None:
    ours, theirs = shard({"when": "2"}), shard({"when": "1"}, {"when": "2"})
    assert merged({}, ours, theirs) == shard({"when": "1"}, {"when": "2"})[SHARD]


def test_a_shard_that_is_full_is_followed_by_another() -> None:
    base = numbered(*range(1, 991))
    ours, theirs = (numbered(*range(1, 991), *new) for new in (range(991, 999), range(1001, 1009)))
    found = merged_records("law", (base, ours, theirs), [SHARD]).files
    assert [len((content or b"").splitlines()) for _, content in sorted(found.items())] == [1000, 6]


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
