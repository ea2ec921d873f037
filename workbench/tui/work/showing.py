"""A unit as lines of the editor, and the citations in them that name nothing."""

from collections.abc import Mapping, Sequence

from workbench.citing.rebinding import rebind
from workbench.language.citation_scanner import scan
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.session.view import View
from workbench.tui.editor.model.body import Body
from workbench.tui.editor.model.converting import body_of
from workbench.tui.editor.model.line import Line, Span
from workbench.tui.editor.viewing import Decoration


def body_shown(view: View, unit: Id) -> Body:
    """The lines of a unit as they are shown today."""

    def shown(provision: Provision) -> tuple[str, Sequence[Span]]:
        spans = view.wording.shown(provision.text, provision.id)
        return view.wording.text(provision.id), [Span(s.start, s.end, s.reference) for s in spans]

    return body_of(view.node(unit), shown)


def decorations(view: View, body: Body, found: str = "") -> Mapping[int, Sequence[Decoration]]:
    """By line: citations of this instrument that resolve to nothing, and the words somebody looks for."""
    marked: dict[int, list[Decoration]] = {}
    for number, line in enumerate(body.lines):
        parts = [*_unresolved(view, line), *_found(line, found)]
        if parts:
            marked[number] = parts
    return marked


def _unresolved(view: View, line: Line) -> list[Decoration]:
    if line.id is None or line.id not in view.labels or line.level is Level.BLOCK:
        return []
    text, problems = rebind(line.text(), line.words, line.id, view.labels)
    told = "".join(problem.message for problem in problems)
    if not told:
        return []
    bound = [(shown.start, shown.end) for shown in view.wording.shown(text, line.id)]
    return [
        Decoration(citation.start, citation.end, "problem")
        for citation in scan(line.words)
        if f"「{citation.words}」" in told and not any(a <= citation.start < b for a, b in bound)
    ]


def _found(line: Line, words: str) -> list[Decoration]:
    places, start = [], line.words.find(words) if words else -1
    while start >= 0:
        places.append(Decoration(start, start + len(words), "found"))
        start = line.words.find(words, start + len(words))
    return places
