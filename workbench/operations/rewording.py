"""References whose shown words changed, and the problems that shows: relative forms given up."""

from collections.abc import Iterator

from workbench.citing.wording import Shown, Wording
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Form, Reference
from workbench.model.text import Text, references
from workbench.operations.pointers import has_references
from workbench.operations.renumbering import Labelling
from workbench.operations.results import Rewording

#: Forms that speak of the own article alone, where their targets stand in it below its own level.
_INNER = (Form.RELATIVE, Form.BARE)

#: A reference that stands in both trees: where, how it was shown, how it is shown.
Kept = tuple[Id, Shown, Shown]


def holders(wording: Wording) -> dict[Id, Text]:
    """The texts that hold references, in document order."""
    return {node.id: node.text for node in wording.labels.nodes if has_references(node.text)}


def kept(before: Wording, after: Wording, labelling: Labelling, texts: dict[Id, Text]) -> Iterator[Kept]:
    """The references of ``texts`` that stood in the same provision before, where their words may be others now."""
    for at, text in texts.items():
        then = before.labels.get(at)
        if then is None:
            continue
        if then.text is text and _is_settled(text, at, labelling, before):
            after.take_over(at, before)
        else:
            yield from _kept_at(at, list(before.shown(then.text, at)), after.shown(text, at))


def _is_settled(text: Text, at: Id, labelling: Labelling, before: Wording) -> bool:
    """Whether nothing moved, or all that decides about the words stayed: target labels, an article citing itself."""
    if labelling.nothing_moved:
        return True
    found = tuple(references(text))
    if not labelling.same_names or not all(_is_fixed(reference, at, labelling) for reference in found):
        return False
    # A form that is not true is said in full, with the number of the article.
    plain = all(reference.start.form is Form.FULL for reference in found)
    return plain or not any(shown.fell_back for shown in before.shown(text, at))


def _is_fixed(reference: Reference, at: Id, labelling: Labelling) -> bool:
    start = reference.start
    if reference.through is not None or reference.lost:
        return False
    if start.form is Form.FULL:
        return not start.style.paragraph and labelling.is_same(start.target)
    return start.form in _INNER and all(labelling.is_inside(target, at) for target in start.targets)


def _kept_at(at: Id, old: list[Shown], new: tuple[Shown, ...]) -> Iterator[Kept]:
    for shown in new:
        match = next((place for place, other in enumerate(old) if _same(other.reference, shown.reference)), None)
        if match is not None:
            yield at, old[match], shown
            del old[: match + 1]


def _same(old: Reference, new: Reference) -> bool:
    """Whether this is one reference, be it lost, doubted, or pointed at what took its target in."""
    if old.start.form is not new.start.form or (old.through is None) is not (new.through is None):
        return False
    return old.start.targets == new.start.targets or new.suspect


def rewordings(pairs: list[Kept]) -> Iterator[Rewording]:
    """Those whose words changed."""
    return (Rewording(at, old.words, new.words) for at, old, new in pairs if old.words != new.words)


def given_up(pairs: list[Kept], wording: Wording) -> Iterator[Problem]:
    """Relative forms (前款) that were true and no longer are."""
    for at, old, new in pairs:
        relative = any(pointer.form is not Form.FULL for pointer in new.reference.pointers)
        if relative and new.fell_back and not old.fell_back:
            where = wording.labels.full(at)
            message = f"{where}的「{old.words}」不再成立，改写为「{new.words}」。"
            hint = "请通读这一句，看文字是否通顺。"
            yield Problem("relative-given-up", message, where, hint, Severity.WARNING)
