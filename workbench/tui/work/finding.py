"""What somebody types to find a place: a number, a heading, pinyin initials, or words of the text."""

from collections.abc import Iterator

from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.problems import WorkbenchError
from workbench.session.reading.printing import outline
from workbench.session.reading.searching import find
from workbench.session.view import View
from workbench.tui.pinyin import matches
from workbench.tui.widgets.pieces import Item, Piece, plain

_MOST_PLACES, _MOST_HITS = 200, 500


def found_places(view: View, typed: str) -> Iterator[Item]:
    """The place that ``typed`` names, then every unit whose number, heading or initials it finds."""
    exact = _located(view, typed)
    if exact is not None:
        yield Item((Piece(view.name(exact), "strong"), Piece(f"  {_words(view, exact)}", "dim")), exact, whole=False)
    entries = list(outline(view))
    if typed.strip():
        entries = [e for e in entries if matches(typed, e.label) or matches(typed, e.heading or e.opening)]
    for entry in entries[:_MOST_PLACES]:
        if entry.id != exact:
            words = Piece(f"  {entry.heading or entry.opening}", "dim")
            yield Item((Piece("  " * entry.depth), Piece(entry.label), words), entry.id, whole=False)


def _located(view: View, typed: str) -> Id | None:
    try:
        return view.locate(typed.strip()) if typed.strip() else None
    except WorkbenchError:
        return None


def _words(view: View, id: Id) -> str:
    heading = view.node(id).heading
    first = next((node for node in view.node(id).walk() if node.level in BODY and node.text), None)
    return heading.words if heading else view.wording.text(first.id)[:24] if first else ""


def hit_items(view: View, words: str) -> Iterator[Item]:
    """How often ``words`` stand in the text, then an excerpt for each provision."""
    found = list(find(view, words)) if words else []
    yield plain(f"{sum(hit.count for hit in found)} 处" if words else "写出要找的文字", kind="dim")
    for hit in found[:_MOST_HITS]:
        before, middle, after = hit.words.partition(words)
        name = Piece(view.name(hit.at) + ("【标题】" if hit.heading else "") + "：", "mark")
        yield Item((name, Piece(before), Piece(middle, "found"), Piece(after)), hit.at, whole=False)
