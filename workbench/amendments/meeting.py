"""Two amendments that meet: both orders are carried out, and the results compared."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.amendments.evaluation import evaluate_changes
from workbench.amendments.ground import Ground
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import cut
from workbench.amendments.values import Amendment, Rewording
from workbench.amendments.verdict import Outcome, Verdict
from workbench.language.three_way import edits
from workbench.model.identity import Id


class Relation(StrEnum):
    """What two amendments are to one another."""

    COMMUTE = "互不影响"
    SAME = "内容相同"
    CONFIRM = "须确认"
    ORDER = "先后有别"
    EXCLUDE = "互相排斥"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two amendments in the same provisions. ``words``: stretches both change, in the token form, by provision."""

    one: Id
    other: Id
    relation: Relation
    at: tuple[Id, ...]
    words: tuple[str, ...] = ()

    @property
    def commute(self) -> bool:
        """Whether both orders were carried out and gave the same draft, without anything to confirm."""
        return self.relation in (Relation.COMMUTE, Relation.SAME)


def meeting(one: Amendment, other: Amendment, at: Sequence[Id], ground: Ground) -> Meeting:
    """Both orders carried out, and what that says."""
    (first, then), (second, after) = (_both(*pair, ground) for pair in ((one, other), (other, one)))
    words = tuple(_shared_words(one, other))
    return Meeting(one.id, other.id, _relation(then, after, _alike(first, second)), tuple(at), words)


def _both(one: Amendment, other: Amendment, ground: Ground) -> tuple[Scene, Verdict]:
    """The scene after both, and what became of the second."""
    scene = Scene(ground)
    evaluate_changes(one.changes, scene)
    return scene, evaluate_changes(other.changes, scene)


def _relation(then: Verdict, after: Verdict, alike: bool) -> Relation:
    outcomes = {then.outcome, after.outcome}
    if outcomes == {Outcome.REFUSED}:
        return Relation.EXCLUDE
    if Outcome.REFUSED in outcomes or not alike:
        return Relation.ORDER
    if outcomes == {Outcome.ABSORBED}:
        return Relation.SAME
    return Relation.CONFIRM if Outcome.NEEDS_CONFIRMATION in outcomes else Relation.COMMUTE


def _alike(one: Scene, other: Scene) -> bool:
    """Whether two scenes of one ground show the same draft."""
    texts = one.texts.keys() | other.texts.keys()
    headings = one.headings.keys() | other.headings.keys()
    holders = one.children.keys() | other.children.keys()
    there = {id for id in texts | headings | holders if id in one}
    if there != {id for id in texts | headings | holders if id in other}:
        return False
    return (
        all(one.text(id) == other.text(id) for id in texts & there)
        and all(one.heading(id) == other.heading(id) for id in headings & there)
        and all(one.inside(id) == other.inside(id) for id in holders & there)
    )


def _shared_words(one: Amendment, other: Amendment) -> Iterator[str]:
    """The words of the base that both change, or between which both put something."""
    bases = {change.target: change for change in other.changes if isinstance(change, Rewording)}
    for change in one.changes:
        theirs = bases.get(change.target) if isinstance(change, Rewording) else None
        if isinstance(change, Rewording) and theirs is not None and theirs.base == change.base:
            yield from _overlaps(change, theirs)


def _overlaps(ours: Rewording, theirs: Rewording) -> Iterator[str]:
    base = cut(ours.base)
    mine, others = (edits(base, cut(side.new)) for side in (ours, theirs))
    for one in mine:
        for two in others:
            start, end = max(one.start, two.start), min(one.end, two.end)
            if start <= end:
                yield "".join(piece.text for piece in base[start:end])
