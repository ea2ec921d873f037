"""The heading of the second half of a split, whichever half keeps the id."""

from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import Heading
from workbench.operations.apply import apply
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Operation, SetHeading, Split
from workbench.session.editing.heading_words import bracket_of, heading_words
from workbench.session.view import View


def headed(view: View, operation: Operation, words: str | None) -> Operation:
    """``operation``, which ends in the split of a unit, so that its second half is called ``words``."""
    steps = operation.operations if isinstance(operation, Batch) else (operation,)
    last = steps[-1]
    assert isinstance(last, Split)
    node = view.node(last.target)
    if words is None or not heading_words(words):
        return _bare(operation, node.level, view.name(node.id))
    if node.level in BODY:
        raise refuse("no-heading", f"{node.level}没有标题。", hint="标题属于条、章、节、编。")
    usual = bracket_of(view) if node.level is Level.ARTICLE else ""
    heading = Heading(heading_words(words), node.heading.bracket if node.heading else usual)
    named = replace(last, heading=heading)
    if _is_second(view, Batch((*steps[:-1], named)), named.new_id, named.target):
        return named if len(steps) == 1 else Batch((*steps[:-1], named))
    return Batch((*steps[:-1], replace(last, heading=node.heading), SetHeading(last.target, heading)))


def _bare(operation: Operation, level: Level, name: str) -> Operation:
    if level in DIVISIONS:
        raise refuse("no-heading", f"{level}要有名称。", where=name, hint=f"请用 --heading 写出后一{level}的名称。")
    return operation


def _is_second(view: View, operation: Operation, new: Id, old: Id) -> bool:
    done = apply(operation, view.instrument, view.wording)
    if isinstance(done, Refused):
        raise WorkbenchError(done.problem)
    order = [part.id for part in done.instrument.root.walk() if part.id in (new, old)]
    return order.index(new) == 1
