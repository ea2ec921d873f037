"""Random pairs of amendments to real articles: those said to be independent are carried out by real operations.

What one amendment proposes is some words of a 款, a 款 or an article more or less, another place, another heading.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from bench.amending import articles
from bench.amendment_cases import id_of, instrument
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.meeting import Relation, meeting
from workbench.amendments.proposing import proposed
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment
from workbench.language.segments import segments
from workbench.language.sentences import split
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.text import literal
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Delete, Insert, Move, Operation, Replace, SetHeading

COUNT = 10_000
#: Articles of one draft; pairs are drawn from it so that about half of them meet.
_ARTICLES = 3
_WORDS = ("依法", "及时", "可以", "不得", "三十日", "统筹", "公开", "")

_HEAD = """
## Amendments among themselves

{count:,} random pairs on articles of the law, seeded. Those said to be independent are carried out in both orders by
real operations; the aim is that both give the same draft.

| relation | pairs |
|---|--:|
"""


class Pair:
    """A draft and two amendments proposed on it."""

    def __init__(self, law: Sequence[Sequence[str]], dice: random.Random) -> None:
        self._dice = dice
        texts = [[list(split(words)) for words in dice.choice(law)] for _ in range(_ARTICLES)]
        self.draft = instrument(texts)
        self.ids = IdSource([part.id for part in self.draft.root.walk()], dice.choice)
        self.ground = Ground(self.draft)
        self.amendments = tuple(self._amendment(number) for number in (1, 2))

    def _amendment(self, number: int) -> Amendment:
        changes = proposed(self._operation(), Scene(self.ground), self.ids)
        while not changes:
            changes = proposed(self._operation(), Scene(self.ground), self.ids)
        return Amendment(Id(f"AMENDMT{number}"), number, "", id_of(0, 0), changes, "", "", "")

    def _operation(self) -> Operation:
        article = self._dice.choice(self.draft.root.children)
        part = self._dice.choice(article.children)
        match self._dice.choice(("words", "words", "words", "insert", "delete", "move", "heading")):
            case "insert":
                return Insert(article.id, self._place(article), self._new())
            case "delete" if len(article.children) > 1:
                return Delete(part.id)
            case "delete":
                return Delete(article.id)
            case "move":
                return self._moved(article, part)
            case "heading":
                return SetHeading(article.id, Heading(self._dice.choice(_WORDS[:-1])))
        return Replace(part.id, (self._reworded(literal(part.text)),))

    def _place(self, outer: Provision) -> int:
        return self._dice.randrange(len(outer.children) + 1)

    def _new(self) -> Provision:
        words = self._dice.choice(self._dice.choice(self.draft.root.children).children).text
        return Provision(self.ids.draw(), Level.PARAGRAPH, words)

    def _moved(self, article: Provision, part: Provision) -> Operation:
        if len(article.children) == 1:
            return Move(article.id, self.draft.root.id, self._dice.randrange(len(self.draft.root.children)))
        other = self._dice.choice(self.draft.root.children)
        return Move(part.id, other.id, self._dice.randrange(len(other.children) + (other is not article)))

    def _reworded(self, words: str) -> str:
        pieces = [piece.text for piece in segments(words)]
        for _ in range(self._dice.choice((1, 1, 2))):
            at = self._dice.randrange(len(pieces))
            pieces[at : at + self._dice.randrange(4)] = [self._dice.choice(_WORDS)]
            pieces = [piece for piece in pieces if piece] or ["无。"]
        return "".join(pieces)

    def relation(self) -> Relation:
        """What the two are said to be to one another."""
        one, other = self.amendments
        return meeting(one, other, (), self.ground).relation

    def both_ways(self) -> tuple[Instrument | None, Instrument | None]:
        """The draft with both carried out, in the one order and in the other; None where one is refused."""
        return self._after(self.amendments), self._after(self.amendments[::-1])

    def _after(self, amendments: Sequence[Amendment]) -> Instrument | None:
        now = self.draft
        for amendment in amendments:
            done = apply(Batch(evaluate(amendment, Ground(now)).operations), now)
            if not isinstance(done, Applied):
                return None
            now = done.instrument
        return now


def pairs(law: Sequence[Sequence[str]], count: int, seed: int = 7) -> Iterator[Pair]:
    """Random pairs on drafts made of articles of ``law``, each given as the words of its 款."""
    dice = random.Random(seed)
    fit = [article for article in law if article and all(words.strip() for words in article)]
    return (Pair(fit, dice) for _ in range(count))


def tally(law: Sequence[Sequence[str]], count: int, seed: int = 7) -> tuple[Counter[Relation], int]:
    """How many pairs are said to be what, and how many of the independent ones came out otherwise."""
    said, wrong = Counter[Relation](), 0
    for pair in pairs(law, count, seed):
        relation = pair.relation()
        said[relation] += 1
        if relation is Relation.COMMUTE:
            one, other = pair.both_ways()
            wrong += one is None or one != other
    return said, wrong


def section(law: Instrument, count: int = COUNT) -> str:
    """The part of the report."""
    said, wrong = tally(articles(law), count)
    rows = "".join(f"| {relation} | {number} |\n" for relation, number in said.most_common())
    verdict = "met" if not wrong else "**not met**"
    return _HEAD.format(count=count) + rows + f"\nIndependent pairs whose orders differ: {wrong} ({verdict}).\n"
