"""Opaque identifiers: a provision keeps its id for life, whatever its number or words become."""

import re
import secrets
from collections.abc import Callable, Collection
from typing import NewType

Id = NewType("Id", str)

_LETTERS = "ABCDEFGHJKMNPQRSTVWXYZ"
_ALPHABET = "0123456789" + _LETTERS
ID_PATTERN = re.compile(f"[{_LETTERS}][{_ALPHABET}]{{7}}")


def is_id(word: str) -> bool:
    """Whether ``word`` is exactly one id: 8 Crockford base-32 characters, the first a letter, upper case."""
    return ID_PATTERN.fullmatch(word) is not None


class IdSource:
    """Draws ids that are not in ``taken``; never the same one twice.

    ``choose`` picks one character of a string; tests pass ``random.Random(7).choice``.
    """

    def __init__(self, taken: Collection[str] = (), choose: Callable[[str], str] = secrets.choice) -> None:
        self._taken = set(taken)
        self._choose = choose

    def draw(self) -> Id:
        """A new id."""
        while True:
            word = self._choose(_LETTERS) + "".join(self._choose(_ALPHABET) for _ in range(7))
            if word not in self._taken:
                self._taken.add(word)
                return Id(word)
