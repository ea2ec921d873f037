"""Which of the new words were which of the old ones: equal words in order, joined and cut ones, then similar ones."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from rapidfuzz import fuzz

#: Similarity in percent from which words count as rewritten, not new; and from which pieces count as the whole.
SIMILAR, WHOLE = 50.0, 90.0
#: Pieces one text is looked for in, and comparisons made at most, so that strange input stays quick.
_MOST_PIECES, _MOST_COMPARISONS = 6, 60_000
Gap = tuple[list[int], list[int]]


@dataclass(slots=True)
class Matching:
    """By position: ``kept`` new → old, ``cut`` new piece → old whole, ``joined`` new whole → further old pieces."""

    kept: dict[int, int] = field(default_factory=dict)
    cut: dict[int, int] = field(default_factory=dict)
    joined: dict[int, list[int]] = field(default_factory=dict)

    def taken(self) -> set[int]:
        """Old positions that are accounted for."""
        return {*self.kept.values(), *(old for further in self.joined.values() for old in further)}


def match(old: Sequence[str], new: Sequence[str]) -> Matching:
    """Match two sequences of words; empty ones match nothing. Equal words never cross their twins."""
    matching = Matching()
    gaps = list(_anchor(old, new, matching))
    _match_moved(old, new, matching)
    for gap in gaps:
        _match_pieces(old, new, _free(gap, matching), matching)
    for gap in gaps:
        _match_similar(old, new, _free(gap, matching), matching)
    _match_similar(old, new, _free((list(range(len(old))), list(range(len(new)))), matching), matching)
    return matching


def _anchor(old: Sequence[str], new: Sequence[str], matching: Matching) -> Iterator[Gap]:
    """Equal words in order; gives the stretches between them."""
    from_old = from_new = 0
    for block in SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks():
        yield list(range(from_old, block.a)), list(range(from_new, block.b))
        matching.kept.update((block.b + i, block.a + i) for i in range(block.size) if old[block.a + i])
        from_old, from_new = block.a + block.size, block.b + block.size


def _match_moved(old: Sequence[str], new: Sequence[str], matching: Matching) -> None:
    """Equal words that stand elsewhere now."""
    waiting: dict[str, list[int]] = defaultdict(list)
    taken = matching.taken()
    for place in reversed(range(len(old))):
        if old[place] and place not in taken:
            waiting[old[place]].append(place)
    for place, words in enumerate(new):
        if place not in matching.kept and waiting.get(words):
            matching.kept[place] = waiting[words].pop()


def _free(gap: Gap, matching: Matching) -> Gap:
    taken = matching.taken()
    return (
        [place for place in gap[0] if place not in taken],
        [place for place in gap[1] if place not in matching.kept and place not in matching.cut],
    )


def _match_pieces(old: Sequence[str], new: Sequence[str], gap: Gap, matching: Matching) -> None:
    """One text cut into several: the longest keeps it. Several joined into one: it continues the first."""
    for one in gap[0]:
        run = _pieces_of(old[one], new, [place for place in gap[1] if place not in matching.kept])
        if run:
            longest = max(run, key=lambda place: len(new[place]))
            matching.kept[longest] = one
            matching.cut.update((place, one) for place in run if place != longest)
    olds, news = _free(gap, matching)
    for one in news:
        run = _pieces_of(new[one], old, [place for place in olds if place not in matching.taken()])
        if run:
            matching.kept[one] = run[0]
            matching.joined[one] = run[1:]


def _pieces_of(whole: str, pieces: Sequence[str], places: list[int]) -> list[int]:
    """The neighbouring pieces that together are ``whole``; [] when there are none."""
    for start, first in enumerate(places):
        for end in range(start + 2, min(len(places), start + _MOST_PIECES) + 1):
            run = places[start:end]
            words = [pieces[place] for place in run]
            total = sum(map(len, words))
            if run[-1] - first != len(run) - 1 or total > 1.3 * len(whole):
                break
            if all(words) and total >= 0.7 * len(whole) and fuzz.ratio("".join(words), whole) >= WHOLE:
                return run
    return []


def _match_similar(old: Sequence[str], new: Sequence[str], gap: Gap, matching: Matching) -> None:
    """The most similar pairs first; of equally similar ones the nearest."""
    olds, news = gap
    reach = _MOST_COMPARISONS // max(1, len(news))
    pairs = [
        (-score, abs(one - other), one, other)
        for rank, other in enumerate(news)
        for one in olds[max(0, rank - reach // 2) : rank + reach // 2 + 1]
        if old[one] and new[other] and (score := fuzz.ratio(old[one], new[other], score_cutoff=SIMILAR)) >= SIMILAR
    ]
    taken = matching.taken()
    for _, _, one, other in sorted(pairs):
        if one not in taken and other not in matching.kept:
            matching.kept[other] = one
            taken.add(one)
