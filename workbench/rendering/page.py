"""html: one self-contained page, without script and without anything from outside."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from workbench.model.identity import Id
from workbench.rendering.depth import Depth
from workbench.rendering.lines import Line, Link, Role, plain
from workbench.rendering.marks import joint
from workbench.rendering.plain_text import title
from workbench.rendering.tables import Rows, rows


class Piece(NamedTuple):
    """Words, and where they lead: the id of a provision on this page, "" nowhere, None to a deleted one."""

    words: str
    to: str | None
    label: str


class Part(NamedTuple):
    """A line as the template wants it. ``anchors``: the names it can be reached by, the first being its own id."""

    role: str
    tag: str
    mark: str
    heading: str
    joint: str
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...]
    rows: Rows | None
    raw: tuple[str, ...]


def write(lines: Sequence[Line]) -> bytes:
    """The page, UTF-8."""
    parts = _Parts(lines)
    start = next((place for place, line in enumerate(lines) if line.role is Role.CONTENTS), len(lines))
    entries = [line for line in lines if line.role is Role.ENTRY]
    text = _template().render(
        title="".join(plain(line.words) for line in lines if line.role in (Role.TITLE, Role.STAGE)),
        front=[parts.part(line) for line in lines[:start]] if entries else [],
        entries=[(line.places[0].id, parts.depth.of(line), title(line)) for line in entries],
        body=[parts.part(line) for line in lines[start + 1 + len(entries) if entries else 0 :]],
    )
    return text.encode()


@cache
def _template() -> Template:
    loader = PackageLoader("workbench.rendering", "page_files")
    environment = Environment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("page.html.jinja")


class _Parts:
    """Turns lines into parts; a name is given to the first place that claims it."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.depth = Depth(lines)
        self._labels = {place.id: place.label for line in lines if line.role is not Role.ENTRY for place in line.places}
        self._given: set[str] = set(self._labels)

    def part(self, line: Line) -> Part:
        heading = title(line)[len(line.mark) :] if line.role in (Role.DIVISION, Role.ANNEX) else line.heading
        return Part(
            line.role.value,
            self._tag(line),
            line.mark,
            heading,
            _joint(line),
            tuple(self._piece(piece) for piece in line.words),
            tuple(self._anchors(line)),
            rows(line.raw),
            line.raw,
        )

    def _tag(self, line: Line) -> str:
        if line.role in (Role.TITLE, Role.ATTACHMENT):
            return "h1" if line.role is Role.TITLE else "h2"
        return f"h{min(2 + self.depth.of(line), 6)}" if line.role in (Role.DIVISION, Role.ANNEX) else "p"

    def _piece(self, piece: str | Link) -> Piece:
        if isinstance(piece, str):
            return Piece(piece, "", "")
        target: Id = piece.targets[0]
        known = target in self._labels and not piece.lost
        return Piece(piece.words, target if known else None, self._labels.get(target, ""))

    def _anchors(self, line: Line) -> Iterable[str]:
        for place in line.places:
            yield place.id
            name = "".join(place.label.split())
            if name and name not in self._given:
                self._given.add(name)
                yield name


def _joint(line: Line) -> str:
    """What stands between the number and the words."""
    words = line.heading + plain(line.words)
    if line.role is Role.ARTICLE:
        return "" if words.startswith("（删去）") else "\u3000"
    return joint(line.mark, words) if line.role not in (Role.DIVISION, Role.ANNEX) else ""
