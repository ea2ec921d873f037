"""Three versions of a small regulation that hold every kind of change, and hostile words."""

from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import pytest

from workbench.comparison.alignment import align
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.importing.load import load
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision

_NUMBERS = count(1)
FORMULA, SCRIPT = "=1+1@cmd|calc 适用本条例。", "<script>alert(1)</script>&amp; | 竖线 **粗** w:ins"
DISGUISED = "\u202e本条例自2026年1月1日起\x1b[31m施行\u200b。"
COLUMNS = ("草案一审稿", "草案二审稿", "草案三审稿")
REASON = "=HYPERLINK(根据委员的意见)"


def new(level: Level, text: str = "", *children: Provision, name: str = "", bracket: str = "", block: str = "",
        split_from: Id | None = None, merged: tuple[Id, ...] = ()) -> Provision:  # fmt: skip
    """A provision with an id of its own."""
    heading = Heading(name, bracket) if name else None
    id, words = Id(f"T{next(_NUMBERS):07d}"), (text,) if text else ()
    return Provision(id, level, words, heading, children, block=block, split_from=split_from, merged=merged)


def article(*paragraphs: str | Provision, name: str = "", split_from: Id | None = None) -> Provision:
    """An article of these 款."""
    below = (new(Level.PARAGRAPH, part) if isinstance(part, str) else part for part in paragraphs)
    return new(Level.ARTICLE, "", *below, name=name, bracket="【】" if name else "", split_from=split_from)


def with_children(outer: Provision, *children: Provision) -> Provision:
    """The same with other children."""
    return replace(outer, children=children)


@dataclass(frozen=True)
class Drafts:
    """The versions and their tables."""

    versions: tuple[Instrument, Instrument, Instrument]
    moved: Id

    def table(self, *places: int, notes: bool = False) -> Table:
        """The table of some of the versions."""
        versions, columns = [self.versions[at] for at in places], [COLUMNS[at] for at in places]
        return table(align(versions), columns, {self.moved: REASON} if notes else None)


@pytest.fixture(scope="session")
def drafts() -> Drafts:
    """一审稿 → 二审稿: an article moved, items inserted, chapters added, deleted and renamed; → 三审稿: a split."""
    purpose = article("为了促进发展，制定本条例。", name="目的")
    hostile = article(FORMULA, SCRIPT)
    items = (new(Level.ITEM, "甲情形；"), new(Level.ITEM, "乙情形；"), new(Level.ITEM, "丙情形。"))
    cases, rest = new(Level.PARAGRAPH, "有下列情形之一的：", *items), new(Level.PARAGRAPH, "前款以外的，依照其他规定。")
    listed = article(cases, rest)
    fees = article("收费标准如下：", new(Level.BLOCK, "| 项目 | 金额 |\n| --- | --- |\n| 算力 | 5万元 |", block="表"))
    fund, end = article("市人民政府应当设立专项资金。"), article(DISGUISED)
    long = article(*(f"第{n}项工作应当由有关部门按照职责分工负责，并向社会公布进展情况。" * 8 for n in range(12)))
    general, support = (
        new(Level.CHAPTER, "", purpose, hostile, listed, name="总则"),
        new(Level.CHAPTER, name="支持措施"),
    )
    support = with_children(support, long, fees)
    funding, supplement = new(Level.CHAPTER, "", fund, name="保障"), new(Level.CHAPTER, "", end, name="附则")
    annex = new(Level.ANNEX, "", new(Level.PARAGRAPH, "算力目录由市人民政府公布。"), name="算力目录")
    root = Provision(ROOT_ID, Level.ROOT, children=(general, support, funding, supplement, annex))
    first = Instrument("云川市算力条例", root, notes=("（2025年5月1日通过）",), stage="草案", self_names=("本条例",))

    item = new(Level.ITEM, "丁情形；")
    cases = with_children(cases, *items[:2], item, items[2])
    general = with_children(general, purpose, fund, hostile, with_children(listed, cases, rest))
    support = replace(support, heading=Heading("支持与促进措施"))
    watch = new(Level.CHAPTER, "", article("市人民政府应当加强监督检查。"), name="监督检查")
    root = with_children(root, general, support, watch, supplement, annex)
    second = replace(first, root=root, title="云川市算力促进条例", stage="草案二次审议稿")

    purpose = with_children(purpose, new(Level.PARAGRAPH, "为了促进算力产业发展，根据有关法律，制定本条例。"))
    apart = replace(article(split_from=listed.id), children=(rest,))
    general = with_children(general, purpose, fund, hostile, with_children(listed, cases), apart)
    root = with_children(root, general, with_children(support, long), watch, supplement, annex)
    return Drafts((first, second, replace(second, root=root)), fund.id)


@dataclass(frozen=True)
class Amendment:
    """A real amendment."""

    old: Instrument
    new: Instrument
    table: Table


@pytest.fixture(scope="session")
def antimonopoly(shared: Path) -> Amendment:
    """反垄断法, 57 articles, and its 70 articles of 2022."""
    folder = shared / "corpus" / "decisions" / "antimonopoly-2022"
    old, new = (load(folder / name).instrument for name in ("old.md", "new.md"))
    return Amendment(old, new, table(align([old, new]), ["反垄断法（2007年）", "反垄断法（2022年修正）"]))
