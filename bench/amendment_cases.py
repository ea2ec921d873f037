"""Amendments to real articles, and what happened to the articles meanwhile: eight situations, seeded.

An amendment changes words inside one sentence. What it should come to is known from how the case was made.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from workbench.amendments.values import Amendment, Rewording
from workbench.language.segments import segments
from workbench.language.sentences import split
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision

#: Three articles, each as its 款, each as its sentences.
Texts = list[list[list[str]]]
_PUT_IN = ("依法", "及时", "会同有关部门", "按照国家有关规定", "统筹", "可以", "不得", "三十日", "二万元以上", "公开")
_FEWEST, _MOST = 2, 8


@dataclass(frozen=True, slots=True)
class Case:
    """``expected``: the three articles with the amendment in its place; None where it has none any more."""

    situation: str
    base: Texts
    now: Texts
    sentence: str
    amended: str
    expected: Texts | None

    @property
    def amendment(self) -> Amendment:
        """The amendment of the first 款 of the second article."""
        old = "".join(self.base[1][0])
        change = Rewording(id_of(1, 0), old, old.replace(self.sentence, self.amended, 1))
        return Amendment(Id("AMENDMNT"), 1, "", id_of(1, 0), (change,), "", "", "")


def id_of(article: int, paragraph: int) -> Id:
    """The id of a 款."""
    return Id(f"P{article:03}{paragraph:04}")


def instrument(texts: Texts) -> Instrument:
    """The articles as a draft; a 款 without sentences is gone."""
    articles = tuple(_article(place, paragraphs) for place, paragraphs in enumerate(texts))
    return Instrument("法", Provision(ROOT_ID, Level.ROOT, children=articles))


def _article(place: int, paragraphs: Sequence[Sequence[str]]) -> Provision:
    children = tuple(
        Provision(id_of(place, at), Level.PARAGRAPH, ("".join(sentences),))
        for at, sentences in enumerate(paragraphs)
        if sentences
    )
    return Provision(Id(f"A{place:07}"), Level.ARTICLE, children=children)


def cases(law: Sequence[Sequence[str]], situation: str, count: int, seed: int = 7) -> Iterator[Case]:
    """``count`` cases of a situation. ``law``: the articles, each as the words of its 款."""
    dice = random.Random(f"{situation}{seed}")
    articles = [[list(split(words)) for words in article if words.endswith("。")] for article in law]
    articles = [article for article in articles if article]
    fit = [article for article in articles if _FEWEST <= len(article[0]) <= _MOST]
    made = 0
    while made < count:
        base = [_copy(dice.choice(articles)), _copy(dice.choice(fit)), _copy(dice.choice(articles))]
        case = _Maker(base, dice).case(situation)
        if case is not None:
            made += 1
            yield case


def _copy(article: Sequence[Sequence[str]]) -> list[list[str]]:
    return [list(paragraph) for paragraph in article]


class _Maker:
    """One case: which sentence is amended, how, and what happened meanwhile."""

    def __init__(self, base: Texts, dice: random.Random) -> None:
        self._base, self._dice = base, dice
        self._at = dice.randrange(len(base[1][0]))
        self._sentence = base[1][0][self._at]

    def case(self, situation: str) -> Case | None:
        """None where these articles do not lend themselves to it."""
        if len(segments(self._sentence)) < 8 or sum(map(self._count, self._base)) != 1:
            return None
        amended, where = self._amended()
        now, expected = SITUATIONS[situation](self, amended, where)
        usable = amended != self._sentence and now != self._base
        return Case(situation, self._base, now, self._sentence, amended, expected) if usable else None

    def _count(self, article: list[list[str]]) -> int:
        return sum(paragraph.count(self._sentence) for paragraph in article)

    def _amended(self) -> tuple[str, tuple[int, int]]:
        """The sentence with a word replaced, put in or taken out, or a long run taken out; and which segments went."""
        pieces = [piece.text for piece in segments(self._sentence)]
        kind = self._dice.choice(("replace", "insert", "delete", "long"))
        size = {"replace": 1, "insert": 0, "delete": 1, "long": max(2, len(pieces) // 2)}[kind]
        start = self._dice.randrange(len(pieces) - size)
        new = [] if kind in ("delete", "long") else [self._word(pieces[start])]
        return "".join([*pieces[:start], *new, *pieces[start + size :]]), (start, start + size)

    def _word(self, other: str) -> str:
        return self._dice.choice([word for word in _PUT_IN if word != other])

    def _with(self, sentence: str, texts: Texts | None = None) -> Texts:
        result = [_copy(article) for article in texts or self._base]
        paragraph = result[1][0]
        at = paragraph.index(self._sentence)
        paragraph[at : at + 1] = [sentence] if sentence else []
        return result

    def _edited(self, sentence: str, keep: tuple[int, int] | None = None) -> str:
        """One word replaced or put in; not at ``keep``, nor beside it."""
        pieces = [piece.text for piece in segments(sentence)]
        free = [at for at in range(len(pieces) - 1) if keep is None or not keep[0] - 1 <= at <= keep[1]]
        if not free:
            return sentence
        at = self._dice.choice(free)
        width = self._dice.randrange(2)
        return "".join([*pieces[:at], self._word(pieces[at]), *pieces[at + width :]])

    def elsewhere(self, amended: str, where: tuple[int, int]) -> tuple[Texts, Texts]:
        """Other sentences edited, added and deleted, in the same 款 and the other articles."""
        now = [_copy(article) for article in self._base]
        for article in now:
            for paragraph in article:
                if self._dice.random() < 0.5:
                    self._stir(paragraph)
        return now, self._with(amended, now)

    def _stir(self, paragraph: list[str]) -> None:
        others = [at for at, sentence in enumerate(paragraph) if sentence != self._sentence]
        for at in self._dice.sample(others, min(len(others), 2)):
            paragraph[at] = self._edited(paragraph[at])
        if others and self._dice.random() < 0.3:
            del paragraph[self._dice.choice(others)]
        if self._dice.random() < 0.3:
            new = self._edited(self._dice.choice(self._base[0][0]))
            paragraph.insert(self._dice.randrange(len(paragraph) + 1), new)

    def same_sentence(self, amended: str, where: tuple[int, int]) -> tuple[Texts, Texts]:
        """Another word of the same sentence edited."""
        pieces = [piece.text for piece in segments(self._sentence)]
        far = [at for at in range(len(pieces) - 1) if at < where[0] - 1 or at > where[1]]
        if not far:
            return self._base, self._base
        at, word = self._dice.choice(far), self._dice.choice(_PUT_IN)
        theirs = [*pieces[:at], word, *pieces[at + 1 :]]
        middle = self._between(pieces, where, amended)
        both = [*pieces[: where[0]], middle, *pieces[where[1] :]]
        shift = where[1] - where[0] - 1
        both[at if at < where[0] else at - shift] = word
        return self._with("".join(theirs)), self._with("".join(both))

    def _between(self, pieces: list[str], where: tuple[int, int], amended: str) -> str:
        front, back = len("".join(pieces[: where[0]])), len("".join(pieces[where[1] :]))
        return amended[front : len(amended) - back]

    def sentence_deleted(self, amended: str, where: tuple[int, int]) -> tuple[Texts, None]:
        """The sentence went."""
        return self._with(""), None

    def same_spot(self, amended: str, where: tuple[int, int]) -> tuple[Texts, None]:
        """The same words became others."""
        pieces = [piece.text for piece in segments(self._sentence)]
        ours = self._between(pieces, where, amended)
        other = self._dice.choice([word for word in _PUT_IN if word not in (ours, "".join(pieces[slice(*where)]))])
        end = max(where[1], where[0] + self._dice.randrange(2))
        return self._with("".join([*pieces[: where[0]], other, *pieces[end:]])), None

    def reordered(self, amended: str, where: tuple[int, int]) -> tuple[Texts, Texts]:
        """The sentences of the 款 stand in another order."""
        now = [_copy(article) for article in self._base]
        self._dice.shuffle(now[1][0])
        return now, self._with(amended, now)

    def already(self, amended: str, where: tuple[int, int]) -> tuple[Texts, Texts]:
        """Somebody made the same change; other sentences were edited too."""
        now = self.elsewhere(amended, where)[1]
        return now, now

    def twin_deleted(self, amended: str, where: tuple[int, int]) -> tuple[Texts, None]:
        """The same sentence stands in the next article; the one that is meant went."""
        self._base[2][-1].append(self._sentence)
        return self._with(""), None

    def replaced(self, amended: str, where: tuple[int, int]) -> tuple[Texts, None]:
        """The article has the words of another one."""
        now = [_copy(article) for article in self._base]
        now[1] = _copy(self._base[0])
        return now, None


_Situation = Callable[[_Maker, str, tuple[int, int]], tuple[Texts, Texts | None]]
SITUATIONS: dict[str, _Situation] = {
    "edits elsewhere": _Maker.elsewhere,
    "same sentence": _Maker.same_sentence,
    "sentence deleted": _Maker.sentence_deleted,
    "same spot changed": _Maker.same_spot,
    "sentences reordered": _Maker.reordered,
    "already applied": _Maker.already,
    "twin sentence deleted": _Maker.twin_deleted,
    "article replaced": _Maker.replaced,
}
#: Situations in which nothing was done to the sentence, or the very thing proposed.
HARMLESS = ("edits elsewhere", "sentences reordered", "already applied")
