"""Small instruments to operate on, written so that a test shows what it works with."""

import re

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument, Mode, Numbering
from workbench.model.level import Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.text import Text
from workbench.model.tokens import decode

_SHORT = re.compile(r"\b[A-Z][A-Z]?\d{1,6}\b")


def ident(short: str) -> Id:
    """「A1」 as an id: A1000000."""
    return ROOT_ID if short == "ROOT" else Id(short.ljust(8, "0"))


def text(words: str) -> Text:
    """Words with tokens of short ids: 「依照{r:A1}」."""
    return decode(re.sub(r"\{[^{}]*\}", lambda token: _SHORT.sub(lambda found: ident(found[0]), token[0]), words))


def chapter(short: str, name: str, *children: Provision, level: Level = Level.CHAPTER, mark: str = "") -> Provision:
    return Provision(ident(short), level, heading=Heading(name), children=children, mark=mark)


def article(short: str, *children: Provision, heading: str = "", number: Number | None = None) -> Provision:
    named = Heading(heading, "【】") if heading else None
    return Provision(ident(short), Level.ARTICLE, heading=named, children=children, number=number)


def body(short: str, words: str, *children: Provision, level: Level = Level.PARAGRAPH) -> Provision:
    return Provision(ident(short), level, text(words), children=children)


def item(short: str, words: str, *children: Provision) -> Provision:
    return body(short, words, *children, level=Level.ITEM)


def subitem(short: str, words: str, *children: Provision) -> Provision:
    return body(short, words, *children, level=Level.SUBITEM)


def statute(*children: Provision, mode: Mode = Mode.SEQUENTIAL) -> Instrument:
    root = Provision(ROOT_ID, Level.ROOT, children=children)
    return Instrument("示范条例", root, self_names=("本条例",), numbering=Numbering(mode=mode))


#: Three chapters; the second has a list with 目, two sections stand in the third; references of every form.
SAMPLE = statute(
    chapter(
        "C1",
        "总则",
        article("A1", body("P1", "为了规范示范，制定本条例。"), heading="目的"),
        article("A2", body("P2", "依照本条例{A3}规定的条件办理。"), body("P3", "{r:P2}的条件由主管部门公布。")),
    ),
    chapter(
        "C2",
        "条件",
        article(
            "A3",
            body(
                "P4",
                "有下列情形之一的，应当办理：",
                item("J1", "符合{A4}规定的；"),
                item("J2", "具备下列材料的：", subitem("S1", "申请书；"), subitem("S2", "证明；")),
                item("J3", "其他情形。"),
            ),
            body("P5", "{r1:J1}、{s:J2}规定的情形，依照{A1..A4}办理。"),
            body("P6", "{r:P4,P5}不适用于本条例{A6}。"),
        ),
        article("A4", body("P7", "{r:A3}规定的材料应当真实。"), body("P8", "{r:C2}另有规定的除外。")),
    ),
    chapter(
        "C3",
        "责任",
        chapter("D1", "一般责任", article("A5", body("P9", "违反本条例{A2}规定的，责令改正。")), level=Level.SECTION),
        chapter(
            "D2",
            "加重责任",
            article("A6", body("PA1", "违反{J2}的，处以罚款；情节严重的，依照{D1}从重。")),
            article("A7", body("PA2", "本条例自公布之日起施行。")),
            level=Level.SECTION,
        ),
    ),
)

#: Frozen numbers: 第一条, 第二条, 第二条之一, 第四条.
FROZEN = statute(
    article("A1", body("P1", "为了规范示范，制定本条例。"), number=Number(1)),
    article("A2", body("P2", "依照{A4}办理。"), body("P3", "{r:P2}另有规定的除外，从其规定执行。"), number=Number(2)),
    article("A3", body("P4", "依照{A2}办理。"), number=Number(2, 1)),
    article("A4", body("P5", "本条例自公布之日起施行。"), number=Number(4)),
    mode=Mode.SUFFIXED,
)
