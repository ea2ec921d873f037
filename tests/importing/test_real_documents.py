"""The real documents: what must be found in each, and that every character of each is accounted for."""

from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from tests.importing.readings import count, taken, tree
from workbench.importing.imported import Imported
from workbench.importing.lines import Ledger
from workbench.importing.options import ImportOptions
from workbench.importing.reading import read
from workbench.model.instrument import Mode, Profile
from workbench.model.level import TIERS, Level

_FILES = {
    "seeds/nanjing-ai-draft.txt": (7, 59, 9),
    "seeds/jiangsu-ai-draft.txt": (8, 47, 0),
    "seeds/suzhou-ai-draft.txt": (6, 50, 0),
    "seeds/shenzhen-ai-regulation.txt": (7, 73, 13),
    "corpus/statutes/civil-code-2020.md": (84, 1260, 374),
    "corpus/statutes/criminal-law-2023.md": (15, 505, 263),
    "corpus/docx/civil-code-2020.docx": (84, 1260, 374),
    "corpus/docx/patent-law-2020.docx": (8, 82, 24),
    "corpus/docx/tobacco-leaf-tax-law-2017.docx": (0, 10, 0),
}
_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
_DECISIONS = {
    "foreign-trade-2022": (70, 69),
    "antimonopoly-2022": (57, 70),
    "criminal-law-amendment-12": (505, 505),
    "security-services-2022": (52, 52),
    "internet-cafes-2022": (37, 38),
    "pesticides-2022": (66, 66),
    "metrology-2022": (60, 60),
}


def _taken(path: Path) -> Imported:
    return taken(path.read_bytes(), path.name)


@pytest.mark.parametrize(("file", "counts"), _FILES.items())
def test_chapters_articles_and_items(shared: Path, file: str, counts: tuple[int, int, int]) -> None:
    imported = _taken(shared / file)
    assert tuple(count(imported, level) for level in (Level.CHAPTER, Level.ARTICLE, Level.ITEM)) == counts
    assert [p for p in imported.problems if p.code.startswith("number")] == []


@pytest.mark.parametrize(("folder", "counts"), _DECISIONS.items())
def test_articles_before_and_after_a_decision(shared: Path, folder: str, counts: tuple[int, int]) -> None:
    place = shared / "corpus/decisions" / folder
    assert tuple(count(_taken(place / f"{side}.md"), Level.ARTICLE) for side in ("old", "new")) == counts


def test_nanjing(shared: Path) -> None:
    imported = _taken(shared / "seeds/nanjing-ai-draft.txt")
    instrument = imported.instrument
    assert instrument.title == "南京市人工智能产业发展和创新应用促进条例（草案）"
    assert (instrument.stage, instrument.kind, instrument.self_names) == ("征求意见稿", "条例", ("本条例",))
    headed = [node for node in instrument.root.walk() if node.level is Level.ARTICLE and node.heading]
    assert len(headed) == 59
    assert {node.heading.bracket for node in headed if node.heading} == {"【】"}
    assert [a.title for a in instrument.attachments] == ["附件 1"]
    lines = tree(instrument)
    assert any("（含 OTC企业)做大做强" in line or "（含 OTC 企业)做大做强" in line for line in lines)
    assert any("重大战略、重大决策提供咨询意见。" in line for line in lines)
    assert sum(repair.kind == "断行" for repair in imported.repairs) == 13


def test_shenzhen_keeps_the_explanation_apart(shared: Path) -> None:
    instrument = _taken(shared / "seeds/shenzhen-ai-regulation.txt").instrument
    (explanation,) = instrument.attachments
    assert (explanation.title, explanation.before) == ("《深圳经济特区人工智能产业促进条例》解读", False)
    articles = [node for node in instrument.root.walk() if node.level is Level.ARTICLE]
    assert [sum(below.level is Level.ITEM for below in articles[n].walk()) for n in (64, 71)] == [6, 7]
    assert [child.level for child in articles[71].children] == [Level.PARAGRAPH] * 3


def test_plan_counts_and_runs_on(shared: Path) -> None:
    imported = _taken(shared / "seeds/nanjing-pilot-zone-plan.txt")
    instrument = imported.instrument
    assert instrument.profile is Profile.PLAN
    assert [count(imported, tier) for tier in TIERS] == [4, 14, 27, 0]
    assert instrument.numbering.restart(Level.TIER_3) is Level.TIER_1
    assert instrument.title == "南京国家人工智能创新应用先导区建设实施方案"
    assert [(a.before, a.title.endswith("的通知")) for a in instrument.attachments] == [(True, True), (False, False)]


def test_civil_code_from_markdown_and_from_word(shared: Path) -> None:
    """The web copy names the parts and articles as the official file does; only some words differ in spacing."""
    markdown = _taken(shared / "corpus/statutes/civil-code-2020.md").instrument
    word = _taken(shared / "corpus/docx/civil-code-2020.docx").instrument
    shapes = [[(node.level, node.mark) for node in instrument.root.walk()] for instrument in (markdown, word)]
    assert shapes[0] == shapes[1]
    assert markdown.numbering.restart(Level.CHAPTER) is Level.PART
    assert [node.heading.words for node in word.root.walk() if node.mark == "-" and node.heading] == ["附则"]


def test_criminal_law(shared: Path) -> None:
    imported = _taken(shared / "corpus/statutes/criminal-law-2023.md")
    instrument = imported.instrument
    assert instrument.numbering.mode is Mode.SUFFIXED
    assert [child.level for child in instrument.root.children][-2:] == [Level.ANNEX, Level.ANNEX]
    assert [(a.title, len(a.lines)) for a in instrument.attachments] == [("注释", 1)]
    assert len(instrument.notes) == 16
    assert not [p for p in imported.problems if "附件" in p.message]


def test_every_word_of_a_word_file_reaches_the_lines(shared: Path) -> None:
    import zipfile

    for path in sorted((shared / "corpus/docx").glob("*.docx")):
        with zipfile.ZipFile(path) as archive:
            root = etree.fromstring(archive.read("word/document.xml"))
        written = "".join(str(words) for words in root.itertext(_TEXT))
        lines = "".join(text for _, text in read(path.read_bytes(), path.name, ImportOptions(), Ledger()).raw)
        assert Counter("".join(written.split())) == Counter("".join(lines.split()))
