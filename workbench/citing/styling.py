"""Which pointer words a citation exactly as it was written."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.citing.composing import compose
from workbench.citing.places import Places
from workbench.citing.reading import Reading
from workbench.language.citations import Citation, Head
from workbench.model.identity import Id
from workbench.model.level import DIVISIONS, Level
from workbench.model.reference import Form, Pointer, Style

_FORMS = {Head.THIS: Form.RELATIVE, Head.PREVIOUS: Form.RELATIVE, Head.THAT: Form.THAT, Head.SAME: Form.SAME}

_HEADS = frozenset(level.value for level in DIVISIONS)


def pointer_for(citation: Citation, targets: tuple[Id, ...], reading: Reading, places: Places) -> Pointer | None:
    """The plainest pointer to ``targets`` that is worded like ``citation`` here; None when no style can say it."""
    for form in _forms(citation):
        for style in _styles(citation, form):
            pointer = Pointer(targets, form, style)
            composed = compose(pointer, reading, places)
            if composed is not None and composed.words == citation.words:
                return pointer
    return None


def _forms(citation: Citation) -> tuple[Form, ...]:
    match citation.head:
        case Head.NONE:
            first = citation.components[0].level
            return (
                (Form.FULL,)
                if first is Level.ARTICLE
                else (Form.FULL, Form.BARE)
                if first in DIVISIONS
                else (Form.BARE,)
            )
        case Head.NAMED:
            return (Form.FULL,) if citation.unit == "序言" else (Form.NAMED,)
        case Head.ANNEX:
            return (Form.FULL,)
        case head:
            return (_FORMS[head],)


def _styles(citation: Citation, form: Form) -> Iterator[Style]:
    components = citation.components
    items = [component for component in components if component.level is Level.ITEM]
    plain = Style(
        depth=0 if form is Form.FULL else len(components),
        brackets=items[0].brackets if items else "",
        digits=components[-1].digits if components else "",
        no_unit=bool(components) and components[-1].no_unit,
        no_ordinal=bool(components) and components[0].no_ordinal,
        count="" if citation.count == "两" else citation.count,
    )
    for head in ("", citation.unit) if citation.unit in _HEADS else ("",):
        for paragraph in ("", "+", "-"):
            yield replace(plain, paragraph=paragraph, head=head)
