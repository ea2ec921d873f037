"""A small instrument that has one of everything, built through the model."""

from itertools import count

import pytest

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Attachment, Instrument, Profile
from workbench.model.level import Level
from workbench.model.provision import UNNUMBERED, Heading, Provision
from workbench.model.reference import Form, Pointer, Reference, Style
from workbench.model.text import Text

_NUMBERS = count(1)
PURPOSE, LIST, SECOND = Id("AAAAAAA1"), Id("AAAAAAA2"), Id("AAAAAAA3")


def new(level: Level, text: str | Text = "", *children: Provision, heading: Heading | None = None, id: Id | None = None,
        mark: str = "", block: str = "") -> Provision:  # fmt: skip
    """A provision with an id of its own."""
    words: Text = ((text,) if text else ()) if isinstance(text, str) else text
    return Provision(
        id or Id(f"T{next(_NUMBERS):07d}"), level, words, heading=heading, children=children, mark=mark, block=block
    )


def _article_with_items() -> Provision:
    items = (
        new(Level.ITEM, "提供算力；", new(Level.SUBITEM, "通用算力；"), new(Level.SUBITEM, "智能算力；")),
        new(Level.ITEM, "提供数据：", new(Level.PARAGRAPH, "数据应当合法。")),
        new(Level.ITEM, "其他措施。"),
    )
    back: Text = ("符合", Reference(Pointer((PURPOSE,), Form.FULL)), "规定的，可以申请。")
    above: Text = (Reference(Pointer((LIST,), Form.RELATIVE, Style())), "所列措施由市人民政府组织实施。")
    return new(
        Level.ARTICLE,
        "",
        new(Level.PARAGRAPH, "市人民政府可以采取下列措施：", *items, id=LIST),
        new(Level.PARAGRAPH, above),
        new(Level.PARAGRAPH, back),
        new(Level.BLOCK, "| 项目 | 金额 |\n| --- | --- |\n| 算力 | 5万元 |", block="表"),
        heading=Heading("支持措施", "【】"),
        id=SECOND,
    )


@pytest.fixture
def small() -> Instrument:
    """A 条例 with two chapters, a 节, an unnumbered 附则, items, a table, an annex and attachments."""
    purpose = new(
        Level.ARTICLE,
        "",
        new(Level.PARAGRAPH, "为了促进发展，制定本条例。"),
        heading=Heading("目的", "【】"),
        id=PURPOSE,
    )
    gone = new(Level.ARTICLE, "", new(Level.PARAGRAPH, "（删去）"))
    section = new(Level.SECTION, "", _article_with_items(), gone, heading=Heading("一般规定"))
    supplement = new(Level.ARTICLE, "", new(Level.PARAGRAPH, "本条例自2026年1月1日起施行。"))
    root = Provision(
        ROOT_ID,
        Level.ROOT,
        children=(
            new(Level.CHAPTER, "", purpose, heading=Heading("总则")),
            new(Level.CHAPTER, "", section, heading=Heading("支持")),
            new(Level.CHAPTER, "", supplement, heading=Heading("附则"), mark=UNNUMBERED),
            new(Level.ANNEX, "", new(Level.PARAGRAPH, "算力目录由市人民政府公布。"), heading=Heading("算力目录")),
        ),
    )
    return Instrument(
        "云川市算力条例",
        root,
        kind="地方性法规",
        notes=("（2025年5月1日云川市人民代表大会常务委员会通过）",),
        stage="草案",
        self_names=("本条例",),
        attachments=(
            Attachment("关于印发的通知", ("各区人民政府：",), True),
            Attachment("解读", ("一、背景",)),
            Attachment("抄送和印发", ("抄送：市政府。",)),
        ),
    )


@pytest.fixture
def plan() -> Instrument:
    """A 方案 with three tiers, the third one in running form."""
    task = new(
        Level.TIER_3, "", new(Level.PARAGRAPH, "建设平台。依托高校。"), new(Level.PARAGRAPH, "责任单位：市科技局。")
    )
    action = new(Level.TIER_2, "", task, heading=Heading("创新行动"))
    goal = new(Level.TIER_1, "", action, heading=Heading("重点任务"))
    root = Provision(ROOT_ID, Level.ROOT, children=(new(Level.PARAGRAPH, "为推进工作，制定本方案。"), goal))
    return Instrument("云川市实施方案", root, profile=Profile.PLAN)
