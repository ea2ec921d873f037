"""Where the words of a refused amendment might have gone: a guess for a person to look at, never taken."""

from collections.abc import Iterable
from typing import NamedTuple

from workbench.amendments.anchors import hunks
from workbench.amendments.ground import Ground
from workbench.amendments.machine_patch import likely_place
from workbench.amendments.redlines import shown
from workbench.amendments.token_form import joined
from workbench.amendments.values import Change, Rewording
from workbench.model.identity import Id

#: Of the pairs of characters of the sentence, how many at least a provision must have.
_LEAST = 0.5
_LENGTH = 40


class Suggestion(NamedTuple):
    """A provision, and the words there that are like those looked for."""

    at: Id
    words: str


def suggested(changes: Iterable[Change], ground: Ground) -> Suggestion | None:
    """The provision most like the first sentence that was to be changed; None when none is."""
    change = next((change for change in changes if isinstance(change, Rewording)), None)
    found = hunks(change.base, change.new) if change else ()
    if change is None or not found:
        return None
    wanted = shown("".join(map(joined, found[0].anchor)), change.target, ground)
    pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)}
    texts = ((id, ground.wording.text(id)) for id in ground.labels if ground.labels.node(id).text)
    score, at, text = max(
        ((sum(pair in text for pair in pairs), id, text) for id, text in texts), default=(0, None, "")
    )
    if at is None or score < _LEAST * len(pairs):
        return None
    place = likely_place(wanted, text, 0)
    return None if place is None else Suggestion(at, text[place : place + _LENGTH])
