"""What can be asked about the opinions on a draft, and an opinion as an answer to that."""

from typing import NamedTuple

from workbench.amendments.opinions.dispositions import Outcome
from workbench.amendments.opinions.opinion import Kind, Opinion
from workbench.model.identity import Id


class Listed(NamedTuple):
    """An opinion in a list. ``size``: how many its group has, itself counted; ``head``: the first of the group."""

    opinion: Opinion
    outcome: Outcome
    size: int
    head: str


class Wanted(NamedTuple):
    """Which opinions: ``places``: about one of these provisions; ``general``: about none; ``heads``: groups once."""

    places: tuple[Id, ...] = ()
    general: bool = False
    outcome: Outcome | None = None
    kind: Kind | None = None
    group: str = ""
    heads: bool = False
    words: str = ""
    limit: int = -1
    offset: int = 0
