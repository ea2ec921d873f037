"""Lines of JSON: canonical, NFC, one record a line; what is read back is what was written."""

import json
import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from workbench.amendments.opinions.dispositions import Answer, Disposition, Outcome, latest
from workbench.amendments.opinions.links import Anchor, How, Link
from workbench.amendments.opinions.numbers import following, order, read_number
from workbench.amendments.opinions.opinion import Kind, Opinion
from workbench.amendments.opinions.rulings import Ruling, ruled
from workbench.model.identity import Id
from workbench.model.problems import Problem
from workbench.storage.opinions import lines, shards
from workbench.storage.opinions.records import read

_TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_ANCHORS = st.builds(Anchor, st.just(Id("K2M9QXD7")), _TEXTS, _TEXTS, _TEXTS, _TEXTS)
_LINKS = st.builds(Link, _ANCHORS, st.sampled_from(How), st.sampled_from([1.0, 0.25]))
_OPINIONS = st.builds(
    Opinion, st.sampled_from(["1", "132-1"]), _TEXTS, _TEXTS, st.sampled_from(Kind), _TEXTS, _TEXTS, _TEXTS, _TEXTS,
    _TEXTS, st.integers(0, 10**6), _TEXTS, _TEXTS, _TEXTS, st.lists(_LINKS, max_size=2).map(tuple), _TEXTS,
)  # fmt: skip


@given(_OPINIONS)
def test_an_opinion_comes_back_to_the_letter(opinion: Opinion) -> None:
    line = lines.write(opinion)
    problems: list[Problem] = []
    assert [one for _, one in read(line, Opinion, "x", problems)] == [opinion]
    assert problems == [] and line.count(b"\n") == 1 and lines.write(opinion) == line


@given(_OPINIONS)
def test_a_line_is_nfc_and_hides_nothing(opinion: Opinion) -> None:
    words = lines.write(opinion).decode().removesuffix("\n")
    assert unicodedata.is_normalized("NFC", words)
    assert words.isprintable()
    assert json.loads(words)["id"] == opinion.id


def test_what_is_no_record_is_reported_and_passed_over() -> None:
    good = lines.write(Opinion("1", "好"))
    bad = [b"{", b"[]", b'{"id": 3}', b'{"id":"1"}', b'{"id":"1","text":"x","kind":"?"}', b"\xff\xfe"]
    problems: list[Problem] = []
    content = good + b"\n".join(bad) + b"\n" + good
    assert len(list(read(content, Opinion, "opinions/0001.jsonl", problems))) == 2
    assert [problem.code for problem in problems] == ["bad-opinion-line"] * len(bad)


def test_shards_hold_a_thousand_lines_and_are_only_added_to() -> None:
    first = shards.appended({}, "opinions", [b'{"a":%d}\n' % n for n in range(1001)])
    assert sorted(first) == ["opinions/0001.jsonl", "opinions/0002.jsonl"]
    files = {path: content or b"" for path, content in first.items()}
    more = shards.appended(files, "opinions", [b'{"b":1}\n'])
    assert list(more) == ["opinions/0002.jsonl"]
    assert (more["opinions/0002.jsonl"] or b"").endswith(b'{"a":1000}\n{"b":1}\n')
    gone = shards.without(files, "opinions", [b'{"a":1000}'])
    assert gone == {"opinions/0002.jsonl": None}


def test_numbers_are_frozen_and_later_ones_between_get_a_suffix() -> None:
    new, between = following(["1", "2", "3-1"]), following(["1", "2", "2-1", "3"], after="2")
    assert [next(new), next(new)] == ["4", "5"]
    assert [next(between), next(between)] == ["2-2", "2-3"]
    assert sorted(["10", "2", "2-1", "1"], key=order) == ["1", "2", "2-1", "10"]
    assert read_number("意见#132") == "132" and read_number(" ＃2-1 ") == "2-1"


def test_the_last_decision_counts_in_whatever_order_they_were_merged() -> None:
    first = Disposition(("1", "2"), Answer(Outcome.ADOPTED), "2026-03-01T00:00:00.000Z")
    second = Disposition(("2",), Answer(Outcome.REJECTED, "重复"), "2026-03-02T00:00:00.000Z")
    assert latest([first, second]) == latest([second, first]) == {"1": first, "2": second}


def test_rulings_add_and_drop_links_and_change_groups() -> None:
    link = Link(Anchor(Id("K2M9QXD7"), "第三条"), How.CITED)
    opinion = Opinion("5", "x", links=(link,), group="1")
    other = Link(Anchor(Id("HJ6W0PC3"), "第四条"), How.ALIKE, 0.4)
    added, dropped = Ruling("5", "1", add=other), Ruling("5", "2", drop=link.anchor.at)
    assert ruled(opinion, [dropped, added]).links == (replace(other, how=How.NAMED),)
    assert ruled(opinion, [Ruling("5", "3", general=True)]).links == ()
    assert ruled(opinion, [Ruling("5", "3", group="5")]).group == ""
    assert ruled(opinion, [Ruling("6", "3", general=True)]) == opinion
