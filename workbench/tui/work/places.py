"""Where a provision stands, in words: 第一章 总则 › 第一条【立法目的】, and its neighbours."""

from workbench.language.cells import cells
from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, LISTED, Level
from workbench.model.provision import Provision
from workbench.session.view import View


def unit_of_place(view: View, place: Id) -> Id:
    """The unit in which a provision stands: itself, or the article around it."""
    return next(node.id for node in view.labels.ancestors(place) if node.level not in BODY)


def first_article(view: View) -> Id:
    """Where a draft opens: its first unit that holds words, else its first unit, else the whole."""
    units = [id for id in view.labels if view.node(id).level not in (*BODY, Level.ROOT)]
    return next((id for id in units if has_words(view.node(id))), units[0] if units else view.instrument.root.id)


def has_words(unit: Provision) -> bool:
    """Whether a unit holds 款 of its own."""
    return any(child.level in BODY for child in unit.children)


def called(view: View, unit: Id) -> str:
    """第一条【立法目的】, 第一章 总则."""
    node, own = view.node(unit), view.labels.own(unit)
    if node.level is Level.ROOT:
        return view.instrument.title or "全文"
    if node.heading is None or node.heading.words == own:
        return own
    words = node.heading.words
    return f"{own} {words}" if node.level in DIVISIONS else f"{own}【{words}】"


def path(view: View, unit: Id) -> tuple[str, ...]:
    """What stands around a unit, from the outside in, and the unit itself."""
    around = [node.id for node in view.labels.ancestors(unit) if node.level is not Level.ROOT]
    return tuple(called(view, id) for id in reversed(around)) or (called(view, unit),)


def path_line(view: View, unit: Id, width: int) -> str:
    """The path on one line; where room is scarce the outer parts go first, then their names."""
    parts = list(path(view, unit))
    line = " › ".join(parts)
    short = [part.partition(" ")[0] for part in parts[:-1]] + parts[-1:]
    for candidate in (line, " › ".join([*short[:-2], *parts[-2:]]), " › ".join(short), *_shorter(short)):
        if cells(candidate) <= width:
            return candidate
    return parts[-1]


def _shorter(parts: list[str]) -> list[str]:
    return [" › ".join(parts[n:]) for n in range(1, len(parts))]


def size_line(view: View, unit: Id) -> str:
    """2款 3项 186字."""
    nodes = [node for child in view.node(unit).children if child.level in BODY for node in child.walk()]
    paragraphs = sum(node.level is Level.PARAGRAPH for node in nodes)
    items = sum(node.level in LISTED for node in nodes)
    letters = sum(len(view.wording.text(node.id)) for node in nodes)
    return " ".join(part for part in (f"{paragraphs}款", f"{items}项" if items else "", f"{letters}字") if part)


def heading_lead(view: View, unit: Id) -> str:
    """What the editor draws in front of the first line: 「第十条　【区域协同】」."""
    node = view.node(unit)
    own = view.labels.mark(unit) or view.labels.own(unit)
    words = node.heading.words if node.heading else ""
    if node.level is Level.ARTICLE:
        return f"{own}\u3000" + (f"【{words}】" if words else "")
    return f"{own}\u3000{words}\u3000" if words and words != own else f"{own}\u3000"


def neighbour(view: View, unit: Id, step: int) -> Id | None:
    """The next (1) or previous (-1) unit with words, in the order of the document."""
    units = [id for id in view.labels if id == unit or has_words(view.node(id)) and view.node(id).level not in BODY]
    at = units.index(unit) + step
    return units[at] if 0 <= at < len(units) else None


def place_line(view: View, unit: Id, width: int) -> str:
    """第一章 总则 › 第一条 on the left, its size on the right as far as there is room."""
    line, size = path_line(view, unit, width), size_line(view, unit)
    room = width - cells(line) - cells(size)
    return line + (" " * room + size if room > 1 else "")
