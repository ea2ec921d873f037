"""One amendment held against a draft as it is now: pure, and quick enough to be done for all that wait."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from workbench.amendments.ground import Ground
from workbench.amendments.positioning import move, put_in
from workbench.amendments.restructuring import retitle, take_out
from workbench.amendments.rewording import reword
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import cited, newly_cited, stored
from workbench.amendments.values import Amendment, Change, Deletion, Insertion, NewHeading, Relocation, Rewording
from workbench.amendments.verdict import Outcome, Verdict, refused, together
from workbench.model.identity import Id


def evaluate(amendment: Amendment, ground: Ground) -> Verdict:
    """What becomes of the amendment on this ground; all its changes or none."""
    return evaluate_changes(amendment.changes, Scene(ground))


def evaluate_changes(changes: Sequence[Change], scene: Scene) -> Verdict:
    """The same for changes, one after the other on a scene, which then shows them made."""
    verdicts: list[Verdict] = []
    for change in changes:
        verdicts.append(_evaluated(change, scene))
        if verdicts[-1].outcome is Outcome.REFUSED:
            return verdicts[-1]
    return _with_living_references(together(verdicts), changes, scene) if verdicts else refused("没有要作的修改。")


def _evaluated(change: Change, scene: Scene) -> Verdict:
    match change:
        case Rewording():
            return reword(change, scene)
        case NewHeading():
            return retitle(change, scene)
        case Insertion():
            return put_in(change, scene)
        case Deletion():
            return take_out(change, scene)
        case Relocation():
            return move(change, scene)
        case _:
            assert_never(change)


def _with_living_references(verdict: Verdict, changes: Sequence[Change], scene: Scene) -> Verdict:
    """New words that cite what was deleted meanwhile are shown before they are taken."""
    if verdict.outcome is not Outcome.APPLIED:
        return verdict
    gone = sorted(id for id in cited_anew(changes) if id not in scene)
    if not gone:
        return verdict
    return replace(verdict, outcome=Outcome.NEEDS_CONFIRMATION, reason="新的文字援引的条款已经没有了，请确认。")


def cited_anew(changes: Sequence[Change]) -> set[Id]:
    """What the new words of changes cite and the words they replace did not."""
    found: set[Id] = set()
    for change in changes:
        if isinstance(change, Rewording):
            found.update(newly_cited(change.base, change.new))
        elif isinstance(change, Insertion):
            found.update(*(cited(stored(part)) for top in change.provisions for part in top.walk()))
    return found
