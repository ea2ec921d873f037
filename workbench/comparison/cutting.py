"""Cutting the words of one line among the units they went to: exactly where it can be seen, else at sentence ends."""

from collections.abc import Mapping, Sequence

from workbench.comparison.pairing import Stretch
from workbench.language.sentences import split
from workbench.language.typesetting import fold
from workbench.model.identity import Id


def grams(words: str) -> set[str]:
    """Pairs of neighbouring characters."""
    plain = fold(words)
    return {plain[place : place + 2] for place in range(len(plain) - 1)} or {plain}


def coverage(part: str, whole: set[str]) -> float:
    """Which share of the character pairs of ``part`` stand in ``whole``, 0 to 1."""
    own = grams(part)
    return len(own & whole) / len(own)


def cut(words: str, units: Mapping[Id, str]) -> tuple[Stretch, ...]:
    """Each sentence goes to the unit whose words cover it best; neighbours of one unit are one stretch.

    ``units``: the words of each unit, the first being preferred.
    """
    wholes = {unit: grams(text) for unit, text in units.items()}
    stretches: list[Stretch] = []
    end = 0
    for sentence in split(words):
        start, end = end, end + len(sentence)
        best = max(wholes, key=lambda unit: coverage(sentence, wholes[unit]))
        if stretches and stretches[-1].unit == best:
            start = stretches.pop().start
        stretches.append(Stretch(start, end, best))
    if not stretches:
        return (Stretch(0, None, next(iter(units))),)
    return (*stretches[:-1], stretches[-1]._replace(end=None))


def tiled(words: str, pieces: Sequence[tuple[Id, str]]) -> tuple[Stretch, ...] | None:
    """The stretches when the pieces, each used once, make up ``words`` to the letter; None when they do not.

    ``pieces``: each with the unit it stands in. Where several fit, the longest is taken.
    """
    left = sorted(((unit, piece) for unit, piece in pieces if piece), key=lambda found: -len(found[1]))
    stretches: list[Stretch] = []
    start = 0
    while left:
        found = next((piece for piece in left if words.startswith(piece[1], start)), None)
        if found is None:
            return None
        left.remove(found)
        if not stretches or stretches[-1].unit != found[0]:
            stretches.append(Stretch(start, None, found[0]))
        start += len(found[1])
    if start != len(words) or not stretches:
        return None
    ends = [later.start for later in stretches[1:]]
    return tuple(part._replace(end=end) for part, end in zip(stretches, [*ends, None], strict=True))
