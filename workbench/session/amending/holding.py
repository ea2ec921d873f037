"""An amendment held against the draft in hand, told with the numbers of today."""

from dataclasses import dataclass, replace

from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.proposing import proposed
from workbench.amendments.redlines import marks, shown
from workbench.amendments.scene import Scene
from workbench.amendments.suggesting import Suggestion, suggested
from workbench.amendments.values import Amendment, Change
from workbench.amendments.verdict import Outcome, Verdict
from workbench.language.redline import Change as Mark
from workbench.model.identity import IdSource
from workbench.session.editing.made import one_or_batch
from workbench.session.view import View


@dataclass(frozen=True, slots=True)
class Held:
    """``redline``: what would be done to the draft; the proposal, where nothing would.

    ``conflict``: (base, ours, theirs) as shown today. ``suggestion``: where a lost one might belong; only shown.
    """

    amendment: Amendment
    verdict: Verdict
    reason: str
    redline: tuple[Mark, ...]
    conflict: tuple[str, str, str] | None = None
    suggestion: Suggestion | None = None

    @property
    def outcome(self) -> Outcome:
        """What becomes of it."""
        return self.verdict.outcome


def ground_of(view: View) -> Ground:
    """The draft of a view, ready for amendments."""
    return Ground(view.instrument, view.labels, view.wording)


def held(amendment: Amendment, ground: Ground, changes: tuple[Change, ...] | None = None) -> Held:
    """``changes``: those to be made, where they are not all of the amendment's."""
    made = amendment if changes is None else replace(amendment, changes=changes)
    verdict = evaluate(made, ground)
    found = verdict.conflict
    sides = found and (
        shown(found.base, found.at, ground), shown(found.ours, found.at, ground), shown(found.theirs, found.at, ground)
    )  # fmt: skip
    lost = suggested(made.changes, ground) if verdict.outcome is Outcome.REFUSED else None
    line = marks(effect(verdict, ground) or made.changes, ground)
    return Held(amendment, verdict, verdict.said(ground.name), line, sides or None, lost)


def effect(verdict: Verdict, ground: Ground) -> tuple[Change, ...]:
    """What the operations of a verdict change on its ground: the words as they are now, and as they would be."""
    return proposed(one_or_batch([*verdict.operations]), Scene(ground), IdSource(set(ground.labels)))
