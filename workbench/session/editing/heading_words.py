"""Headings as typed, and the bracket an instrument writes them in."""

from unicodedata import normalize

from workbench.language.display import one_line
from workbench.model.level import Level
from workbench.session.view import View


def heading_words(typed: str) -> str:
    """A heading in one line of composed characters (NFC), without hostile ones."""
    return normalize("NFC", one_line(typed)).strip()


def bracket_of(view: View) -> str:
    """The bracket that this instrument writes 条旨 in; 【】 where there are none yet."""
    nodes = map(view.node, view.labels)
    return next((n.heading.bracket for n in nodes if n.level is Level.ARTICLE and n.heading), "") or "【】"
