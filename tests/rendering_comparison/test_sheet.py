"""The sheet: marks, 同左, folded chapters, 目录, summary, legend; laws on random drafts and a real amendment."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given

from tests.comparison.test_table_laws import FEWER
from tests.comparison.test_table_laws import drafts as random_drafts
from tests.rendering_comparison.conftest import Amendment, Drafts, article, new, with_children
from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Row
from workbench.language.typesetting import fold
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.options import DEFAULT, Marks, TableOptions, Unchanged
from workbench.rendering.comparison.sheet import Mark, Paragraphs, Place, Sheet, SheetRow, plain

SAME = TableOptions(unchanged=Unchanged.SAME)


def row(found: Sheet, label: str, place: Place = Place.ARTICLE) -> SheetRow:
    """The one row of this label."""
    (only,) = [row for row in found.rows if row.label == label and row.place is place]
    return only


def marked(cell: Paragraphs, mark: Mark) -> str:
    """The words of one mark."""
    return "".join(run.text for paragraph in cell for run in paragraph if run.mark is mark)


def pairs(versions: tuple[Instrument, ...], options: TableOptions) -> list[tuple[SheetRow, Row]]:
    """The rows of a sheet without 目录, each with the row of the table it was made from."""
    made = table(align(versions), [f"第{place}稿" for place in range(len(versions))])
    found = sheet(made, replace(options, contents=False))
    return list(zip(found.rows, made.rows, strict=True))


@FEWER
@given(random_drafts())
def test_every_cell_holds_its_text(versions: tuple[Instrument, ...]) -> None:
    for printed, real in pairs(versions, DEFAULT):
        if not printed.across:
            for cell, source in zip(printed.cells, real.cells, strict=True):
                assert source is None or plain(cell).replace("\n", "").endswith(source.text.replace("\n", ""))


@FEWER
@given(random_drafts())
def test_every_choice_gives_whole_rows(versions: tuple[Instrument, ...]) -> None:
    made = table(align(versions), [f"第{place}稿" for place in range(len(versions))])
    for unchanged, folded, marks in product(Unchanged, (False, True), Marks):
        options = TableOptions(unchanged=unchanged, fold=folded, marks=marks, summary=True, notes=True)
        found = sheet(made, options)
        for printed in found.rows:
            assert len(printed.cells) == (1 if printed.across else len(found.heads))
            assert all(run.text and "\n" not in run.text for cell in printed.cells for p in cell for run in p)


@FEWER
@given(random_drafts())
def test_same_as_left_hides_nothing(versions: tuple[Instrument, ...]) -> None:
    """Where a cell says 同左 and nothing else, its text is that of the cell before, typesetting aside."""
    for printed, real in pairs(versions, SAME):
        for place, cell in enumerate(printed.cells):
            if plain(cell).endswith("　同左") and len(cell) == 1:
                old, new = real.cells[place - 1], real.cells[place]
                assert old is not None and new is not None and fold(old.text) == fold(new.text)


def test_deletions_stand_in_the_old_cell_and_additions_in_the_new(drafts: Drafts) -> None:
    found = sheet(drafts.table(0, 2))
    first = row(found, "第一条")
    assert marked(first.cells[1], Mark.ADDED) == "算力产业根据有关法律，"
    assert marked(first.cells[0], Mark.DELETED) == ""
    chapter = row(found, "第二章　支持与促进措施", Place.DIVISION)
    assert chapter.origin == "第二章　支持措施" and marked(chapter.cells[1], Mark.ADDED) == "与促进"


def test_what_came_and_what_went(drafts: Drafts) -> None:
    found = sheet(drafts.table(0, 2))
    added = row(found, "第七条")
    assert plain(added.cells[0]) == "（新增）"
    assert marked(added.cells[1], Mark.ADDED) == "第七条　市人民政府应当加强监督检查。"
    fees = next(printed for printed in found.rows if printed.kind is Kind.DELETED)
    assert plain(fees.cells[1]) == "（删除）" and "| 算力 | 5万元 |" in marked(fees.cells[0], Mark.DELETED)
    assert "---" not in plain(fees.cells[0])


def test_moves_and_splits_lead_to_each_other(drafts: Drafts) -> None:
    found = sheet(drafts.table(0, 2))
    moved, split = row(found, "第二条"), [printed for printed in found.rows if printed.kind is Kind.SPLIT][-1]
    assert plain(moved.cells[0]).startswith("第六条（移至第二条）　")
    assert plain(moved.cells[1]).startswith("第二条（由第六条移来）　")
    assert [marked(cell, Mark.MOVED) for cell in moved.cells] == ["市人民政府应当设立专项资金。"] * 2
    assert plain(split.cells[0]).startswith("第三条（部分，拆分为第四条、第五条）　前款以外的")


def test_unchanged_lines_are_shortened(drafts: Drafts) -> None:
    listed = row(sheet(drafts.table(0, 1), SAME), "第四条")
    assert plain(listed.cells[1]) == "第四条　同左\n（一）至（二）同左\n（三）丁情形；\n（四）丙情形。\n同左"
    assert plain(row(sheet(drafts.table(0, 1), SAME), "第三条").cells[1]) == "第三条　同左"


def test_same_as_left_is_not_said_of_what_lost_something() -> None:
    """The only 款 that is left says its text; a 款 that lost its last 项 says which 项 are the same."""
    first, items = "市人民政府应当采取下列措施：", ("提供算力；", "提供数据；", "其他措施。")
    old = articles([(first, items), ("前款措施应当公布。", ())])
    for wanted, changed in (
        (f"第一条　{first}\n（一）{items[0]}\n（二）{items[1]}\n（三）{items[2]}", [(first, items)]),
        ("第一条　同左\n（一）至（二）同左\n同左", [(first, items[:2]), ("前款措施应当公布。", ())]),
    ):
        found = sheet(table(align([old, articles(changed)]), ["旧", "新"]), SAME)
        assert plain(row(found, "第一条").cells[1]) == wanted


def articles(paragraphs: Sequence[tuple[str, tuple[str, ...]]]) -> Instrument:
    """One article of these 款 with their 项."""
    below = (new(Level.PARAGRAPH, text, *(new(Level.ITEM, item) for item in items)) for text, items in paragraphs)
    return Instrument("示范条例", Provision(ROOT_ID, Level.ROOT, children=(article(*below),)))


def test_unchanged_articles_are_left_out(drafts: Drafts) -> None:
    found = sheet(drafts.table(0, 1), TableOptions(unchanged=Unchanged.OMITTED))
    assert [row.label for row in found.rows if row.place is Place.ARTICLE] == ["第二条", "第四条", "第七条"]
    assert found.notices == ("未修改的条文和仅条文序号变更的条文没有列出。",)
    assert "第四章　附则" not in [row.label for row in found.rows]


def test_an_unchanged_chapter_is_folded_with_both_numberings(drafts: Drafts) -> None:
    folded = [row for row in sheet(drafts.table(0, 2), TableOptions(fold=True)).rows if row.place is Place.FOLDED]
    assert [plain(row.cells[0]) for row in folded] == ["（本章未修改，原第七条现为第八条）"]


def test_the_contents_row(drafts: Drafts) -> None:
    found = row(sheet(drafts.table(0, 1)), "目录", Place.CONTENTS)
    assert plain(found.cells[0]).split("\n") == [
        "目录", "第一章　总则", "第二章　支持措施", "第三章　保障", "第四章　附则", "附件　算力目录"]  # fmt: skip
    assert marked(found.cells[0], Mark.DELETED) == "第三章　保障"
    assert marked(found.cells[1], Mark.ADDED) == "与促进第三章　监督检查"
    assert not [row for row in sheet(drafts.table(0, 1), TableOptions(contents=False)).rows if row.label == "目录"]


def test_the_contents_stand_in_the_order_of_each_text() -> None:
    """Chapters that changed places, in three columns; the rows of the table are in the order of the newest."""
    one, two, three = (new(Level.CHAPTER, "", article(f"{name}。"), name=name) for name in ("总则", "管理", "保障"))
    law = Instrument("示范条例", Provision(ROOT_ID, Level.ROOT, children=(one, two, three)))
    versions = [replace(law, root=with_children(law.root, *order)) for order in (
        (one, two, three), (one, three, two), (three, one, two))]  # fmt: skip
    found = row(sheet(table(align(versions), ["甲", "乙", "丙"])), "目录", Place.CONTENTS)
    assert [plain(cell).split("\n")[1:] for cell in found.cells] == [
        ["第一章　总则", "第二章　管理", "第三章　保障"],
        ["第一章　总则", "第二章　保障", "第三章　管理"],
        ["第一章　保障", "第二章　总则", "第三章　管理"],
    ]


def test_a_middle_column_shows_what_came_and_what_goes(drafts: Drafts) -> None:
    found = sheet(drafts.table(0, 1, 2, notes=True))
    assert found.heads == ("草案一审稿", "草案二审稿", "草案三审稿", "说明") and found.has_notes
    fees = next(printed for printed in found.rows if printed.kind is Kind.DELETED)
    assert marked(fees.cells[1], Mark.DELETED).startswith("第六条　") and plain(fees.cells[2]) == "（删除）"
    assert plain(row(found, "第二条").cells[3]) == "=HYPERLINK(根据委员的意见)"


@pytest.mark.parametrize("marks", Marks)
def test_the_legend_explains_the_marks_in_use(drafts: Drafts, marks: Marks) -> None:
    legend = sheet(drafts.table(0, 2), TableOptions(marks=marks)).legend
    assert {run.mark for run in legend} >= {Mark.ADDED, Mark.DELETED}
    assert sheet(drafts.table(1, 1), TableOptions(marks=marks)).legend == ()


def test_nothing_changed(drafts: Drafts) -> None:
    assert sheet(drafts.table(1, 1)).notices == ("无差异：各栏文本相同。",)


def test_cover_and_title(drafts: Drafts) -> None:
    options = TableOptions(issuer="法制\u202e工作委员会", date="2026年1月2日", number="会议文件（五）")
    found = sheet(drafts.table(0, 2), options)
    assert found.title == "云川市算力促进条例修改对照表"
    assert found.cover == ("会议文件编号：会议文件（五）", "制表单位：法制工作委员会", "日期：2026年1月2日")
    assert sheet(drafts.table(0, 2), TableOptions(title="对照")).title == "对照"


def test_a_real_amendment(antimonopoly: Amendment) -> None:
    found = sheet(antimonopoly.table, TableOptions(summary=True))
    added = [row for row in found.rows if plain(row.cells[0]) == "（新增）"]
    assert [row.label for row in added] == [
        "第五条", "第九条", "第十一条", "第十九条", "第三十二条", "第三十七条", "第四十条", "第五十四条", "第五十五条",
        "第六十三条", "第六十四条", "第六十七条"]  # fmt: skip
    assert found.summary[0] == (
        "反垄断法（2007年）：57条；反垄断法（2022年修正）：70条。新增12条，修改21条，拆分1条，仅序号变更33条，未修改2条。"
    )
    assert "拆分：第十三条拆分为第十六条、第十七条。" in found.summary
    assert marked(row(found, "第一条").cells[1], Mark.ADDED) == "鼓励创新，"
    assert marked(row(found, "第十五条").cells[0], Mark.DELETED) == "其他"
    assert [row.label for row in found.rows if row.across][0] == "第一章　总则"
    assert sheet(antimonopoly.table, DEFAULT).summary == ()
