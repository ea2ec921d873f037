"""One line of the editor: a 款, 项, 目, 细目 or block with its words as shown."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.model.identity import Id
from workbench.model.level import LISTED, Level
from workbench.model.reference import Reference
from workbench.model.text import Text, join

#: A citation grows into another one when these follow it or stand in front of it.
_GROWS_WITH = frozenset("之第款项目条章节编至")
_BEGINS_WITH = frozenset("第本前该同")


@dataclass(frozen=True, slots=True)
class Span:
    """The words from ``start`` up to ``end`` are the wording of a reference."""

    start: int
    end: int
    reference: Reference


@dataclass(frozen=True, slots=True)
class Line:
    """A body provision without what stands below it.

    ``depth`` is the number of provisions around it in the article: 0 for a 款, 1 for its 项; a paragraph of depth
    2 is a further one of a 项. ``id`` is None until the line is named. The other fields are those of ``Provision``.
    """

    words: str = ""
    level: Level = Level.PARAGRAPH
    depth: int = 0
    id: Id | None = None
    spans: tuple[Span, ...] = ()
    mark: str = ""
    block: str = ""
    split_from: Id | None = None
    merged: tuple[Id, ...] = ()

    @property
    def is_listed(self) -> bool:
        """Whether a mark is drawn in front of it."""
        return self.level in LISTED

    @property
    def is_block(self) -> bool:
        """Whether it is a table, a picture or a formula, whose inside is not edited here."""
        return self.level is Level.BLOCK

    def text(self) -> Text:
        """Its words with the references that are still bound."""
        return join(self._pieces())

    def _pieces(self) -> Iterator[str | Reference]:
        at = 0
        for span in self.spans:
            yield self.words[at : span.start]
            yield span.reference
            at = span.end
        yield self.words[at:]

    def span_at(self, offset: int) -> Span | None:
        """The reference on whose words a caret at ``offset`` stands."""
        return next((span for span in self.spans if span.start <= offset < span.end), None)

    def retyped(self, start: int, end: int, typed: str) -> "Line":
        """With ``typed`` in the place of the words from ``start`` up to ``end``.

        A reference whose words changed is words again, and so is one that grew into another citation.
        """
        words = self.words[:start] + typed + self.words[end:]
        shift = len(typed) - (end - start)
        moved = (_moved(span, start, end, shift) for span in self.spans)
        touched = range(start, start + len(typed) + 1)
        return replace(self, words=words, spans=tuple(s for s in moved if s and not _grew(s, words, touched)))

    def before(self, offset: int) -> "Line":
        """Its words up to ``offset``."""
        return self.retyped(offset, len(self.words), "")

    def after(self, offset: int) -> "Line":
        """Its words from ``offset`` on."""
        return self.retyped(0, offset, "")


def _moved(span: Span, start: int, end: int, shift: int) -> Span | None:
    if span.end <= start:
        return span
    return replace(span, start=span.start + shift, end=span.end + shift) if span.start >= end else None


def _grew(span: Span, words: str, touched: range) -> bool:
    grew_on = span.end in touched and words[span.end : span.end + 1] in _GROWS_WITH
    return grew_on or (span.start in touched and words[max(0, span.start - 1) : span.start] in _BEGINS_WITH)
