"""How long something takes: the best of several runs, because other programs share the machine."""

import gc
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

T = TypeVar("T")


def best(work: Callable[[], object], runs: int = 5) -> float:
    """Seconds of the fastest of ``runs`` calls, with the garbage of the one before cleared away."""
    return min(_once(work) for _ in range(runs))


def best_prepared(prepare: Callable[[], T], work: Callable[[T], object], runs: int = 3) -> float:
    """As :func:`best`, for work that uses up what it works on; ``prepare`` is not measured."""
    return min(_once(partial(work, prepare())) for _ in range(runs))


def best_process(command: Sequence[str], runs: int = 10) -> float:
    """Seconds of the fastest of ``runs`` processes, from start to end."""
    return best(lambda: subprocess.run(command, check=True, capture_output=True), runs)


def _once(work: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
