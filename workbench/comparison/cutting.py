"""Cutting the words of one line among the units they went to, at the ends of sentences."""

from collections.abc import Mapping

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
