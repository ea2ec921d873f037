"""Random laws, with references of every form in their texts, and random operations on them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from hypothesis import strategies as st

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument, Mode, Numbering
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.provision import Heading, Number, Provision
from workbench.model.reference import PLAIN, Form, Pointer, Reference, Style
from workbench.model.text import Text, join
from workbench.operations.values import (
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Position,
    Replace,
    SetHeading,
    SetProperty,
    Split,
)

_WORDS = ("依照", "的规定办理", "有下列情形之一的：", "主管部门", "应当公布", "；", "。", "五日以内", "{乙}")
_BELOW = {
    Level.ROOT: (Level.PART, Level.CHAPTER, Level.ARTICLE),
    Level.PART: (Level.CHAPTER, Level.ARTICLE),
    Level.CHAPTER: (Level.SECTION, Level.ARTICLE),
    Level.SECTION: (Level.ARTICLE,),
    Level.ARTICLE: (Level.PARAGRAPH,),
    Level.PARAGRAPH: (Level.ITEM,),
    Level.ITEM: (Level.SUBITEM,),
}
_FORMS = ((Form.FULL, 0), (Form.FULL, 0), (Form.BARE, 1), (Form.RELATIVE, 0), (Form.RELATIVE, 1), (Form.THAT, 0))


@st.composite
def instruments(draw: st.DrawFn, mode: Mode = Mode.SEQUENTIAL) -> Instrument:
    """A law of some 编, 章, 节, 条, 款, 项, 目 whose texts cite one another."""
    ids = (Id(f"K{number:07d}") for number in count(1))
    bare = _provision(draw, Level.ROOT, ids)
    targets = [part for part in bare.walk() if part.level is not Level.ROOT]
    root = _worded(draw, bare, targets)
    if mode is Mode.SUFFIXED:
        articles = [part.id for part in root.walk() if part.level is Level.ARTICLE]
        root = _numbered(root, {id: Number(place + 1) for place, id in enumerate(articles)})
    return Instrument("示范条例", root, self_names=("本条例",), numbering=Numbering(mode=mode))


def _provision(draw: st.DrawFn, level: Level, ids: Iterator[Id]) -> Provision:
    id = ROOT_ID if level is Level.ROOT else next(ids)
    below = _BELOW.get(level, ())
    inner = draw(st.sampled_from(below)) if below else None
    fewest = 1 if level in (Level.ROOT, Level.ARTICLE) else 0
    several = (
        draw(st.integers(fewest, 3)) if level not in (Level.PARAGRAPH, Level.ITEM) else draw(st.sampled_from((0, 0, 2)))
    )
    children = tuple(_provision(draw, inner, ids) for _ in range(several)) if inner else ()
    heading = Heading(draw(st.sampled_from(("总则", "条件", "责任")))) if level in DIVISIONS else None
    return Provision(id, level, heading=heading, children=children)


def _worded(draw: st.DrawFn, provision: Provision, targets: list[Provision]) -> Provision:
    children = tuple(_worded(draw, child, targets) for child in provision.children)
    words = draw(texts(targets)) if provision.level in BODY else ()
    return replace(provision, text=words, children=children)


def _numbered(provision: Provision, numbers: dict[Id, Number]) -> Provision:
    children = tuple(_numbered(child, numbers) for child in provision.children)
    return replace(provision, number=numbers.get(provision.id), children=children)


@st.composite
def texts(draw: st.DrawFn, targets: list[Provision]) -> Text:
    """Words with up to two references to some of ``targets``; never empty."""
    pieces: list[str | Reference] = [draw(st.sampled_from(_WORDS))]
    for _ in range(draw(st.sampled_from((0, 0, 1, 1, 2))) if targets else 0):
        pieces += [draw(references(targets)), draw(st.sampled_from(("", "、", *_WORDS)))]
    return join(pieces)


@st.composite
def references(draw: st.DrawFn, targets: list[Provision]) -> Reference:
    """One provision, the two or three before a place, or a range."""
    first = draw(st.sampled_from(targets))
    alike = [part.id for part in targets if part.level is first.level]
    here = alike.index(first.id)
    form, depth = draw(st.sampled_from(_FORMS))
    kind = draw(st.sampled_from(("one", "one", "one", "several", "range")))
    if kind == "several" and len(alike) - here > 1:
        return Reference(Pointer(tuple(alike[here : here + 2]), Form.RELATIVE))
    style = PLAIN if depth == 0 else Style(depth=depth)
    start = Pointer((first.id,), form, style)
    through = Pointer((draw(st.sampled_from(alike[here:])),)) if kind == "range" else None
    return Reference(start, through, suspect=draw(st.sampled_from((False, False, False, True))))


def operations(instrument: Instrument, new: Iterator[Id]) -> st.SearchStrategy[Operation]:
    """An operation on a provision of this instrument; some of them are refused. ``new``: ids nobody has."""
    parts = list(instrument.root.walk())
    below = [part for part in parts if part.level is not Level.ROOT]
    outers = [part for part in parts if part.level in _BELOW]
    several = [part for part in outers if len(part.children) > 1 and part.level not in (Level.ROOT, *DIVISIONS)]
    units = [part for part in below if part.level not in BODY]
    if not below:
        return inserts(outers, below, new)
    return st.one_of(
        inserts(outers, below, new),
        st.builds(Delete, _id_of(below)),
        st.builds(Replace, _id_of([part for part in below if part.level in BODY] or below), texts(below)),
        moves(outers, below),
        splits(below, new),
        st.builds(_merge, st.sampled_from(several or outers), st.integers(2, 3)),
        st.builds(SetHeading, _id_of(units), st.sampled_from((None, Heading("新章"), Heading("新条旨", "【】")))),
        st.builds(
            ChangeLevel, _id_of(below), st.sampled_from((*DIVISIONS, Level.PARAGRAPH, Level.ITEM, Level.SUBITEM))
        ),
        st.builds(SetProperty, st.just("mode"), st.sampled_from(tuple(Mode)).map(str)),
        st.builds(SetProperty, st.just("title"), st.sampled_from(("示范办法", "示范规定"))),
    )


def _id_of(parts: list[Provision]) -> st.SearchStrategy[Id]:
    return st.sampled_from(parts).map(lambda part: part.id)


def _change_of_level(part: Provision) -> st.SearchStrategy[ChangeLevel]:
    family = DIVISIONS if part.level in DIVISIONS else (Level.PARAGRAPH, Level.ITEM, Level.SUBITEM)
    return st.builds(ChangeLevel, st.just(part.id), st.sampled_from(family))


def _merge(outer: Provision, several: int) -> Merge:
    return Merge(tuple(child.id for child in outer.children[-several:]))


@st.composite
def inserts(draw: st.DrawFn, outers: list[Provision], targets: list[Provision], new: Iterator[Id]) -> Insert:
    """A new subtree somewhere it may stand."""
    outer = draw(st.sampled_from(outers))
    bare = _provision(draw, draw(st.sampled_from(_BELOW[outer.level])), new)
    return Insert(outer.id, draw(st.integers(0, len(outer.children))), _worded(draw, bare, targets))


@st.composite
def moves(draw: st.DrawFn, outers: list[Provision], below: list[Provision]) -> Move:
    """A provision put somewhere; not always where it may stand."""
    target = draw(st.sampled_from(below))
    fitting = [outer for outer in outers if target.level in _BELOW[outer.level]]
    outer = draw(st.sampled_from(fitting or outers))
    return Move(target.id, outer.id, draw(st.integers(0, max(0, len(outer.children) - 1))))


@st.composite
def splits(draw: st.DrawFn, below: list[Provision], new: Iterator[Id]) -> Split:
    """A split in a text or before a child."""
    target = draw(st.sampled_from(below))
    if target.level in BODY:
        piece = draw(st.integers(0, max(0, len(target.text) - 1)))
        words = target.text[piece] if target.text else ""
        offset = draw(st.integers(0, len(words))) if isinstance(words, str) else 0
        return Split(target.id, Position(piece, offset), next(new))
    at = draw(st.sampled_from(target.children)).id if target.children else target.id
    return Split(target.id, at, next(new), Heading("新章") if target.level in DIVISIONS else None)
