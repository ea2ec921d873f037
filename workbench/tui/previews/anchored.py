"""An article with the places an opinion speaks about marked in it."""

from collections.abc import Iterator, Sequence

from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.provision import Provision
from workbench.session.opinions.listing import Shown
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.work.places import called, unit_of_place

#: In front of the lines an opinion is about, for those who see no colour.
_HERE = "▶ "
Place = tuple[Id, str]


def anchors(found: Shown) -> list[Place]:
    """Where an opinion speaks about today, with the words it quotes."""
    return [(standing.at, link.anchor.quoted) for link, standing in found.standings if standing.at is not None]


def anchored_items(view: View, places: Sequence[Place]) -> Iterator[Item]:
    """Every unit one of the places stands in, as it reads now; a division only by its name."""
    units = dict.fromkeys(unit_of_place(view, place) for place, _ in places if place in view.labels)
    for unit in units:
        yield plain("")
        lead = _HERE if any(place == unit for place, _ in places) else ""
        yield Item((Piece(lead, "mark"), Piece(called(view, unit), "strong")), unit)
        whole = [quoted for place, quoted in places if place == unit]
        for child in view.node(unit).children:
            if child.level in BODY:
                yield from _lines(view, child, places, [quoted for quoted in whole if quoted])


def _lines(view: View, node: Provision, places: Sequence[Place], quoted: list[str]) -> Iterator[Item]:
    here = [words for place, words in places if place == node.id]
    words = view.wording.text(node.id) if node.level is not Level.BLOCK else "〔图表、公式〕"
    if words:
        is_here = bool(here) or any(one in words for one in quoted)
        lead = Piece(_HERE if is_here else "  ", "mark")
        marked = _marked(words, [one for one in (*here, *quoted) if one], bool(here) and not any(here))
        yield Item((lead, Piece("\u3000\u3000" + view.labels.mark(node.id)), *marked), hang=2)
    for child in node.children:
        yield from _lines(view, child, places, [*quoted, *(one for one in here if one)])


def _marked(words: str, quoted: Sequence[str], whole: bool) -> Iterator[Piece]:
    """The quoted words stand out; where an opinion names a 款 and quotes nothing, all of it does."""
    if whole:
        yield Piece(words, "found")
        return
    start, end = next(((words.find(one), words.find(one) + len(one)) for one in quoted if one in words), (0, 0))
    yield from (Piece(words[:start]), Piece(words[start:end], "found"), Piece(words[end:]))
