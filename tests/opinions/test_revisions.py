"""A .docx of the draft with tracked changes and comments becomes the right opinions of the right people."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.importing.word_files import docx, paragraph, part, run
from tests.opinions.desks import SLUG, desk, taken
from workbench.amendments.opinions.links import How
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.questions import Wanted
from workbench.importing.opinions.marked import Deed, said
from workbench.importing.opinions.revisions import read_revisions
from workbench.model.problems import WorkbenchError
from workbench.session.opinions.book import Book

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _tracked(tag: str, words: str, author: str, more: str = "") -> str:
    text = "delText" if tag in ("del", "moveFrom") else "t"
    inner = f'<w:r><w:{text} xml:space="preserve">{words}</w:{text}></w:r>'
    return f'<w:{tag} w:id="1" w:author="{author}" w:date="2026-03-02T08:00:00Z"{more}>{inner}</w:{tag}>'


def _mark(tag: str, author: str) -> str:
    return f'<w:{tag} w:id="2" w:author="{author}" w:date="2026-03-02T08:00:00Z"/>'


def _comments(*said: tuple[str, str]) -> str:
    made = "".join(
        f'<w:comment w:id="{id}" w:author="{author}" w:date="2026-03-03T00:00:00Z"><w:p>{run(words)}</w:p></w:comment>'
        for id, (author, words) in enumerate(said)
    )
    return part("comments", made)


BODY = (
    paragraph(run("云川市公共服务条例"))
    + paragraph(run("第一章　总则"))
    + paragraph(run("第一条　为了促进公共服务发展，根据有关法律，制定本条例。"))
    + paragraph(
        run("第二条　市人民政府应当建立协调机制，统筹公共服务资源的")
        + _tracked("del", "配置", "张三")
        + _tracked("ins", "均衡配置", "张三")
        + run("。")
    )
    + paragraph(
        run("县级人民政府应当按照职责做好有关工作")
        + _tracked("ins", "，加强监管", "市财政局")
        + run("，并接受社会监督。")
    )
    + paragraph(_tracked("ins", "鼓励社会力量参与公共服务。", "李四"), mark=_mark("ins", "李四"))
    + paragraph(run("第二章　服务"))
    + paragraph(
        '<w:commentRangeStart w:id="0"/>'
        + run("第三条　服务机构应当在三十日内")
        + '<w:commentRangeEnd w:id="0"/>'
        + run("答复申请人，并说明理由。"),
    )
    + paragraph(run("第四条　服务机构不得有下列行为："))
    + paragraph(_tracked("del", "（一）拒绝受理申请；", "李四"), mark=_mark("del", "李四"))
    + paragraph(
        '<w:moveFromRangeStart w:id="7" w:name="m1"/>'
        + _tracked("moveFrom", "（二）收取不合理的费用。", "张三")
        + '<w:moveFromRangeEnd w:id="7"/>',
        mark=_mark("moveFrom", "张三"),
    )
    + paragraph(run("第五条　本条例自公布之日起施行。"))
    + paragraph(
        '<w:moveToRangeStart w:id="8" w:name="m1"/>'
        + _tracked("moveTo", "（二）收取不合理的费用。", "张三")
        + '<w:moveToRangeEnd w:id="8"/>'
    )
)


def _written(path: Path, body: str = BODY, comments: str = "") -> Path:
    path.write_bytes(docx(body, **({"comments": comments} if comments else {})))
    return path


def test_every_change_and_comment_is_one_opinion_of_its_author(tmp_path: Path) -> None:
    at = desk(tmp_path / "w")
    file = _written(tmp_path / "a.docx", comments=_comments(("市司法局", "期限偏长，建议十五日。")))
    assert len(taken(at, file).added) == 6
    with Book.opened(at, SLUG) as book:
        found = [one.opinion for one in book.asking.listed(Wanted())]
        people = {person.id: person.name for person in book.people.everybody()}
    told = {opinion.text: opinion for opinion in found}
    assert set(told) == {
        "建议将“配置”修改为“均衡配置”。",
        "建议在“民政府应当按照职责做好有关工作”后增加“，加强监管”。",
        "建议增加一段：“鼓励社会力量参与公共服务。”。",
        "期限偏长，建议十五日。",
        "建议删去本段：“（一）拒绝受理申请；”。",
        "建议将“（二）收取不合理的费用。”移至“五条　本条例自公布之日起施行。”之后。",
    }
    by_name = {people.get(opinion.id, opinion.submitter): opinion for opinion in found}
    assert set(by_name) == {"张三", "李四", "市财政局", "市司法局"}
    assert len({opinion.submitter for opinion in found if people.get(opinion.id) == "张三"}) == 1
    _assert_anchored(told)


def _assert_anchored(told: dict[str, Opinion]) -> None:
    places = {words: opinion.links[0].anchor for words, opinion in told.items()}
    labels = {words: anchor.label for words, anchor in places.items()}
    assert list(labels.values()) == [
        "第二条第一款", "第二条第二款", "第二条第二款", "第三条第一款", "第四条第一项", "第四条第二项",
    ]  # fmt: skip
    assert all(opinion.links[0].how is How.MARKED for opinion in told.values())
    assert places["建议将“配置”修改为“均衡配置”。"].quoted == "配置"
    changed = told["建议将“配置”修改为“均衡配置”。"]
    assert changed.proposed == "第二条　市人民政府应当建立协调机制，统筹公共服务资源的均衡配置。"


def test_paragraphs_that_were_parted_and_joined(tmp_path: Path) -> None:
    body = paragraph(run("前半句。"), mark=_mark("ins", "张三")) + paragraph(run("后半句。"))
    body += paragraph(run("上一段。"), mark=_mark("del", "李四")) + paragraph(run("下一段。"))
    marks, originals = read_revisions(_written(tmp_path / "a.docx", body))
    assert [(mark.deed, mark.author, mark.proposed) for mark in marks] == [
        (Deed.SPLIT, "张三", "前半句。\n后半句。"),
        (Deed.JOINED, "李四", "上一段。下一段。"),
    ]
    assert said(marks[0]) == "建议在“前半句。”后另起一段。"
    assert originals == ("前半句。", "后半句。", "上一段。", "下一段。")


def test_a_document_without_any_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError) as caught:
        read_revisions(_written(tmp_path / "a.docx", paragraph(run("没有改过。"))))
    assert caught.value.problem.code == "no-revisions" and caught.value.problem.hint


_OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:tracked-changes text:track-changes="false">
<text:changed-region text:id="c1"><text:insertion><office:change-info><dc:creator>张三</dc:creator>
<dc:date>2026-03-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>
<text:changed-region text:id="c2"><text:deletion><office:change-info><dc:creator>李四</dc:creator>
<dc:date>2026-03-02T00:00:00</dc:date></office:change-info><text:p>并说明理由</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p>第二条　市人民政府应当建立<text:change-start text:change-id="c1"/>健全<text:change-end
 text:change-id="c1"/>协调机制。</text:p>
<text:p>第三条　服务机构应当答复申请人，<text:change text:change-id="c2"/>。<office:annotation>
<dc:creator>市司法局</dc:creator>
<dc:date>2026-03-03T00:00:00</dc:date><text:p>期限不明确</text:p></office:annotation></text:p>
</office:text></office:body></office:document>
"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_document_made_by_libreoffice(tmp_path: Path) -> None:
    (tmp_path / "a.fodt").write_text(_OPEN_DOCUMENT, encoding="utf-8")
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "docx",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "a.fodt"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    marks, _ = read_revisions(tmp_path / "a.docx")
    assert {(mark.author, said(mark)) for mark in marks} == {
        ("张三", "建议在“第二条　市人民政府应当建立”后增加“健全”。"),
        ("李四", "建议删去“并说明理由”。"),
        ("市司法局", "期限不明确"),
    }
