"""json: the documented keys in the documented order, and references that point where they say."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.tokens import decode
from workbench.numbering.labels import Labels
from workbench.rendering.export import export
from workbench.rendering.options import ExportOptions

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "json-schema.md"


def _read(instrument: Instrument, options: ExportOptions | None = None) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(export(instrument, "json", options or ExportOptions()))
    return document


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node["children"]:
        yield from _nodes(child)


def _documented(section: str) -> list[str]:
    text = SCHEMA.read_text(encoding="utf-8").split(f"## {section}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `(\w+)` \|", text, flags=re.M)


def test_the_keys_are_those_of_the_page_and_in_its_order(small: Instrument) -> None:
    document = _read(small)
    assert list(document) == _documented("Document")
    for node in _nodes(document["tree"]):
        assert list(node) == _documented("Node")
        assert all(list(reference) == _documented("Reference") for reference in node["references"])


def test_the_example_on_the_page_has_the_keys_of_a_node() -> None:
    example = SCHEMA.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert list(json.loads(example)) == _documented("Node")


def test_what_stands_around_the_tree(small: Instrument) -> None:
    document = _read(small)
    assert (document["title"], document["kind"], document["stage"]) == ("云川市算力条例", "地方性法规", "草案")
    assert document["numbering"]["mode"] == "重排"
    assert document["numbering"]["restarts"]["节"] == "章"
    assert [annex["heading"] for annex in document["annexes"]] == ["算力目录"]
    assert document["attachments"] == []


def test_the_tree_is_whole(small: Instrument) -> None:
    document = _read(small)
    labels = Labels(small)
    nodes = [*_nodes(document["tree"]), *(node for annex in document["annexes"] for node in _nodes(annex))]
    assert [node["id"] for node in nodes] == [provision.id for provision in small.root.walk()]
    for node in nodes:
        assert node["label"] == labels.full(Id(node["id"]))
        assert decode(node["tokens"]) == labels.node(Id(node["id"])).text


def test_references_say_where_they_stand_and_what_they_name(small: Instrument) -> None:
    nodes = [node for node in _nodes(_read(small)["tree"]) if node["references"]]
    assert [(node["text"], node["references"]) for node in nodes] == [
        (
            "前款所列措施由市人民政府组织实施。",
            [{"at": 0, "words": "前款", "targets": ["AAAAAAA2"], "labels": ["第二条第一款"]}],
        ),
        (
            "符合第一条规定的，可以申请。",
            [{"at": 2, "words": "第一条", "targets": ["AAAAAAA1"], "labels": ["第一条"]}],
        ),
    ]


def test_options_hold_here_too(small: Instrument) -> None:
    document = _read(small, ExportOptions(headings=False, with_attachments=True))
    headings = {node["level"]: node["heading"] for node in _nodes(document["tree"])}
    assert (headings["条"], headings["章"]) == (None, "附则")
    assert [(one["title"], one["before"]) for one in document["attachments"]] == [
        ("关于印发的通知", True),
        ("解读", False),
        ("抄送和印发", False),
    ]


def test_chinese_is_written_as_it_is_and_hostile_characters_are_gone(small: Instrument) -> None:
    data = export(replace(small, title="题\ud800\u202e名"), "json")
    assert '"title": "题名"'.encode() in data
    assert data.endswith(b"}\n")
