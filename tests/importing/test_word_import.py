"""Word: automatic numbers, tracked changes, comments, tables, notes and boxes."""

from tests.importing.readings import read_tree, taken, tree
from tests.importing.word_files import deleted, docx, inserted, level, numbering, paragraph, part, plain, run
from workbench.importing.imported import Comment

_RUNS_ON = '<w:lvlRestart w:val="0"/>'
_ARTICLES = level(0, "chineseCountingThousand", "第%1章") + level(1, "chineseCounting", "第%2条", extra=_RUNS_ON)
_ITEMS = level(0, "chineseCounting", "（%1）") + level(1, "decimal", "%2．") + level(2, "decimalEnclosedCircle", "%3")


def _auto(*lines: tuple[str, tuple[int, int] | None]) -> str:
    return "".join(paragraph(run(words), listed=listed) for words, listed in lines)


def test_automatic_numbers_read_like_literal_ones() -> None:
    body = plain("某条例") + _auto(
        ("总则", (1, 0)),
        ("有下列情形：", (1, 1)),
        ("甲；", (2, 0)),
        ("乙：", (2, 0)),
        ("子；", (2, 1)),
        ("丑。", (2, 1)),
        ("又有：", (1, 1)),
        ("丙；", (3, 0)),
        ("丁。", (3, 0)),
        ("附则", (1, 0)),
        ("完。", (1, 1)),
    )
    restarted = (2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')
    lists = numbering({1: _ARTICLES, 2: _ITEMS}, {1: (1, ""), 2: (2, ""), 3: restarted})
    literal = (
        "某条例\n第一章 总则\n第一条 有下列情形：\n（一）甲；\n（二）乙：\n1．子；\n2．丑。\n"
        "第二条 又有：\n（一）丙；\n（二）丁。\n第二章 附则\n第三条 完。"
    )
    assert read_tree(docx(body, numbering=lists), "a.docx") == read_tree(literal)


def test_a_style_hands_down_its_numbering() -> None:
    styles = part(
        "styles",
        '<w:style w:type="paragraph" w:styleId="Base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Article"><w:basedOn w:val="Base"/></w:style>',
    )
    body = plain("某规定") + paragraph(run("甲。"), style="Article") + paragraph(run("乙。"), style="Article")
    lists = numbering({7: level(0, "japaneseCounting", "第%1条")}, {1: (7, "")})
    assert read_tree(docx(body, styles=styles, numbering=lists), "a.docx") == [
        "条 第一条",
        "  款 甲。",
        "条 第二条",
        "  款 乙。",
    ]


def test_a_paragraph_can_leave_the_numbering_of_its_style() -> None:
    style = '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    body = plain("某规定") + paragraph(run("甲。"), style="A") + paragraph(run("乙。"), style="A", listed=(0, 0))
    lists = numbering({7: level(0, "chineseCounting", "第%1条")}, {1: (7, "")})
    read = read_tree(docx(body + plain("第二条 丙。"), styles=part("styles", style), numbering=lists), "a.docx")
    assert read == ["条 第一条", "  款 甲。", "  款 乙。", "条 第二条", "  款 丙。"]


def test_formats_of_automatic_numbers() -> None:
    from workbench.importing.docx.counts import written

    cases = {
        "chineseCountingThousand": "一百一十",
        "decimal": "110",
        "decimalFullWidth": "１１０",
        "lowerRoman": "cx",
        "ideographDigital": "一一〇",
    }
    assert {form: written(110, form) for form in cases} == cases
    few = {"decimalEnclosedCircle": "③", "lowerLetter": "c", "ideographTraditional": "丙", "upperRoman": "III"}
    assert {form: written(3, form) for form in few} == few
    assert [written(n, "lowerLetter") for n in (26, 27, 28)] == ["z", "aa", "bb"]


def test_tracked_changes_by_choice() -> None:
    body = (
        plain("某规定")
        + paragraph(run("第一条 期限为") + deleted("十日") + inserted(run("二十日")) + run("。"))
        + paragraph(deleted("第二条 删掉的。", "moveFrom"), mark=inserted("", "moveFrom"))
        + paragraph(run("第二条 前半，"), mark=inserted("", "del"))
        + plain("后半。")
        + paragraph(inserted(run("第三条 新增。")), mark=inserted("", "ins"))
    )
    assert read_tree(docx(body), "a.docx") == [
        "条 第一条",
        "  款 期限为二十日。",
        "条 第二条",
        "  款 前半，后半。",
        "条 第三条",
        "  款 新增。",
    ]
    original = tree(taken(docx(body), "a.docx", tracked="original").instrument)
    assert "  款 期限为十日。" in original
    assert "  款 删掉的。" in original
    assert not any("新增" in line for line in original)


def test_comments_say_who_about_what_and_where() -> None:
    anchored = (
        run("第一条 ")
        + '<w:commentRangeStart w:id="5"/>'
        + run("应当")
        + '<w:commentRangeEnd w:id="5"/><w:r><w:commentReference w:id="5"/></w:r>'
        + run("守法。")
    )
    comment = part("comments", f'<w:comment w:id="5" w:author="李四">{plain("改为必须？", "请酌。")}</w:comment>')
    imported = taken(docx(plain("某规定") + paragraph(anchored) + plain("第二条 完。"), comments=comment), "a.docx")
    assert imported.comments == (Comment(2, "李四", "应当", "改为必须？\n请酌。"),)


def test_tables_become_blocks_with_their_bars_escaped() -> None:
    row = "".join(f"<w:tc>{plain(words)}</w:tc>" for words in ("甲|乙", "1"))
    gone = f"<w:tr><w:trPr>{inserted('', 'del')}</w:trPr><w:tc>{plain('删行')}</w:tc></w:tr>"
    body = plain("某规定", "第一条 如下表：") + f"<w:tbl><w:tr>{row}</w:tr>{gone}</w:tbl>" + plain("第二条 完。")
    assert read_tree(docx(body), "a.docx")[2] == "  图表 | 甲\\|乙 | 1 |"


def test_hyperlinks_boxes_fields_and_notes_are_not_lost() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{plain('框中文字。')}</w:txbxContent></w:pict></w:r>"
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("链接") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    body = (
        plain("某规定")
        + paragraph(run("第一条 见") + f"<w:hyperlink>{field}</w:hyperlink>" + run("。") + box)
        + paragraph(run("第二条 完") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("。"))
    )
    notes = part("footnotes", f'<w:footnote w:id="2">{plain("脚注。")}</w:footnote>')
    imported = taken(docx(body, footnotes=notes), "a.docx")
    assert tree(imported.instrument)[1:3] == ["  款 见链接。", "  款 框中文字。"]
    assert [(a.title, a.lines) for a in imported.instrument.attachments] == [("注释", ("注：脚注。",))]


def test_formula_and_picture_are_blocks() -> None:
    math = (
        '<m:oMathPara xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:oMath><m:r><m:t>A=</m:t></m:r>'
        "<m:f><m:num><m:r><m:t>b</m:t></m:r></m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
    )
    picture = (
        '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        '<wp:docPr id="1" name="图 1"/><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
        "</wp:inline></w:drawing></w:r>"
    )
    body = plain("某规定", "第一条 公式：") + paragraph(math) + paragraph(picture) + plain("第二条 完。")
    imported = taken(docx(body), "a.docx")
    blocks = [(node.block, node.text) for node in imported.instrument.root.walk() if node.block]
    assert blocks == [("式", ("$$A=(b)/(c)$$",)), ("图", ("![图 1](word)",))]
