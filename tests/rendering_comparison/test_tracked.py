"""Revisions in Word: accepting all gives the new text and rejecting all the old one, by our importer and by lxml."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from lxml import etree

from tests.comparison.test_table_laws import FEWER
from tests.comparison.test_table_laws import drafts as random_drafts
from tests.rendering_comparison.conftest import Amendment, Drafts, article, new, with_children
from workbench.comparison.alignment import align
from workbench.comparison.rows import table
from workbench.importing.load import load
from workbench.importing.options import ImportOptions
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.rendering.comparison.export import Revised, export_tracked
from workbench.rendering.displayed import Displayed
from workbench.rendering.export import export
from workbench.rendering.layout import layout
from workbench.rendering.lines import Role
from workbench.rendering.word_body import pieces

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
GONE = {"del": ("del", "moveFrom"), "ins": ("ins", "moveTo")}
WHEN = datetime(2026, 1, 2, 3, 4, 5)


def tracked(old: Instrument, new: Instrument) -> bytes:
    """The file for two versions."""
    return export_tracked(Revised(old, new, table(align([old, new]), ["旧", "新"]), "法工委", WHEN))


def document(data: bytes) -> etree._Element:
    """word/document.xml."""
    with ZipFile(BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def read(data: bytes, gone: str) -> list[str]:
    """The paragraphs and table rows when every revision called ``gone`` takes its words and paragraph end along."""
    lines, running = [], ""
    for element in document(data)[0]:
        if element.tag == W + "tbl":
            lines += [_words(row, gone) for row in element.iter(W + "tr") if row.find(f"{W}trPr/{W}{gone}") is None]
        elif element.tag == W + "p":
            running += _words(element, gone)
            if all(element.find(f"{W}pPr/{W}rPr/{W}{tag}") is None for tag in GONE[gone]):
                lines.append(running)
                running = ""
    assert not running
    return [line for line in lines if line]


def _words(element: etree._Element, gone: str) -> str:
    texts = element.iter(W + "t", W + "delText")
    return "".join(
        t.text or "" for t in texts if not {a.tag for a in t.iterancestors()} & {W + tag for tag in GONE[gone]}
    )


def printed(instrument: Instrument) -> Iterator[str]:
    """What the lines of an instrument are in Word."""
    for line in layout(instrument, Displayed(instrument)):
        if line.role is Role.BLOCK:
            yield from ("".join(c.strip() for c in raw.split("|")) for raw in line.raw if "---" not in raw)
        elif words := "".join(words for words, _ in pieces(line)):
            yield words


def assert_both_ways(old: Instrument, new: Instrument) -> None:
    data = tracked(old, new)
    assert read(data, "del") == list(printed(new))
    assert read(data, "ins") == list(printed(old))


@FEWER
@given(random_drafts())
def test_random_drafts_both_ways(versions: tuple[Instrument, ...]) -> None:
    assert_both_ways(versions[0], versions[-1])


def test_drafts_with_tables_and_moves_both_ways(drafts: Drafts) -> None:
    for one, other in ((0, 1), (1, 2), (0, 2), (2, 0), (1, 1)):
        assert_both_ways(drafts.versions[one], drafts.versions[other])


def test_unrelated_texts_both_ways(drafts: Drafts, antimonopoly: Amendment) -> None:
    assert_both_ways(drafts.versions[0], antimonopoly.new)


CASES = ("antimonopoly-2022", "criminal-law-amendment-12", "foreign-trade-2022", "internet-cafes-2022")


@pytest.mark.parametrize("case", [*CASES, "metrology-2022", "pesticides-2022", "security-services-2022"])
def test_real_amendments_through_the_importer(shared: Path, tmp_path: Path, case: str) -> None:
    old, new = (load(shared / "corpus" / "decisions" / case / name).instrument for name in ("old.md", "new.md"))
    file = tmp_path / "修订.docx"
    file.write_bytes(tracked(old, new))
    for reading, wanted in (("accepted", new), ("original", old)):
        found = load(file, ImportOptions(tracked=reading)).instrument  # type: ignore[arg-type]
        assert export(found, "txt").decode() == export(wanted, "txt").decode()


def test_every_revision_says_who_and_when(drafts: Drafts) -> None:
    old, new = drafts.versions[0], drafts.versions[1]
    made = table(align([old, new]), ["旧", "新"])
    root = document(export_tracked(Revised(old, new, made, '某"办<&\u202e', WHEN)))
    found = list(root.iter(W + "ins", W + "del", W + "pPrChange"))
    assert found and {e.get(W + "author") for e in found} == {'某"办<&'}
    assert {e.get(W + "date") for e in found} == {"2026-01-02T03:04:05Z"}
    ids = [e.get(W + "id") for e in root.iter() if e.get(W + "id") and not e.tag.endswith("End")]
    assert len(ids) == len(set(ids))


def test_nothing_is_revised_without_a_difference(drafts: Drafts) -> None:
    root = document(tracked(drafts.versions[1], drafts.versions[1]))
    assert not list(root.iter(W + "ins", W + "del"))


def test_kept_words_are_not_revised(antimonopoly: Amendment) -> None:
    root = document(tracked(antimonopoly.old, antimonopoly.new))
    inserted = {"".join(t.text or "" for t in e.iter(W + "t")) for e in root.iter(W + "ins")}
    assert "鼓励创新，" in inserted and "非法人" in inserted
    kept = [t.text for t in root.iter(W + "t") if not any(a.tag == W + "ins" for a in t.iterancestors())]
    assert any("为了预防和制止垄断行为，保护市场公平竞争，" in (text or "") for text in kept)


def test_what_moved_says_so(drafts: Drafts) -> None:
    """One move from end to end, its number apart; it goes and comes in the same words under one name."""
    root = document(tracked(*drafts.versions[:2]))
    for tag, number, alone in (("moveFrom", "第六条", "del"), ("moveTo", "第二条", "ins")):
        (start,) = root.iter(f"{W}{tag}RangeStart")
        paragraph: Any = start.getnext()
        end = paragraph.getnext()
        assert start.get(W + "name") == "move1"
        assert end.tag == f"{W}{tag}RangeEnd" and start.get(W + "id") == end.get(W + "id")
        assert paragraph.find(f"{W}pPr/{W}rPr/{W}{tag}") is not None
        assert "".join(paragraph.find(W + alone).itertext()) == number
        moved = "".join(paragraph.find(W + tag).itertext())
        assert moved.lstrip("\u3000") == "市人民政府应当设立专项资金。"


def test_neighbours_move_together() -> None:
    """A chapter with its articles is one move."""
    one, two = (
        new(Level.CHAPTER, "", article(f"{name}应当公开。", f"{name}应当公正。"), name=name)
        for name in ("总则", "管理")
    )
    law = Instrument("示范条例", Provision(ROOT_ID, Level.ROOT, children=(one, two)))
    data = tracked(law, replace(law, root=with_children(law.root, two, one)))
    found = [e.get(W + "name") for e in document(data).iter(W + "moveFromRangeStart", W + "moveToRangeStart")]
    assert len(found) == 4 and len(set(found)) == 2
    assert_both_ways(law, replace(law, root=with_children(law.root, two, one)))
