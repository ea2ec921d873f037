"""Find and replace over the whole draft: every hit by itself, then one operation of those that were chosen."""

from collections.abc import Iterable

from workbench.citing.rebinding import rebind
from workbench.model.level import BODY
from workbench.model.problems import refuse
from workbench.operations.values import Batch, Operation, Replace
from workbench.session.editing.occurrences import Occurrence, occurrences
from workbench.session.view import View


def hits(view: View, old: str) -> list[Occurrence]:
    """Where ``old`` stands in the words of the draft, never cutting a numeral or a citation."""
    scope = [id for id in view.labels if view.node(id).level in BODY and view.node(id).text]
    return occurrences(view, scope, old)[0] if old else []


def replaced(view: View, chosen: Iterable[Occurrence], old: str, new: str) -> Operation:
    """One operation that replaces the chosen hits; references around them stay."""
    starts: dict[str, list[int]] = {}
    for hit in chosen:
        starts.setdefault(hit.at, []).append(hit.start)
    if not starts:
        raise refuse("nothing-chosen", "没有选中要替换的地方。", hint="用空格选中，再按 Ctrl+S。")
    steps = []
    for id in (id for id in view.labels if id in starts):
        words = view.wording.text(id)
        for start in sorted(starts[id], reverse=True):
            words = words[:start] + new + words[start + len(old) :]
        steps.append(Replace(id, rebind(view.node(id).text, words, id, view.labels)[0]))
    return steps[0] if len(steps) == 1 else Batch(tuple(steps))
