"""How much of what could be tried is tried: all of it in the long run (``make fuzz``), some of it in the suite."""

import os
from collections.abc import Iterator
from itertools import chain

PROFILE = os.environ.get("WORKBENCH_HYPOTHESIS", "suite")


def one_in(several: int) -> int:
    """The distance between two cases that are tried, where each case takes long."""
    return 1 if PROFILE == "fuzz" else several


def so_many(usual: int, *, thorough: int) -> int:
    """How many random cases there are."""
    return thorough if PROFILE == "fuzz" else usual


def characters() -> Iterator[str]:
    """Each of the first plane, where nearly all that is written stands, and some of the others."""
    return map(chr, chain(range(0x10000), range(0x10000, 0x110000, one_in(16))))
