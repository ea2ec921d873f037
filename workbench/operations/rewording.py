"""References whose shown words changed, and the problems that shows: relative forms given up."""

from collections.abc import Iterator

from workbench.citing.wording import Shown, Wording
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Form, Reference
from workbench.model.text import Text, references
from workbench.operations.renumbering import Labelling
from workbench.operations.results import Rewording

#: A reference that stands in both trees: where, how it was shown, how it is shown.
Kept = tuple[Id, Shown, Shown]


def holders(wording: Wording) -> dict[Id, Text]:
    """The texts that hold references, in document order."""
    parts = wording.labels.instrument.root.walk()
    # A canonical text without references is one string or nothing.
    return {
        part.id: part.text
        for part in parts
        if part.text and not (len(part.text) == 1 and isinstance(part.text[0], str))
    }


def kept(before: Wording, after: Wording, labelling: Labelling, texts: dict[Id, Text]) -> Iterator[Kept]:
    """The references of ``texts`` that stood in the same provision before, where their words may be others now."""
    for at, text in texts.items():
        then = before.labels.get(at)
        if then is not None and not (then.text == text and _is_settled(text, labelling)):
            yield from _kept_at(at, list(before.shown(then.text, at)), after.shown(text, at))


def _is_settled(text: Text, labelling: Labelling) -> bool:
    """Whether nothing moved, or nothing but the labels of the targets decides about the words, and those stayed."""
    return (
        labelling.nothing_moved
        or labelling.same_names
        and all(
            reference.through is None
            and reference.start.form is Form.FULL
            and not reference.start.style.paragraph
            and labelling.is_same(reference.start.target)
            for reference in references(text)
        )
    )


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
