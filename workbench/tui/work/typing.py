"""What somebody typed into one article, as operations."""

from dataclasses import replace

from workbench.citing.rebinding import rebind
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, Level
from workbench.model.provision import Provision
from workbench.model.text import EMPTY
from workbench.numbering.labels import Labels
from workbench.operations.rebase import carry_over
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Operation, Replace, Retype
from workbench.session.view import View


def typed_operation(old: Provision, new: Provision) -> Operation | None:
    """The operation that makes ``new`` of ``old``, the same unit; None when they are the same.

    Words alone are replaced one by one, so that an edit elsewhere in the article does not collide with them.
    """
    if old == new:
        return None
    if _without_words(old) != _without_words(new):
        return Retype(old.id, new)
    pairs = zip(old.walk(), new.walk(), strict=True)
    steps = tuple(Replace(b.id, b.text) for a, b in pairs if a.text != b.text)
    # A line that is empty while its words are typed anew is refused alone, not as a part of something.
    return steps[0] if len(steps) == 1 and steps[0].text else Batch(steps)


def _without_words(provision: Provision) -> Provision:
    return replace(provision, text=EMPTY, children=tuple(map(_without_words, provision.children)))


def on_top(operation: Operation, base: Instrument, now: Instrument) -> Operation | Refused:
    """``operation``, made on ``base``, for the draft as it is now."""
    return operation if base is now else carry_over(operation, base, now)


def binding_operation(view: View, unit: Id) -> Operation | None:
    """Typed citations of a unit become references to what they name now; None when there is nothing to bind."""
    steps = []
    for node in own_body(view.node(unit)):
        if node.text and node.level is not Level.BLOCK:
            text, _ = rebind(node.text, view.wording.text(node.id), node.id, view.labels)
            if text != node.text:
                steps.append(Replace(node.id, text))
    if not steps:
        return None
    return steps[0] if len(steps) == 1 else Batch(tuple(steps))


def own_body(unit: Provision) -> list[Provision]:
    """The 款 and what stands below them of a unit, without the units it holds."""
    return [node for child in unit.children if child.level in BODY for node in child.walk()]


def is_invisible(operation: Operation, before: View, after: View) -> bool:
    """Whether a step changed nothing that is seen: words became a reference to what they named."""
    steps = operation.operations if isinstance(operation, Batch) else (operation,)
    return all(isinstance(step, Replace) and _same_words(step.target, before, after) for step in steps)


def _same_words(id: Id, before: View, after: View) -> bool:
    there = id in before.labels and id in after.labels
    return there and before.wording.text(id) == after.wording.text(id)


def subject_of(operation: Operation, labels: Labels) -> Id | None:
    """A provision that is there under ``labels`` and that the operation is about; None for the whole draft."""
    if isinstance(operation, Batch):
        found = (subject_of(step, labels) for step in operation.operations)
        return next((id for id in found if id is not None), None)
    named = [getattr(operation, name, None) for name in ("target", "at", "provision", "targets", "parent")]
    for one in named:
        ids = one if isinstance(one, tuple) else (getattr(one, "id", one),)
        for id in ids:
            if isinstance(id, str) and id in labels:
                return Id(id)
    return None
