"""The ledger: every opinion ends with an answer, and none can go missing."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from workbench.amendments.opinions.dispositions import Outcome
from workbench.model.identity import Id


@dataclass(frozen=True, slots=True)
class Ledger:
    """``total`` opinions, ``groups`` of more than one among them, counted by outcome and by article.

    ``by_article``: article (as it stands today) → outcome → opinions; an opinion on two articles counts in both.
    ``general``: opinions that are about no article. ``lost``: opinions whose place was deleted since.
    ``unaccounted``: the opinions without an answer, in the order of their numbers; ``deferred``: those of them
    that were put off (缓议), with the reason.
    """

    total: int
    groups: int
    by_outcome: Mapping[Outcome, int]
    by_article: Mapping[Id, Counter[Outcome]] = field(default_factory=dict)
    general: int = 0
    lost: int = 0
    unaccounted: tuple[str, ...] = ()
    deferred: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_closed(self) -> bool:
        """Whether every opinion was answered."""
        return not self.unaccounted
