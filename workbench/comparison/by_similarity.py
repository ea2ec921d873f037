"""The stages of matching by content, on keys and places only."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from workbench.comparison.chain import heaviest
from workbench.comparison.pieces import Pieces
from workbench.comparison.similarity import Candidate, Similarity
from workbench.model.identity import Id

IN_ORDER = 0.25
MOVED = 0.4
ALONE = 0.1
#: A piece must be this much like what other counterparts leave of the whole.
PIECE = 0.35
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
        self._pieces = Pieces(*self._keys)
        self._inexact = set(self._open), set(self._others)
        self._place_old = {i: at for at, i in enumerate(self._open)}
        self._place_new = {j: at + len(self._open) for at, j in enumerate(self._others)}
        self._candidates = [
            Candidate(self._open[found.old], self._others[found.new], found.score)
            for found in self._measured.candidates(_LOWEST, _MOST)
        ]
        self._like: tuple[dict[int, set[int]], dict[int, set[int]]] = ({}, {})
        for found in self._candidates:
            self._like[0].setdefault(found.new, set()).add(found.old)
            self._like[1].setdefault(found.old, set()).add(found.new)

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
        """Join a piece to an article whose other counterparts leave just that much unexplained."""
        for fit, side, whole, piece in sorted(self._fits(), reverse=True):
            i, j = (whole, piece) if side == 0 else (piece, whole)
            counted, taken = (self.found.count_new(j), i) if side == 0 else (self.found.count_old(i), j)
            if not counted and self._is_open(side, taken):
                self.found.add(i, j, fit)

    def _fits(self) -> Iterator[tuple[float, int, int, int]]:
        """Fit, side of the whole, whole and piece, for every article that has no counterpart."""
        for side, places in ((0, self._others), (1, self._open)):
            matched = self.found.of_new if side == 0 else self.found.of_old
            for piece in places:
                if piece not in matched:
                    rival = self._rival(side, piece)
                    for whole in self._wholes(side, piece):
                        fit = self._pieces.fit(side, whole, self._known(side, whole), piece)
                        if fit >= PIECE and fit > rival:
                            yield fit, side, whole, piece

    def _wholes(self, side: int, piece: int) -> set[int]:
        """Articles that may hold ``piece``: those that are like it, and the counterparts of its neighbours."""
        around = (piece - 1, piece + 1)
        matched = self.found.of_new if side == 0 else self.found.of_old
        wholes = {other for place in around for other, _ in matched.get(place, ())} | self._like[side].get(piece, set())
        return {whole for whole in wholes if self._is_open(side, whole)}

    def _is_open(self, side: int, whole: int) -> bool:
        """Whether an article has a counterpart that leaves something of it, and is no piece itself."""
        known = self._known(side, whole)
        matched = self.found.of_new if side == 0 else self.found.of_old
        return whole in self._inexact[side] and bool(known) and all(len(matched[other]) == 1 for other in known)

    def _known(self, side: int, whole: int) -> list[int]:
        matched = self.found.of_old if side == 0 else self.found.of_new
        return [other for other, _ in matched.get(whole, ())]

    def _rival(self, side: int, piece: int) -> float:
        """Its best likeness to an article that has no counterpart either: it may simply have moved there."""
        free = [other for other in self._like[side].get(piece, ()) if not self._known(side, other)]
        ends = ((other, piece) if side == 0 else (piece, other) for other in free)
        return max((self._pieces.between(*end) for end in ends), default=0.0)
