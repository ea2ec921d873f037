"""The stages of matching by content, on keys and places only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain as together
from math import sqrt

from workbench.comparison.chain import heaviest
from workbench.comparison.similarity import Candidate, Similarity
from workbench.model.identity import Id

IN_ORDER = 0.25
MOVED = 0.4
ALONE = 0.1
GAIN = 0.04
#: A piece of an article must look like it at least this much by itself.
PIECE = 0.2
#: Candidates looked at for each article.
_MOST = 12
_LOWEST = 0.15
#: Weight of equal articles in the chain: no likeness outweighs them.
_EQUAL = 3.0


class Fragments:
    """Matches by place; an article may have several where it was split or merged, the first one first."""

    def __init__(self) -> None:
        self.of_old: dict[int, list[tuple[int, float]]] = {}
        self.of_new: dict[int, list[tuple[int, float]]] = {}

    def add(self, i: int, j: int, score: float) -> None:
        """Record a match."""
        self.of_old.setdefault(i, []).append((j, score))
        self.of_new.setdefault(j, []).append((i, score))

    def count_old(self, i: int) -> int:
        """How many counterparts old article ``i`` has."""
        return len(self.of_old.get(i, ()))

    def count_new(self, j: int) -> int:
        """How many counterparts new article ``j`` has."""
        return len(self.of_new.get(j, ()))

    def all(self) -> list[tuple[int, int, float]]:
        """Every match, by old place."""
        return [(i, j, score) for i in sorted(self.of_old) for j, score in self.of_old[i]]


class Matcher:
    """Matches old to new articles, given their ids and keys in order."""

    def __init__(self, old: Sequence[Id], new: Sequence[Id], old_keys: Sequence[str], new_keys: Sequence[str]) -> None:
        self.old, self.new = old, new
        self._keys = old_keys, new_keys
        self.found = Fragments()

    def run(self) -> Fragments:
        """All stages."""
        equal = self._equal()
        for found in equal:
            self.found.add(*found)
        self._measure()
        self._in_order(equal)
        self._splits_and_merges()
        self._moves()
        self._splits_and_merges()
        self._alone()
        return self.found

    def _equal(self) -> list[Candidate]:
        """Articles that say the same and say it once on either side, wherever they stand."""
        once_old, once_new = (Counter(keys) for keys in self._keys)
        places = {key: j for j, key in enumerate(self._keys[1]) if once_new[key] == 1 and len(key) > 1}
        return [
            Candidate(i, places[key], 1.0)
            for i, key in enumerate(self._keys[0])
            if once_old[key] == 1 and key in places
        ]

    def _measure(self) -> None:
        """Similarities among articles that have no equal; they have positions of their own in the measure."""
        self._open = [i for i in range(len(self.old)) if i not in self.found.of_old]
        self._others = [j for j in range(len(self.new)) if j not in self.found.of_new]
        self._measured = Similarity([self._keys[0][i] for i in self._open], [self._keys[1][j] for j in self._others])
        self._place_old = {i: at for at, i in enumerate(self._open)}
        self._place_new = {j: at + len(self._open) for at, j in enumerate(self._others)}
        self._candidates = [
            Candidate(self._open[found.old], self._others[found.new], found.score)
            for found in self._measured.candidates(_LOWEST, _MOST)
        ]

    def _in_order(self, equal: Sequence[Candidate]) -> None:
        close = (found for found in self._candidates if found.score >= IN_ORDER)
        weighed = [found._replace(score=found.score - IN_ORDER / 2) for found in close]
        scores = {(found.old, found.new): found.score for found in self._candidates}
        for found in heaviest([*(e._replace(score=_EQUAL) for e in equal), *weighed]):
            if not self.found.count_old(found.old):
                self.found.add(found.old, found.new, scores[found.old, found.new])

    def _moves(self) -> None:
        for found in sorted(self._candidates, key=lambda found: -found.score):
            free = not self.found.count_old(found.old) and not self.found.count_new(found.new)
            if free and found.score >= MOVED:
                self.found.add(*found)

    def _alone(self) -> None:
        """One article gone and one come between the same neighbours: the one was rewritten into the other."""
        before: dict[int, int] = {}
        for i in range(len(self.old)):
            before[i] = i if self.found.count_old(i) else before.get(i - 1, -1)
        for i, j, score in self._lone_pairs(before):
            if score >= ALONE and not self.found.count_old(i) and not self.found.count_new(j):
                self.found.add(i, j, score)

    def _lone_pairs(self, before: dict[int, int]) -> Iterator[tuple[int, int, float]]:
        for i in self._open:
            if self.found.count_old(i):
                continue
            j = self.found.of_old[before[i]][-1][0] + 1 if before[i] >= 0 else 0
            lone = self._is_lone(i, len(self.old), self.found.of_old) and self._is_lone(
                j, len(self.new), self.found.of_new
            )
            if lone and j in self._place_new and not self.found.count_new(j):
                yield i, j, self._measured.between(self._place_old[i], self._place_new[j])

    def _is_lone(self, place: int, size: int, matched: Mapping[int, object]) -> bool:
        """Whether both neighbours of a place have a counterpart (the ends of the text count as such)."""
        return (place == 0 or place - 1 in matched) and (place + 1 >= size or place + 1 in matched)

    def _splits_and_merges(self) -> None:
        """Join a piece to an article when article and piece together are more alike than without it."""
        gains = sorted(together(self._split_gains(), self._merge_gains()), key=lambda gain: -gain[0])
        for gain, i, j, score in gains:
            alone = not self.found.count_old(i) or not self.found.count_new(j)
            if alone and gain >= GAIN:
                self.found.add(i, j, score)

    def _split_gains(self) -> list[tuple[float, int, int, float]]:
        """For every new article without counterpart: the best old one it may be a piece of."""
        rivals = self._rivals(by_new=True)
        gains = []
        for found in self._candidates:
            whole = self.found.of_old.get(found.old, ())
            if found.score < PIECE or self.found.count_new(found.new) or len(whole) != 1:
                continue
            if rivals.get(found.new, 0.0) > found.score or self.found.count_new(whole[0][0]) > 1:
                continue
            gain = self._gain(self._place_old[found.old], whole[0][0], found.new, self._place_new)
            gains.append((gain, found.old, found.new, found.score))
        return gains

    def _merge_gains(self) -> list[tuple[float, int, int, float]]:
        """For every old article without counterpart: the best new one it may have gone into."""
        rivals = self._rivals(by_new=False)
        gains = []
        for found in self._candidates:
            whole = self.found.of_new.get(found.new, ())
            if found.score < PIECE or self.found.count_old(found.old) or len(whole) != 1:
                continue
            if rivals.get(found.old, 0.0) > found.score or self.found.count_old(whole[0][0]) > 1:
                continue
            gain = self._gain(self._place_new[found.new], whole[0][0], found.old, self._place_old)
            gains.append((gain, found.old, found.new, found.score))
        return gains

    def _rivals(self, *, by_new: bool) -> dict[int, float]:
        """For each unmatched article its best likeness to another unmatched one: it may simply have moved there."""
        best: dict[int, float] = {}
        for i, j, score in self._candidates:
            if not self.found.count_old(i) and not self.found.count_new(j):
                best[j if by_new else i] = max(best.get(j if by_new else i, 0.0), score)
        return best

    def _gain(self, whole: int, first: int, piece: int, places: dict[int, int]) -> float:
        """How much more alike ``whole`` is to ``first`` and ``piece`` together than to ``first`` alone."""
        if first not in places or piece not in places:
            return 0.0
        a, b, norms = places[first], places[piece], self._measured.norms
        between = self._measured.between
        size = sqrt(norms[a] ** 2 + norms[b] ** 2 + 2 * norms[a] * norms[b] * between(a, b))
        alone = between(whole, a)
        together = alone * norms[a] + between(whole, b) * norms[b]
        return float(together / size - alone) if size else 0.0
