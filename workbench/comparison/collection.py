"""Garbage collection held back while many small lasting objects are made, or just have been.

A table of a long law is some hundred thousand tuples without a cycle among them; looking through all of them again
and again for cycles costs a third of the time, and more the longer the law is.
"""

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """The same function, with the collector switched off while it runs, if it was on."""

    @wraps(work)
    def quiet(*args: P.args, **kwargs: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **kwargs)
        gc.disable()
        try:
            return work(*args, **kwargs)
        finally:
            gc.enable()

    return quiet
