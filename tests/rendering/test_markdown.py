"""Markdown: what a reader of it sees, and what no renderer may eat."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.rendering.export import export
from workbench.rendering.markdown import escape


def _paragraphs(instrument: Instrument) -> list[str]:
    return export(instrument, "md").decode().rstrip("\n").split("\n\n")


def test_headings_articles_and_items(small: Instrument) -> None:
    written = _paragraphs(small)
    assert written[0] == "# 云川市算力条例"
    assert "## 第一章　总则" in written
    assert "### 第一节　一般规定" in written
    assert "**第一条【目的】**　为了促进发展，制定本条例。" in written
    assert "（一）提供算力；" in written
    assert "1．通用算力；" in written
    assert "**第三条**（删去）" in written
    assert written[-2:] == ["## 附件　算力目录", "算力目录由市人民政府公布。"]


def test_a_table_stays_a_pipe_table(small: Instrument) -> None:
    assert "| 项目 | 金额 |\n| --- | --- |\n| 算力 | 5万元 |" in _paragraphs(small)


def test_cells_parted_by_tabs_become_a_pipe_table() -> None:
    block = Provision(Id("BBBBBBB2"), Level.BLOCK, ("甲\t乙\n丁",), block="表")
    root = Provision(ROOT_ID, Level.ROOT, children=(block,))
    assert "| 甲 | 乙 |\n| --- | --- |\n| 丁 |  |" in _paragraphs(Instrument("表", root))


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("1. 通用算力", "1\\. 通用算力"),
        ("2.5万元", "2.5万元"),
        ("- 项", "\\- 项"),
        ("# 题", "\\# 题"),
        ("a*b_c", "a\\*b\\_c"),
        ("<script>", "\\<script\\>"),
        ("[名](http://x)", "\\[名\\]\\(http://x)"),
        ("第一条", "第一条"),
        ("---", "\\---"),
        ("===", "\\==="),
    ],
)
def test_what_markdown_would_eat_is_escaped(words: str, escaped: str) -> None:
    assert escape(words) == escaped


@given(st.text(alphabet="甲1.-+#*_`<>[]\\~&$|= )", max_size=12))
def test_removing_the_backslashes_gives_the_words_back(words: str) -> None:
    unescaped, escaped = "", iter(escape(words))
    for character in escaped:
        unescaped += next(escaped) if character == "\\" else character
    assert unescaped == words
