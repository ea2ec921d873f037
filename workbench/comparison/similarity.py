"""Similarity of texts: cosine of TF-IDF weights of runs of two and three characters, by numpy.

Each text becomes a sparse row of weights ``count × ln(N / texts that have it)`` of length 1. Runs found in more
than a tenth of the texts (but at least in 60) say nothing and are left out, which bounds the work. Memory: some
30 bytes a character, and one block of 256 rows of the result.
"""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

_ROWS = 256
_SHIFT = 21
_COMMON = 60


class Candidate(NamedTuple):
    """Text ``old`` of one side and text ``new`` of the other, 0 < ``score`` ≤ 1."""

    old: int
    new: int
    score: float


class Similarity:
    """Similarities between ``old`` and ``new`` texts."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        import numpy

        self._np: Any = numpy
        self._count = len(old)
        self._size = len(old) + len(new)
        self._rows, self._grams, self._weights = self._weigh([*old, *new])
        self._starts = numpy.searchsorted(self._rows, numpy.arange(self._size + 1))

    def candidates(self, lowest: float, most: int, looking: int | None = None) -> list[Candidate]:
        """The pairs that score at least ``lowest``, of each old text (the first ``looking`` ones) the ``most`` best."""
        if self._count == self._size:
            return []
        rows = range(self._count)[:looking]
        blocks = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
        return [found for block in blocks for found in self._block(block, lowest, most)]

    def between(self, one: int, other: int) -> float:
        """The similarity of two texts of either side, new ones counted behind the old ones."""
        np = self._np
        (a, v), (b, w) = self._row(one), self._row(other)
        _, left, right = np.intersect1d(a, b, assume_unique=True, return_indices=True)
        return float((v[left] * w[right]).sum())

    def _row(self, text: int) -> tuple[Any, Any]:
        start, end = self._starts[text], self._starts[text + 1]
        return self._grams[start:end], self._weights[start:end]

    def _weigh(self, texts: Sequence[str]) -> tuple[Any, Any, Any]:
        """Rows, gram numbers and weights, sorted by row and gram, each row of length 1."""
        np = self._np
        rows, codes = self._runs(texts)
        kinds, numbers = np.unique(codes, return_inverse=True)
        places, counts = np.unique(rows * len(kinds) + numbers, return_counts=True)
        rows, grams = np.divmod(places, max(len(kinds), 1))
        spread = np.bincount(grams, minlength=len(kinds))
        weights = counts * np.log((self._size + 1) / np.maximum(spread, 1))[grams]
        telling = spread[grams] <= max(_COMMON, self._size // 10)
        rows, grams, weights = rows[telling], grams[telling], weights[telling]
        lengths = np.sqrt(np.bincount(rows, weights * weights, minlength=self._size))
        return rows, grams, weights / np.maximum(lengths, 1e-9)[rows]

    def _runs(self, texts: Sequence[str]) -> tuple[Any, Any]:
        """The row and the code of every run of two and three characters."""
        np = self._np
        joined = "\0".join(texts) + "\0"
        points = np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64)
        text = np.cumsum(points == 0) - (points == 0)
        pairs = points[:-1] << _SHIFT | points[1:]
        is_pair = (points[:-1] != 0) & (points[1:] != 0)
        threes = pairs[:-1] << _SHIFT | points[2:]
        is_three = is_pair[:-1] & (points[2:] != 0)
        rows = np.concatenate([text[:-1][is_pair], text[:-2][is_three]])
        return rows, np.concatenate([pairs[is_pair], threes[is_three]])

    def _postings(self) -> tuple[Any, Any, Any]:
        """For each gram the new texts that have it: start in the list, texts, weights."""
        np = self._np
        start = self._starts[self._count]
        grams = self._grams[start:]
        order = np.argsort(grams, kind="stable")
        most = int(self._grams.max()) + 2 if len(self._grams) else 1
        return np.searchsorted(grams[order], np.arange(most)), self._rows[start:][order], self._weights[start:][order]

    def _block(self, olds: range, lowest: float, most: int) -> Iterator[Candidate]:
        """The candidates of some old texts, by adding up what each run contributes."""
        np = self._np
        scores = self._scores(olds.start, olds.stop)
        kept = min(most, scores.shape[1])
        best = np.argpartition(-scores, kept - 1, axis=1)[:, :kept]
        values = np.take_along_axis(scores, best, axis=1)
        for row, place in zip(*np.nonzero(values >= lowest), strict=True):
            yield Candidate(olds[row], int(best[row, place]), min(1.0, float(values[row, place])))

    def _scores(self, start: int, end: int) -> Any:
        np = self._np
        if not hasattr(self, "_lists"):
            self._lists = self._postings()
        begins, texts, weights = self._lists
        own = slice(self._starts[start], self._starts[end])
        grams, width = self._grams[own], self._size - self._count
        lengths = begins[grams + 1] - begins[grams]
        which = np.repeat(np.arange(len(grams)), lengths)
        ends = np.cumsum(lengths)
        listed = np.arange(len(which)) - np.repeat(ends - lengths, lengths) + np.repeat(begins[grams], lengths)
        cells = (self._rows[own][which] - start) * width + (texts[listed] - self._count)
        sums = np.bincount(cells, self._weights[own][which] * weights[listed], minlength=(end - start) * width)
        return sums.reshape(end - start, width)
