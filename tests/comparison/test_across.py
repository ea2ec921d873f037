"""Four cities and a province on one subject: which articles correspond was read by eye."""

from pathlib import Path

import pytest

from workbench.comparison.across import Across, Bond, Place, across
from workbench.comparison.passages import shared as shared_passages
from workbench.comparison.version import Version
from workbench.importing.load import load
from workbench.numbering.locators import locate

FILES = {
    "南京": "nanjing-ai-draft.txt",
    "江苏": "jiangsu-ai-draft.txt",
    "苏州": "suzhou-ai-draft.txt",
    "深圳": "shenzhen-ai-regulation.txt",
}
CASES = """
南京第五十七条 江苏第三十六条 对应
南京第四十条 深圳第四十条 对应
南京第二十条 江苏第二十三条 对应
南京第六条 苏州第五条 对应
南京第四十五条 苏州第三十九条 对应
南京第三十八条 深圳第六条 无
"""


@pytest.fixture(scope="module")
def seeds(shared: Path) -> Across:
    """The four instruments side by side."""
    return across([Version(load(shared / "seeds" / name).instrument) for name in FILES.values()])


def place(words: str, found: Across) -> Place:
    """南京第六条 as a place."""
    column = list(FILES).index(words[:2])
    return Place(column, locate(words[2:], found.versions[column].labels))


@pytest.mark.parametrize("line", CASES.strip().splitlines())
def test_correspondences_read_by_eye(line: str, seeds: Across) -> None:
    one, other, expected = line.split()
    ends = {place(one, seeds), place(other, seeds)}
    bonds = [link.bond for link in seeds.links if set(link[:2]) == ends]
    assert bonds == ([Bond(expected)] if expected != "无" else [])


def test_every_article_is_shown_and_the_guide_once(seeds: Across) -> None:
    for column, version in enumerate(seeds.versions):
        shown = {id for row in seeds.rows for id in row.cells[column]}
        assert shown == {unit.id for unit in version.articles}
    assert [row.guide.id for row in seeds.rows if row.guide.column == 0] == [
        unit.id for unit in seeds.versions[0].articles
    ]
    assert any(row.is_alone for row in seeds.rows) and not all(row.is_alone for row in seeds.rows)


def test_a_shared_paragraph_is_found_word_for_word(seeds: Across) -> None:
    texts = []
    for words in ("南京第五十七条", "江苏第三十六条"):
        column, id = place(words, seeds)
        version = seeds.versions[column]
        texts.append("\n".join(version.words(line) for line in version.units[id].lines))
    passages = shared_passages(texts[0], texts[1])
    assert passages and all(
        texts[0][start:end].replace("\n", "") in texts[1].replace("\n", "") for start, end in passages
    )
    assert max(end - start for start, end in passages) > 40
