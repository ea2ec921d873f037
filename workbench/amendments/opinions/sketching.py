"""Sketches of many texts at once: which pairs of a hundred thousand may be nearly identical.

MinHash (Broder 1997) of the runs of three characters, cut into bands: two texts that share four fifths of their runs
meet in some band with probability 0.998, those that share a third with 0.27. Texts are hashed in blocks, so memory
stays at some 80 bytes a character of one block, and 8 × 8 bytes a text.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_BANDS, _ROWS = 8, 3
_BLOCK = 4000
_SEED = 20_260_301
_RUN = 3
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)


def candidates(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Pairs (i, j), i < j, each once, in the order of j; of each band a text meets the first and the one before."""
    import numpy

    if len(texts) < 2:
        return
    bands = numpy.concatenate([_bands(texts[at : at + _BLOCK], numpy) for at in range(0, len(texts), _BLOCK)])
    pairs = numpy.unique(numpy.concatenate([_meeting(bands[:, band], numpy) for band in range(_BANDS)]), axis=0)
    yield from ((int(i), int(j)) for j, i in pairs)


def _bands(texts: Sequence[str], np: Any) -> Any:
    """One row of band hashes for each text."""
    joined = "".join(text + "\0" * _RUN for text in texts)
    codes = np.frombuffer(joined.encode("utf-32-le", "replace"), dtype=np.uint32).astype(np.uint64)
    lengths = np.fromiter((len(text) + _RUN for text in texts), dtype=np.int64, count=len(texts))
    starts = np.concatenate(([0], np.cumsum(lengths)[:-1]))
    runs = _mixed(sum(codes[at : len(codes) - _RUN + 1 + at] * np.uint64(f) for at, f in enumerate(_FACTORS)), np)
    runs[codes[: len(runs)] == 0] = np.uint64(0xFFFFFFFFFFFFFFFF)
    dice = np.random.default_rng(_SEED)
    made = np.empty((len(texts), _BANDS), dtype=np.uint64)
    for band in range(_BANDS):
        made[:, band] = _band(runs, starts, dice.integers(1, 2**63, (_ROWS, 2), dtype=np.uint64), np)
    return made


def _band(runs: Any, starts: Any, factors: Any, np: Any) -> Any:
    """The least hash of each text under some permutations, as one number."""
    hashed = np.zeros(len(starts), dtype=np.uint64)
    for factor, plus in factors:
        least = np.minimum.reduceat(_mixed(runs * (factor | np.uint64(1)) + plus, np), starts)
        hashed = _mixed(hashed ^ least, np)
    return hashed


def _mixed(values: Any, np: Any) -> Any:
    """Spread the bits (the finalizer of MurmurHash3)."""
    values = (values ^ (values >> np.uint64(33))) * np.uint64(0xFF51AFD7ED558CCD)
    return values ^ (values >> np.uint64(33))


def _meeting(band: Any, np: Any) -> Any:
    """Rows (j, i): texts with equal hashes, each with the first of them and with the one before it."""
    order = np.argsort(band, kind="stable")
    equal = np.concatenate(([False], band[order][1:] == band[order][:-1]))
    heads = np.maximum.accumulate(np.where(equal, 0, np.arange(len(order))))
    later = np.flatnonzero(equal)
    firsts = np.stack((order[later], order[heads[later]]), axis=1)
    before = np.stack((order[later], order[later - 1]), axis=1)
    return np.concatenate((firsts, before))
