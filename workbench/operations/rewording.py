"""References whose shown words changed, and the problems that shows: relative forms given up."""

from collections.abc import Iterator

from workbench.citing.wording import Shown, Wording
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.model.reference import Form, Reference
from workbench.model.text import Text
from workbench.operations.results import Rewording

#: A reference that stands in both trees: where, how it was shown, how it is shown.
Kept = tuple[Id, Shown, Shown]


def holders(wording: Wording) -> dict[Id, Text]:
    """The texts that hold references, in document order."""
    return {
        part.id: part.text
        for part in wording.labels.instrument.root.walk()
        if any(isinstance(piece, Reference) for piece in part.text)
    }


def kept(before: Wording, after: Wording) -> Iterator[Kept]:
    """The references that stand in the same provision before and after, whatever else changed in its text."""
    for at, text in holders(after).items():
        if at in before.labels:
            old = list(before.shown(before.labels.node(at).text, at))
            for shown in after.shown(text, at):
                match = next((other for other in old if _same(other.reference, shown.reference)), None)
                if match is not None:
                    del old[: old.index(match) + 1]
                    yield at, match, shown


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
