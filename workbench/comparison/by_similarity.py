"""The stages of matching by content, on keys and places only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workbench.comparison.chain import heaviest
from workbench.comparison.fragments import Fragments
from workbench.comparison.gaps import fill, lone
from workbench.comparison.joining import FAR, Joining
from workbench.comparison.pieces import Pieces
from workbench.comparison.similarity import Candidate, Similarity
from workbench.language.typesetting import fold
from workbench.model.identity import Id

#: Least similarity of counterparts in order, of articles that moved, and of one alone between its neighbours.
IN_ORDER, MOVED, ALONE = 0.3, 0.25, 0.1
#: Counterparts in order that are no more alike than this wait until pieces have been joined.
_CLOSE = 0.5
#: Least share of character pairs in common of articles in one gap, and of those that moved.
ALIKE = 0.3
#: Candidates looked at for each article.
_MOST = 12
_LOWEST = 0.15
#: Weight in the chain of what was found before: no likeness outweighs it.
_KNOWN = 3.0


class Matcher:
    """Matches old to new articles, given their ids and what they say, in order."""

    def __init__(self, old: Sequence[Id], new: Sequence[Id], said: Sequence[str], says: Sequence[str]) -> None:
        self.old, self.new = old, new
        self._sizes = len(old), len(new)
        self.found = Fragments()
        self._equal(dict(enumerate(said)), dict(enumerate(says)))
        # Most articles say the same to the letter; only the others are worth folding.
        self._keys = tuple(
            {at: fold(text) for at, text in enumerate(texts) if at not in matched}
            for texts, matched in ((said, self.found.of_old), (says, self.found.of_new))
        )

    def run(self) -> Fragments:
        """All stages: what is certain goes first, and what is near goes before what is far."""
        self._equal(*self._keys)
        joining = self._measure()
        self._in_order(_CLOSE)
        joining.join(FAR)
        self._in_order(IN_ORDER)
        fill(self.found, self._sizes, self._pieces.between, self._similarity, ALIKE)
        joining.join()
        self._moves()
        joining.join()
        lone(self.found, self._sizes, self._similarity, ALONE)
        return self.found

    def _equal(self, old: Mapping[int, str], new: Mapping[int, str]) -> None:
        """Match articles that say the same and say it once on either side, wherever they stand."""
        once_old, once_new = Counter(old.values()), Counter(new.values())
        places = {key: j for j, key in new.items() if once_new[key] == 1 and len(key) > 1}
        for i, key in old.items():
            if once_old[key] == 1 and key in places:
                self.found.add(i, places[key], 1.0)

    def _equal_beside(self) -> None:
        """Match articles that say what others say too, where they stand beside counterparts."""
        old, new = self._keys
        for i, j, _ in self.found.all():
            for step in (1, -1):
                a, b = i + step, j + step
                while self.found.free(a, b) and len(old.get(a, "")) > 1 and old[a] == new.get(b):
                    self.found.add(a, b, 1.0)
                    a, b = a + step, b + step

    def _measure(self) -> Joining:
        """Similarities among articles that have no equal; they have positions of their own in the measure.

        What says the same as others counts in the measure; where it stands beside counterparts it looks for none.
        """
        olds = [i for i in self._keys[0] if i not in self.found.of_old]
        news = [j for j in self._keys[1] if j not in self.found.of_new]
        self._equal_beside()
        olds.sort(key=self.found.of_old.__contains__)
        looking = sum(i not in self.found.of_old for i in olds)
        self._measured = Similarity([self._keys[0][i] for i in olds], [self._keys[1][j] for j in news])
        self._places = {i: at for at, i in enumerate(olds)}, {j: at for at, j in enumerate(news, len(olds))}
        self._pieces = Pieces(*self._keys)
        candidates = self._measured.candidates(_LOWEST, _MOST, looking)
        self._candidates = [Candidate(olds[found.old], news[found.new], found.score) for found in candidates]
        return Joining(self.found, self._pieces, (olds, news), self._like())

    def _like(self) -> tuple[dict[int, set[int]], dict[int, set[int]]]:
        """For each new place the old ones that are like it, and the reverse."""
        like: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
        for found in self._candidates:
            like[0].setdefault(found.new, set()).add(found.old)
            like[1].setdefault(found.old, set()).add(found.new)
        return like

    def _similarity(self, i: int, j: int) -> float:
        return self._measured.between(self._places[0][i], self._places[1][j])

    def _in_order(self, least: float) -> None:
        """The heaviest rising chain of what is alike, together with all that was found before."""
        known = [Candidate(i, j, _KNOWN) for i, j, _ in self.found.all()]
        close = [c for c in self._candidates if c.score >= least and self.found.free(c.old, c.new)]
        scores = {(found.old, found.new): found.score for found in close}
        for old, new, _ in heaviest([*known, *(found._replace(score=found.score - least / 2) for found in close)]):
            if self.found.free(old, new):
                self.found.add(old, new, scores[old, new])

    def _moves(self) -> None:
        for found in sorted(self._movable(), key=lambda found: -found.score):
            if self.found.free(found.old, found.new):
                self.found.add(*found)

    def _movable(self) -> Iterator[Candidate]:
        for found in self._candidates:
            is_free = found.score >= MOVED and self.found.free(found.old, found.new)
            if is_free and self._pieces.between(found.old, found.new) >= ALIKE:
                yield found
