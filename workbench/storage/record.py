"""The compact form of one article between its file and the tree: what the cache keeps.

A record is ``[id, level, stored text, heading, bracket, mark, block, split_from, merged, children]``, JSON values
only; ``heading`` is None where there is none.
"""

from typing import Any

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.text import EMPTY, Text
from workbench.model.tokens import decode

Record = list[Any]

_LEVELS = {level.value: level for level in Level}


def provision(record: Record) -> Provision:
    """The provision of a record."""
    word, level, stored, heading, bracket, mark, block, split_from, merged, children = record
    return Provision(
        word,
        _LEVELS[level],
        text(stored),
        None if heading is None else Heading(heading, bracket),
        tuple(map(provision, children)),
        None,
        mark,
        block,
        split_from,
        tuple(map(Id, merged)),
    )


def text(stored: str) -> Text:
    """Decoding, with the short way for the many texts that hold no reference."""
    if "{" in stored:
        return decode(stored)
    return (stored,) if stored else EMPTY
