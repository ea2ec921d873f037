"""The citation grammar, one line per form: the words, then the citations found in them."""

import pytest

from workbench.language.citation_scanner import is_read_whole, scan
from workbench.language.citations import UNIT_LEVELS, Citation, Component, Head
from workbench.model.provision import Number

CASES = [
    ("依照本法第十二条第一、二款和第三款第（一）项至第（三）项的规定", "第十二条第一|二款|第三款第（一）项|第（三）项"),
    ("前两款、前款第二项、本条第二款、本章第一节", "前两款|前款第二项|本条第二款|本章第一节"),
    ("第十二条第一、二、三款", "第十二条第一|二|三款"),
    ("第（一）、（二）项", "第（一）|（二）项"),
    ("第一项至五项", "第一项|五项"),
    ("第八、九条", "第八|九条"),
    ("第一至三项", "第一|三项"),
    ("第三、第四项", "第三|第四项"),
    ("前款和本条例第九十二条", "前款|第九十二条"),
    ("本法总则第四章第八节", "总则第四章第八节"),
    ("本法附件一的", "附件一"),
    ("序言第七自然段", "序言第七自然段"),
    ("该条第二款，同条第三款", "该条第二款|同条第三款"),
    ("本编第十七章第二节", "本编第十七章第二节"),
    ("第5目、第３项", "第5目|第３项"),
    ("第一百二十条之一第二款", "第一百二十条之一第二款"),
    ("第二百零一条、第二百零三条以及第二百零七条", "第二百零一条|第二百零三条|第二百零七条"),
    ("第三十条之规定", "第三十条"),
    # words that only look like citations
    ("第一项目标、第二款项、合同条款、该项作业、各该条", ""),
    ("本条例、本章程、前项目、本项目、编制第一编制", ""),
    ("有下列情形之一的", ""),
]


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_citations_found(words: str, expected: str) -> None:
    found = scan(words)
    assert "|".join(citation.words for citation in found) == expected
    assert all(words[citation.start : citation.end] == citation.words for citation in found)


@pytest.mark.parametrize("unit", UNIT_LEVELS)
def test_what_follows_is_looked_at_where_it_matters(unit: str) -> None:
    cited = Citation(0, 0, Head.NONE, (Component(unit, Number(3)),))
    for first in "例件约形程目日能假气课款项制号码委段落时标前录的地之，":
        for ahead in (first, first + "规定", first + "地", first + "外"):
            found = scan(cited.words + ahead)
            assert is_read_whole(cited, ahead) == (bool(found) and found[0].words == cited.words), ahead
