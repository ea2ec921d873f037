"""What somebody wrote as a proposal: lines of a provision, and the operation that would make them of it."""

from collections.abc import Callable
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import BODY, LISTED
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.tree import Tree
from workbench.operations.values import Operation, Replace
from workbench.session.editing.binding import bound, labels_as_typed
from workbench.session.view import View
from workbench.tui.editor.model.body import Body, marks
from workbench.tui.editor.model.converting import named, unit_of
from workbench.tui.editor.model.line import Line
from workbench.tui.work.places import unit_of_place
from workbench.tui.work.showing import body_shown
from workbench.tui.work.typing import typed_operation


def lines_of(view: View, about: Id) -> Body:
    """A unit, or one 款 with what stands below it, as lines to be edited; an 项 as its words alone."""
    node = view.node(about)
    if node.level not in BODY:
        return body_shown(view, about)
    if node.level in LISTED:
        return Body.of(Line(view.wording.text(part.id)) for part in node.walk() if part.text)
    whole = body_shown(view, unit_of_place(view, about))
    first = next(number for number, line in enumerate(whole.lines) if line.id == about)
    return Body(whole.lines[first : whole.subtree_end(first)])


def text_of(body: Body) -> str:
    """The lines as somebody would type them, with their marks."""
    drawn = zip(marks(body), body.lines, strict=True)
    return "\n".join(mark + line.words for mark, line in drawn if mark or line.words)


def written(view: View, unit: Id, body: Body, draw: Callable[[], Id]) -> Provision:
    """A unit with these lines. Typed citations name what they named on the screen, as when an article is left."""
    plain = Body(tuple(replace(line, spans=()) for line in named(body, draw).lines))
    new = unit_of(plain, view.node(unit))
    tree = Tree(view.instrument.root)
    tree.swap(new)
    return bound(new, view, labels_as_typed(view, tree.root))[0]


def proposal(view: View, unit: Id, body: Body, draw: Callable[[], Id]) -> tuple[Id, Operation]:
    """What a proposal of these lines is about, and the operation it wishes for; WorkbenchError when nothing differs."""
    operation = typed_operation(view.node(unit), written(view, unit, body, draw))
    if operation is None:
        raise refuse("no-change", "没有提出任何修改。", where=view.name(unit), hint="改了文字再提出。")
    return (operation.target if isinstance(operation, Replace) else unit), operation
