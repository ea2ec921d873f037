"""Versions of one draft: splits, merges and moves are known, not guessed."""

import pytest

from tests.builders import build
from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.overrides import read_overrides, settle
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.comparison.version import Version
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading, Provision
from workbench.numbering.labels import Labels
from workbench.numbering.locators import locate
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Delete, Insert, Merge, Move, Operation, Position, Replace, Split

LAW = """
示范条例
第一章 总则
第一条 为了规范示范，制定本条例。
第二条 本市行政区域内的示范活动，适用本条例。
示范活动应当公开。示范活动应当公正。
第二章 管理
第三条 主管部门依照第二条的规定管理示范活动。
第四条 违反第三条规定的，责令改正。
前款规定的处理结果应当公布。
第五条 主管部门应当建立示范档案。
第六条 本条例自公布之日起施行。
"""


def changed(instrument: Instrument, *operations: Operation) -> Instrument:
    """The instrument after the operations."""
    for operation in operations:
        answer = apply(operation, instrument)
        assert isinstance(answer, Applied), answer
        instrument = answer.instrument
    return instrument


def at(words: str, instrument: Instrument) -> Id:
    """The id of a place."""
    return locate(words, Labels(instrument))


def told(found: Table) -> list[str]:
    """The rows of articles, one line each: kind, labels with remarks."""
    lines = []
    for row in found.rows:
        if row.kind is Kind.DIVISION or row.is_front:
            continue
        cells = [
            f"{cell.label}{'（' + cell.remark + '）' if cell.remark else ''}" if cell else "—" for cell in row.cells
        ]
        lines.append(" ".join([row.kind.value, *cells]))
    return lines


def tabled(*versions: Instrument) -> Table:
    """The table of versions."""
    return table(align(versions), [str(place) for place in range(len(versions))])


def test_inserting_an_article_changes_only_numbers() -> None:
    old = build(LAW)
    chapter = old.root.children[0]
    article = build("新法\n第一条 新的规定。").root.children[0]
    new_article = Provision(
        Id("ZZZZZZZ1"), article.level, children=(Provision(Id("ZZZZZZZ2"), article.children[0].level, ("新的规定。",)),)
    )
    found = tabled(old, changed(old, Insert(chapter.id, 1, new_article)))
    assert told(found) == [
        "不变 第一条 第一条", "新增 — 第二条", "仅序号变更 第二条 第三条", "仅序号变更 第三条 第四条",
        "仅序号变更 第四条 第五条", "仅序号变更 第五条 第六条", "仅序号变更 第六条 第七条",
    ]  # fmt: skip
    citing = next(row for row in found.rows if row.cells[1] and row.cells[1].label == "第四条")
    assert [change.op for change in citing.redline] == ["="]
    assert "第三条" in citing.redline[0].text and "第二条" in (citing.redline[0].was or "")


@pytest.mark.parametrize(
    ("words", "inner"),
    [
        (("主管部门负责登记。", "登记的费用由财政承担。"), [(0, 0, False), (1, 1, False)]),
        (
            ("示范活动应当公开。示范活动应当公正。", "登记的费用由财政承担。"),
            [(0, None, False), (1, 0, True), (None, 1, False)],
        ),
    ],
)
def test_rewritten_paragraphs_stand_opposite_themselves_unless_words_went_from_one_to_another(
    words: tuple[str, ...], inner: list[tuple[int | None, int | None, bool]]
) -> None:
    old = build(LAW)
    targets = [at(f"第二条第{which}款", old) for which in "一二"]
    new = changed(old, *(Replace(target, (text,)) for target, text in zip(targets, words, strict=True)))
    assert next(row.inner[0] for row in tabled(old, new).rows if row.kind is Kind.CHANGED) == tuple(inner)


def test_split_article() -> None:
    old = build(LAW)
    target = at("第二条", old)
    new = changed(old, Split(target, at("第二条第二款", old), Id("ZZZZZZZ1")))
    rows = [line for line in told(tabled(old, new)) if line.startswith("拆分")]
    assert rows == [
        "拆分 第二条（拆分为第二条、第三条） 第二条",
        "拆分 第二条（拆分为第二条、第三条） 第三条",
    ]


def test_paragraph_split_in_the_middle_and_its_end_moved_away() -> None:
    old = build(LAW)
    paragraph = at("第二条第二款", old)
    half = changed(old, Split(paragraph, Position(0, 9), Id("ZZZZZZZ1")))
    new = changed(half, Move(at("第二条第三款", half), at("第五条", half), 1))
    rows = [row for row in tabled(old, new).rows if row.kind is Kind.MOVED]
    assert len(rows) == 1
    before, after = rows[0].cells
    assert before and after and before.text == after.text == "示范活动应当公正。"
    assert (before.label, after.label) == ("第二条", "第五条") and before.partial and after.partial


def test_merged_articles() -> None:
    old = build(LAW)
    new = changed(old, Merge((at("第四条", old), at("第五条", old))))
    rows = [line for line in told(tabled(old, new)) if line.startswith("合并")]
    assert rows == ["合并 第四条 第四条（合并自第四条、第五条）", "合并 第五条 第四条（合并自第四条、第五条）"]


def test_an_article_that_takes_one_in_and_gives_a_piece_away_says_both() -> None:
    old = build(LAW)
    merged = changed(old, Merge((at("第四条", old), at("第五条", old))))
    new = changed(merged, Split(at("第四条", merged), at("第四条第二款", merged), Id("ZZZZZZZ1")))
    assert told(tabled(old, new))[3:6] == [
        "拆分 第四条（拆分为第四条、第五条） 第四条",
        "合并 第四条（拆分为第四条、第五条） 第五条（合并自第四条、第五条）",
        "合并 第五条 第五条（合并自第四条、第五条）",
    ]


def test_a_merge_taken_back_by_hand_is_no_merge() -> None:
    old = build(LAW)
    merged = changed(old, Merge((at("第四条", old), at("第五条", old))))
    new = changed(merged, Split(at("第四条", merged), at("第四条第三款", merged), Id("ZZZZZZZ1")))
    assert {line.split()[0] for line in told(tabled(old, new))} == {"不变"}


def test_a_piece_of_a_piece_that_is_gone_keeps_its_origin() -> None:
    old = build(LAW.replace("公正。", "公正。\n示范活动应当便民。\n示范应当节约。"))
    half = changed(old, Split(at("第二条", old), at("第二条第三款", old), Id("ZZZZZZZ1")))
    third = changed(half, Split(Id("ZZZZZZZ1"), at("第三条第二款", half), Id("ZZZZZZZ2")))
    new = changed(third, Delete(Id("ZZZZZZZ1")))
    assert told(tabled(old, new))[1:3] == [
        "拆分 第二条（拆分为第二条、第三条） 第二条",
        "拆分 第二条（拆分为第二条、第三条） 第三条",
    ]


def test_a_new_chapter_begun_inside_one_is_new() -> None:
    old = build(LAW)
    new = changed(old, Split(old.root.children[1].id, at("第五条", old), Id("ZZZZZZZ1"), Heading("附则")))
    rows = [row for row in tabled(old, new).rows if row.kind is Kind.DIVISION]
    assert [[cell.label if cell else None for cell in row.cells] for row in rows] == [
        ["第一章", "第一章"],
        ["第二章", "第二章"],
        [None, "第三章"],
    ]


def test_moved_article() -> None:
    old = build(LAW)
    new = changed(old, Move(at("第五条", old), old.root.children[0].id, 0))
    assert told(tabled(old, new))[0] == "移动 第五条（移至第一条） 第一条（由第五条移来）"


def test_three_columns_chain_a_split_made_late() -> None:
    first = build(LAW)
    second = changed(first, Delete(at("第五条", first)))
    third = changed(second, Split(at("第二条", second), at("第二条第二款", second), Id("ZZZZZZZ1")))
    assert told(tabled(first, second, third)) == [
        "不变 第一条 第一条 第一条",
        "拆分 第二条 第二条（拆分为第二条、第三条） 第二条",
        "拆分 第二条 第二条（拆分为第二条、第三条） 第三条",
        "仅序号变更 第三条 第三条 第四条",
        "仅序号变更 第四条 第四条 第五条",
        "删除 第五条 — —",
        "不变 第六条 第五条 第六条",
    ]


def test_override_wins_over_identity_and_content() -> None:
    old = build(LAW)
    text = '[[match]]\nold = "第五条"\nnew = ["第五条", "第六条"]\n[[match]]\nold = "第六条"\n'
    versions = [Version(old), Version(old)]
    found = table(align(versions, settle(read_overrides(text), versions)), ("甲", "乙"))
    assert told(found)[4:] == [
        "拆分 第五条（拆分为第五条、第六条） 第五条",
        "拆分 第五条（拆分为第五条、第六条） 第六条",
        "删除 第六条 —",
    ]


def test_override_of_a_single_paragraph() -> None:
    old = build(LAW)
    text = '[[match]]\nold = "第二条第二款"\nnew = "第五条第一款"\n[[match]]\nold = "第四条第二款"\n'
    versions = [Version(old), Version(old)]
    found = table(align(versions, settle(read_overrides(text), versions)), ("甲", "乙"))
    moved = next(row for row in found.rows if row.kind is Kind.MOVED)
    assert [cell and (cell.label, cell.text) for cell in moved.cells] == [
        ("第二条", "示范活动应当公开。示范活动应当公正。"), ("第五条", "主管部门应当建立示范档案。"),
    ]  # fmt: skip
    deleted = next(row for row in found.rows if row.kind is Kind.DELETED)
    assert deleted.cells[0] and deleted.cells[0].text == "前款规定的处理结果应当公布。" and deleted.cells[0].partial
    for place in (0, 1):
        shown = "".join(cell.text.replace("\n", "") for row in found.rows if (cell := row.cells[place]) and cell.id)
        assert all(version.words(line) in shown for version in versions for line in version.lines.values())


@pytest.mark.parametrize(
    "text",
    ["[[match]", "match = 1", "[[match]]", "[[match]]\nold = 3", '[[match]]\nold = "第九百条"', '{"match": [{"x": 1}]}',
     '[[match]]\ncolumns = [1, 3]\nold = "第一条"', '[[match]]\ncolumns = [2, 3]\nold = "第一条"',
     '[[match]]\nold = "ROOT0000"', '[[match]]\nold = "第一条第一款"\nnew = "第二条"',
     '[[match]]\nold = ["第一条第一款", "第二条第二款"]\n', '[[match]]\nold = ["第一条", "第一条"]'],
)  # fmt: skip
def test_bad_overrides_are_refused_with_a_hint(text: str) -> None:
    versions = [Version(build(LAW)), Version(build(LAW))]
    with pytest.raises(WorkbenchError) as refused:
        settle(read_overrides(text), versions)
    assert refused.value.problem.message.endswith("。") and refused.value.problem.hint
