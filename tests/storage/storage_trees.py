"""Hypothesis strategies for instruments of every shape the model allows, and a plain large one for measuring."""

import random
from dataclasses import replace

from hypothesis import strategies as st

from workbench.model.identity import IdSource
from workbench.model.instrument import ROOT_ID, Attachment, Instrument, Mode, Numbering, Profile
from workbench.model.level import BODY, LISTED, UNITS, Level, may_hold
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import Form, Pointer, Reference, Style
from workbench.model.text import Text, join

NASTY = [
    "\n",
    "\r",
    "\r\n",
    '"',
    '"""',
    "'''",
    "\\",
    "\\n",
    "{",
    "}",
    "{{",
    "　",
    " ",
    "\t",
    "\x00",
    "\x1b",
    "\x7f",
    "\x85",
]
NASTY += [
    "\u2028",
    "\u202e",
    "\ufeff",
    "e\u0301",
    "\uf900",
    "가",
    "ᄀ",
    "ᅡ",
    "𠮷",
    "#",
    "[[item]]",
    "= ",
    "number=1",
    "”",
    "。",
    "；",
]
PLAIN = ["依照", "本条例", "的规定", "推动人工智能", "。", "；", "，", "“", "”。", "（一）", "第一条", "！”"]

prose = st.lists(st.sampled_from(PLAIN), max_size=6).map("".join)
wild = st.lists(
    st.sampled_from(PLAIN + NASTY) | st.text(st.characters(exclude_categories=["Cs"]), max_size=3), max_size=6
)
words = prose | wild.map("".join)
ids = st.integers(0, 40).map(lambda seed: IdSource(choose=random.Random(seed).choice).draw())

styles = st.builds(
    Style,
    depth=st.integers(0, 3),
    brackets=st.sampled_from(["", "（", "("]),
    digits=st.sampled_from(["", "1", "１"]),
    no_unit=st.booleans(),
    no_ordinal=st.booleans(),
    paragraph=st.sampled_from(["", "+", "-"]),
    count=st.sampled_from(["", "二"]),
)
pointers = st.builds(
    Pointer, st.lists(ids, min_size=1, max_size=2).map(tuple), st.sampled_from(Form), styles,
    st.sampled_from(["", "第九条", "前款"]),
)  # fmt: skip
references = st.builds(Reference, pointers, st.none() | pointers, st.booleans())
texts: st.SearchStrategy[Text] = st.lists(words | references, max_size=4).map(join)
headings = st.none() | st.builds(Heading, words, st.sampled_from(["", "【】", "〖〗", "（）"]))


@st.composite
def provisions(draw: st.DrawFn, level: Level, depth: int = 0) -> Provision:
    inner = [below for below in (*UNITS, *BODY) if may_hold(level, below)] if depth < 4 else []
    levels = draw(st.lists(st.sampled_from(inner), max_size=3)) if inner else []
    children = tuple(draw(provisions(below, depth + 1)) for below in levels)
    split_from, merged = draw(st.none() | ids), tuple(draw(st.lists(ids, max_size=2)))
    node = Provision(ROOT_ID, level, children=children, split_from=split_from, merged=merged)
    if level in BODY:
        return replace(node, text=draw(texts), heading=draw(headings), mark=draw(words), block=draw(words))
    if level is Level.ROOT:
        return node
    number = draw(st.none() | st.builds(Number, st.integers(0, 2000), st.integers(0, 3)))
    return replace(node, heading=draw(headings), mark=draw(st.sampled_from(["", "-"]) | words), number=number)


def identified(node: Provision, source: IdSource) -> Provision:
    """The same tree with a fresh id on every provision but the root."""
    own = node.id if node.level is Level.ROOT else source.draw()
    return replace(node, id=own, children=tuple(identified(child, source) for child in node.children))


numberings = st.builds(
    Numbering,
    st.sampled_from(Mode),
    st.just(Numbering().restarts)
    | st.lists(st.tuples(st.sampled_from(Level), st.sampled_from(Level)), max_size=2).map(tuple),
)
attachments = st.builds(Attachment, words, st.lists(words, max_size=3).map(tuple), st.booleans())
instruments = st.builds(
    Instrument,
    title=words,
    root=st.builds(lambda root, seed: identified(root, IdSource(choose=random.Random(seed).choice)),
                   provisions(Level.ROOT), st.integers(0, 10**6)),
    kind=words,
    profile=st.sampled_from(Profile),
    notes=st.lists(words, max_size=2).map(tuple),
    stage=words,
    self_names=st.lists(words, max_size=2).map(tuple),
    numbering=numberings,
    attachments=st.lists(attachments, max_size=2).map(tuple),
)  # fmt: skip


def large(articles: int, seed: int = 7) -> Instrument:
    """A statute of that many articles, three 款 each and 项 in every fourth, with references."""
    source, rng = IdSource(choose=random.Random(seed).choice), random.Random(seed)
    sentence = "市人民政府应当推动跨区域规划衔接、标准互认，建立健全协调机制，研究解决重大问题。"
    made: list[Provision] = []
    for place in range(articles):
        cited = (Reference(Pointer((rng.choice(made).id,))),) if made else ()
        bodies = [
            Provision(source.draw(), Level.PARAGRAPH, join((sentence * 2, "依照", *cited, "的规定。")))
            for _ in range(3)
        ]
        items = tuple(Provision(source.draw(), Level.ITEM, ("共享测试数据；",)) for _ in range(4 * (place % 4 == 0)))
        bodies[0] = replace(bodies[0], children=items)
        made.append(
            Provision(source.draw(), Level.ARTICLE, heading=Heading("区域协同", "【】"), children=tuple(bodies))
        )
    chapters = [
        Provision(source.draw(), Level.CHAPTER, heading=Heading("总则"), children=tuple(made[start : start + 60]))
        for start in range(0, articles, 60)
    ]
    return Instrument("云川市大条例", Provision(ROOT_ID, Level.ROOT, children=tuple(chapters)), self_names=("本条例",))


__all__ = ["LISTED", "instruments", "large", "words"]
