"""html: read again by lxml; nothing from outside, nothing of the user's is markup, every link arrives."""

import re
from dataclasses import replace
from urllib.parse import unquote

from lxml import html

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.reference import Pointer, Reference
from workbench.rendering.export import export


def _page(instrument: Instrument) -> html.HtmlElement:
    return html.document_fromstring(export(instrument, "html"))


def _words(element: html.HtmlElement) -> str:
    return re.sub(r"\s*\n\s*", "", element.text_content())


def test_every_line_is_on_the_page(small: Instrument) -> None:
    page = _page(small)
    assert page.findtext(".//title") == "云川市算力条例（草案）"
    assert [_words(h) for h in page.iter("h1", "h2", "h3")] == [
        "云川市算力条例",
        "目　录",
        "第一章　总则",
        "第二章　支持",
        "第一节　一般规定",
        "附则",
        "附件　算力目录",
    ]
    articles = [_words(p) for p in page.find_class("article")]
    assert articles[0] == "第一条　【目的】为了促进发展，制定本条例。"
    assert articles[2] == "第三条（删去）"
    assert [[cell.text for cell in row] for row in page.iter("tr")] == [["项目", "金额"], ["算力", "5万元"]]


def test_every_link_arrives_and_no_name_is_given_twice(small: Instrument) -> None:
    page = _page(small)
    names = [element.get("id") for element in page.iter() if element.get("id")]
    links = [unquote(a.get("href", ""))[1:] for a in page.iter("a") if a.get("href")]
    assert len(names) == len(set(names))
    assert set(links) <= set(names)
    assert {"AAAAAAA1", "第二条第一款第二项", "附件"} <= set(names)


def test_references_and_contents_are_links(small: Instrument) -> None:
    page = _page(small)
    assert [(a.text, a.get("href")) for a in page.find_class("ref")] == [("前款", "#AAAAAAA2"), ("第一条", "#AAAAAAA1")]
    assert [_words(a) for a in page.iterfind(".//nav//a")] == [
        "第一章　总则",
        "第二章　支持",
        "第一节　一般规定",
        "附则",
    ]


def test_nothing_comes_from_outside_and_nothing_runs(small: Instrument) -> None:
    text = export(small, "html").decode()
    assert not re.search(r"https?:|src=|url\(|@import|<script|<link", text)
    assert "default-src 'none'" in text


def test_words_of_the_user_are_never_markup(small: Instrument) -> None:
    evil = '<script>alert(1)</script>&amp;"\x00\u202e{{ 7*7 }}'
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, (evil,))
    article = Provision(Id("BBBBBBB1"), Level.ARTICLE, children=(words,), heading=Heading('<b onclick="x">'))
    block = Provision(Id("BBBBBBB3"), Level.BLOCK, ("| <i>甲</i> | 乙 |",), block="表")
    page = _page(replace(small, title="<h1>题", root=Provision(ROOT_ID, Level.ROOT, children=(article, block))))
    assert not list(page.iter("script", "b", "i"))
    assert '<script>alert(1)</script>&amp;"{{ 7*7 }}' in _words(page.find_class("article")[0])


def test_a_reference_to_a_deleted_provision_leads_nowhere(small: Instrument) -> None:
    lost = Reference(Pointer((Id("ZZZZZZZ9"),), lost="第九条"))
    words = Provision(Id("BBBBBBB2"), Level.PARAGRAPH, ("依照", lost, "办理。"))
    article = Provision(Id("BBBBBBB1"), Level.ARTICLE, children=(words,))
    page = _page(replace(small, root=Provision(ROOT_ID, Level.ROOT, children=(article,))))
    assert [span.text for span in page.find_class("lost")] == ["第九条"]
    assert not page.find_class("ref")
