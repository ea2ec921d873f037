"""Random pairs of concurrent edits in each of the ways two offices meet: 100 each, 400 in the long run (make fuzz).

Every sentence is written once, so whatever is lost, torn apart or changed by guess shows.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import pytest

from tests.merging.merge_laws import merged, node, said
from tests.thoroughness import so_many
from workbench.merging.values import Kind, Merged, Notice
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.text import words
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Delete, Insert, Move, Operation, Position, Replace, Split

PAIRS = so_many(100, thorough=400)
Ids = Iterator[Id]
_CLAUSES = ("主管部门应当建立目录", "经营者可以提出申请", "鼓励企业参与建设", "有关单位应当予以配合")


def law(rng: random.Random) -> Instrument:
    """Three chapters of articles with one to three 款 of one to three sentences."""
    ids = (Id(f"K{number:07d}") for number in count(1))
    serial = count(1)

    def sentence() -> str:
        return f"{rng.choice(_CLAUSES)}，并且报告第{next(serial)}号事项。"

    def paragraph() -> Provision:
        return Provision(next(ids), Level.PARAGRAPH, words("".join(sentence() for _ in range(rng.randint(1, 3)))))

    def article() -> Provision:
        return Provision(next(ids), Level.ARTICLE, children=tuple(paragraph() for _ in range(rng.randint(1, 3))))

    def chapter() -> Provision:
        articles = tuple(article() for _ in range(rng.randint(2, 5)))
        return Provision(next(ids), Level.CHAPTER, heading=Heading("一章"), children=articles)

    return Instrument("示范条例", Provision(ROOT_ID, Level.ROOT, children=tuple(chapter() for _ in range(3))))


def new_ids(letter: str) -> Ids:
    return (Id(f"{letter}{number:07d}") for number in count(1))


def made(base: Instrument, *operations: Operation) -> Instrument:
    for operation in operations:
        done = apply(operation, base)
        assert isinstance(done, Applied), done
        base = done.instrument
    return base


def of(base: Instrument, level: Level) -> list[Provision]:
    return [part for part in base.root.walk() if part.level is level]


def parent(base: Instrument, id: Id) -> Provision:
    return next(part for part in base.root.walk() if any(child.id == id for child in part.children))


def new_article(ids: Ids, sign: str) -> Provision:
    inner = next(ids)
    text = words(f"本单位{sign}新写的{inner}号规定。")
    return Provision(next(ids), Level.ARTICLE, children=(Provision(inner, Level.PARAGRAPH, text),))


def run_at(base: Instrument, chapter: Provision, index: int, ids: Ids, sign: str, several: int) -> list[Operation]:
    return [Insert(chapter.id, index + place, new_article(ids, sign)) for place in range(several)]


def reworded(rng: random.Random, part: Provision, sign: str) -> Replace:
    """Another clause in front of one of the sentences."""
    sentences = said(part.text).split("。")[:-1]
    at = rng.randrange(len(sentences))
    sentences[at] = sentences[at].replace("并且", f"由{sign}处")
    return Replace(part.id, words("。".join(sentences) + "。"))


def same_place(base: Instrument, rng: random.Random, sides: list[Ids]) -> tuple[list[Operation], list[Operation]]:
    chapter = rng.choice(of(base, Level.CHAPTER))
    index = rng.randint(0, len(chapter.children))
    ours, theirs = (
        run_at(base, chapter, index, ids, sign, rng.randint(1, 4)) for ids, sign in zip(sides, "甲乙", strict=True)
    )
    return ours, theirs


def mixed_same_place(base: Instrument, rng: random.Random, sides: list[Ids]) -> tuple[list[Operation], list[Operation]]:
    """Insertions beside an article that the other side rewords, moves or also inserts beside."""
    chapter = rng.choice(of(base, Level.CHAPTER))
    article = rng.choice(chapter.children)
    index = chapter.children.index(article) + rng.randint(0, 1)
    ours = run_at(base, chapter, index, sides[0], "甲", rng.randint(1, 3))
    elsewhere = rng.choice([one for one in of(base, Level.CHAPTER) if one.id != chapter.id])
    ways: list[list[Operation]] = [
        [reworded(rng, article.children[0], "乙")],
        [Move(article.id, elsewhere.id, rng.randint(0, len(elsewhere.children)))],
        [*run_at(base, chapter, index, sides[1], "乙", 2), reworded(rng, article.children[0], "乙")],
        [Delete(article.id)],
    ]
    return ours, rng.choice(ways)


def far_apart(base: Instrument, rng: random.Random, sides: list[Ids]) -> tuple[list[Operation], list[Operation]]:
    first, second = rng.sample(of(base, Level.CHAPTER), 2)
    found = []
    for chapter, ids, sign in ((first, sides[0], "甲"), (second, sides[1], "乙")):
        article = rng.choice(chapter.children)
        ways: list[list[Operation]] = [
            [reworded(rng, rng.choice(article.children), sign)],
            run_at(base, chapter, rng.randint(0, len(chapter.children)), ids, sign, 2),
            [Delete(article.id)],
            [Move(article.id, chapter.id, rng.randrange(len(chapter.children)))],
        ]
        found.append(rng.choice(ways))
    return found[0], found[1]


def move_against_edit(
    base: Instrument, rng: random.Random, sides: list[Ids]
) -> tuple[list[Operation], list[Operation]]:
    article = rng.choice(of(base, Level.ARTICLE))
    chapter = rng.choice(of(base, Level.CHAPTER))
    most = len(chapter.children) - (article in chapter.children)
    inserted = Provision(next(sides[1]), Level.PARAGRAPH, words("本单位乙加的款。"))
    edits: list[Operation] = [
        reworded(rng, rng.choice(article.children), "乙"),
        Insert(article.id, rng.randint(0, len(article.children)), inserted),
    ]
    return [Move(article.id, chapter.id, rng.randint(0, most))], edits[: rng.randint(1, 2)]


def split_against_edit(
    base: Instrument, rng: random.Random, sides: list[Ids]
) -> tuple[list[Operation], list[Operation]]:
    part = rng.choice([part for part in of(base, Level.PARAGRAPH) if said(part.text).count("。") > 1])
    text = said(part.text)
    ends = [place + 1 for place, sign in enumerate(text[:-1]) if sign == "。"]
    split: list[Operation] = [Split(part.id, Position(0, rng.choice(ends)), next(sides[0]))]
    return split, [reworded(rng, part, "乙")]


def delete_against_edit(
    base: Instrument, rng: random.Random, sides: list[Ids]
) -> tuple[list[Operation], list[Operation]]:
    article = rng.choice(of(base, Level.ARTICLE))
    return [Delete(article.id)], [reworded(rng, rng.choice(article.children), "乙")]


Pairs = Callable[[Instrument, random.Random, list[Ids]], tuple[list[Operation], list[Operation]]]


def pairs(way: Pairs) -> Iterator[tuple[Instrument, Instrument, Instrument, Merged]]:
    for seed in range(PAIRS):
        rng = random.Random(f"{way.__name__} {seed}")
        base = law(rng)
        sides = [new_ids("P"), new_ids("Q")]
        ours, theirs = (made(base, *operations) for operations in way(base, rng, sides))
        found = merged(base, ours, theirs)
        nothing_lost(base, (ours, theirs), found)
        runs_whole(base, (ours, theirs), found)
        yield base, ours, theirs, found


def sentences(instrument: Instrument) -> set[str]:
    texts = "".join(said(part.text) for part in instrument.root.walk())
    return {sentence for sentence in texts.split("。") if sentence}


def nothing_lost(base: Instrument, sides: tuple[Instrument, Instrument], found: Merged) -> None:
    """The sentences of the result are those of the base with what each side took out and added; conflicts apart."""
    old = sentences(base)
    now, ours, theirs = sentences(found.instrument), *map(sentences, sides)
    if not found.conflicts:
        assert now == (old & ours & theirs) | (ours - old) | (theirs - old)


def runs_whole(base: Instrument, sides: tuple[Instrument, Instrument], found: Merged) -> None:
    """What a side inserted together stands together: no article of the other side's between its own."""
    known = {part.id for part in base.root.walk()}
    for side in sides:
        for run in new_runs(side, known):
            siblings = [child.id for child in parent(found.instrument, run[0]).children]
            start = siblings.index(run[0])
            assert siblings[start : start + len(run)] == run


def new_runs(side: Instrument, known: set[Id]) -> Iterator[list[Id]]:
    for part in side.root.walk():
        run: list[Id] = []
        for child in part.children if part.id in known else ():
            if child.id in known:
                yield from [run] if run else []
                run = []
            else:
                run.append(child.id)
        yield from [run] if run else []


@pytest.mark.parametrize("way", [same_place, mixed_same_place, far_apart, move_against_edit, split_against_edit])
def test_no_conflict(way: Pairs) -> None:
    for *_, found in pairs(way):
        assert found.conflicts == ()


def test_insertions_at_one_place_are_shown() -> None:
    for base, ours, theirs, found in pairs(same_place):
        (shown,) = found.confirmations
        known = {part.id for part in base.root.walk()}
        assert shown.notice is Notice.SAME_PLACE
        inserted = {id for side in (ours, theirs) for run in new_runs(side, known) for id in run}
        assert set(shown.targets) == inserted


def test_insertions_far_apart_need_no_look() -> None:
    assert all(found.confirmations == () for *_, found in pairs(far_apart))


def test_moved_and_edited_is_both() -> None:
    for base, ours, theirs, found in pairs(move_against_edit):
        for part in of(base, Level.ARTICLE):
            assert node(found.instrument, part.id) == node(theirs, part.id)
            assert parent(found.instrument, part.id).id == parent(ours, part.id).id


def test_split_and_edited_is_both() -> None:
    for base, ours, theirs, found in pairs(split_against_edit):
        pieces = [part.id for part in ours.root.walk()]
        assert [part.id for part in found.instrument.root.walk()] == pieces
        assert sentences(found.instrument) == sentences(theirs)
        assert len(pieces) == 1 + len(list(base.root.walk()))


def test_deleted_and_edited_is_a_conflict_with_both_versions() -> None:
    for base, ours, theirs, found in pairs(delete_against_edit):
        (conflict,) = found.conflicts
        assert conflict.kind is Kind.DELETED
        assert conflict.ours is None
        assert conflict.base == node(base, conflict.target)
        assert conflict.theirs == node(theirs, conflict.target)
        assert found.instrument == replace(theirs)
        assert all(part.id != conflict.target for part in ours.root.walk())
