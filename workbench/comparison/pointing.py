"""Pointing: citations are compared by what they point to, whatever they are called in either version."""

from collections.abc import Sequence

from workbench.comparison.line_pieces import Cited, LinePieces
from workbench.comparison.targets import Targets
from workbench.language.segments import Segment
from workbench.model.identity import Id


class Pointing:
    """``by_words``: without common ids a target may be unknown; then equal words are no amendment."""

    def __init__(self, targets: Targets, *, by_words: bool) -> None:
        self._targets, self._by_words = targets, by_words

    def point(self, old: Sequence[LinePieces], new: Sequence[LinePieces]) -> None:
        """Give the citations of old lines the keys they have in the new ones, where they point to the same."""
        citing = [line for line in old if line.cites]
        if not citing:
            return
        known = {piece.key: piece.text for line in new for piece in line.pieces if isinstance(piece, Segment)}
        keys = [key for key in known if isinstance(key, Cited)]
        named = {known[key]: key for key in keys} if self._by_words else {}
        for line in citing:
            line.pieces = [
                Segment(self._key(piece.key, piece.text, keys, named), piece.text)
                if isinstance(piece, Segment) and isinstance(piece.key, Cited)
                else piece
                for piece in line.pieces
            ]

    def _key(self, cited: Cited, words: str, keys: Sequence[Cited], named: dict[str, Cited]) -> Cited:
        ends: tuple[frozenset[Id], ...] = tuple(frozenset().union(*map(self._targets.of, end)) for end in cited.ends)
        for key in keys:
            if key.style == cited.style and len(key.ends) == len(ends) and all(map(frozenset.issubset, key.ends, ends)):
                return key
        return named.get(words, Cited(ends, (cited.style, words)))
