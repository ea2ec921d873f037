"""Lines as shown, whole or in part."""

from typing import NamedTuple

from workbench.comparison.chains import Portion
from workbench.comparison.version import Line, Version
from workbench.language.redline import Change
from workbench.model.identity import Id
from workbench.model.level import LISTED

_LISTED = frozenset(LISTED)


class ShownLine(NamedTuple):
    """A 款, 项 or 目 of a cell, or a part of it that begins with character ``start`` of its words.

    ``mark``: （一） or ""; a part that begins inside a line has none.
    """

    id: Id
    mark: str
    words: str
    start: int = 0

    @property
    def text(self) -> str:
        """The line as printed."""
        return self.mark + self.words


def shown_line(version: Version, portion: Portion) -> ShownLine:
    """The line of a portion."""
    whole = whole_line(version, version.lines[portion.line])
    words = whole.words[portion.start : portion.end]
    return ShownLine(portion.line, "" if portion.start else whole.mark, words, portion.start)


def whole_line(version: Version, line: Line) -> ShownLine:
    """All of a line."""
    provision = line.provision
    mark = version.names.mark(provision.id) if provision.level in _LISTED else ""
    return ShownLine(provision.id, mark, version.words(line))


def whole_change(op: str, text: str) -> tuple[Change, ...]:
    """All of a text kept, added or deleted."""
    return (Change(op, text),) if text else ()
