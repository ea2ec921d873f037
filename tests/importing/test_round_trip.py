"""Import, export, import: the same tree for every real document."""

from pathlib import Path

import pytest

from workbench.citing.wording import Wording
from workbench.importing.load import load, load_bytes
from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.operations.reidentify import reidentify
from workbench.rendering.export import export

_FILES = (
    "seeds/nanjing-ai-draft.txt",
    "seeds/jiangsu-ai-draft.txt",
    "seeds/suzhou-ai-draft.txt",
    "seeds/shenzhen-ai-regulation.txt",
    "seeds/nanjing-pilot-zone-plan.txt",
    "corpus/statutes/civil-code-2020.md",
    "corpus/statutes/criminal-law-2023.md",
    "corpus/docx/patent-law-2020.docx",
    "corpus/docx/tobacco-leaf-tax-law-2017.docx",
    "corpus/decisions/foreign-trade-2022/new.md",
)


def _shape(instrument: Instrument) -> tuple[object, ...]:
    wording = Wording(instrument)

    def shape(node: Provision) -> tuple[object, ...]:
        own = (node.level, node.mark, node.block, node.number, node.heading)
        return (*own, wording.text(node.id) if node.text else "", tuple(shape(child) for child in node.children))

    around = (instrument.title, instrument.stage, instrument.notes, instrument.kind, instrument.profile)
    return (*around, instrument.self_names, instrument.numbering, shape(instrument.root))


@pytest.mark.parametrize("file", _FILES)
def test_export_and_import_give_the_same_tree(shared: Path, file: str) -> None:
    first = load(shared / file).instrument
    again = load_bytes(export(first, "txt"), "again.txt").instrument
    assert _shape(again) == _shape(first)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_other_formats_come_back_too(shared: Path, form: str) -> None:
    first = load(shared / "seeds/nanjing-ai-draft.txt").instrument
    assert _shape(load_bytes(export(first, form), f"again.{form}").instrument) == _shape(first)


_ANNEXED = "某条例\n第一条　见附件。\n附件\n试验目录\n{}"


@pytest.mark.parametrize(
    "listed", ["一、甲\n二、乙", "（一）甲\n（二）乙", "1．甲\n2．乙", "①甲\n②乙", "一、甲：\n（一）丙\n（二）丁"]
)
@pytest.mark.parametrize("form", ["txt", "md", "docx"])
def test_a_list_directly_under_an_annex_comes_back_as_it_was(listed: str, form: str) -> None:
    first = load_bytes(_ANNEXED.format(listed).encode(), "first.txt").instrument
    again = load_bytes(export(first, form), f"again.{form}").instrument
    assert _shape(again) == _shape(first)
    kept = reidentify(first.root, again.root, IdSource())
    assert [node.id for node in kept.walk()] == [node.id for node in first.root.walk()]
