"""Markdown: the 花脸稿, one paragraph a line, marks in words."""

from collections.abc import Iterator

from workbench.rendering.comparison.manuscript import Line, Manuscript, Role
from workbench.rendering.comparison.markdown_table import legend_of, words
from workbench.rendering.comparison.runs import tidy
from workbench.rendering.comparison.sheet import Mark, Paragraph, Run
from workbench.rendering.markdown import escape

_DEEPEST = 6
_TEXT = (Role.ARTICLE, Role.PARAGRAPH)


def write(manuscript: Manuscript) -> bytes:
    """The file."""
    return ("\n\n".join(_paragraphs(manuscript)) + "\n").encode()


def _paragraphs(manuscript: Manuscript) -> Iterator[str]:
    yield from map(escape, manuscript.notices)
    if marks := legend_of(manuscript.legend):
        yield marks
    for line in manuscript.lines:
        yield _heading(line) + words(line.words if line.role in _TEXT else _bare(line.words))


def _bare(paragraph: Paragraph) -> Paragraph:
    """A heading says itself that it is one; what was added and deleted in it stays marked."""
    return tidy(Run(run.text, Mark.NONE) if run.mark in (Mark.LABEL, Mark.HEADING) else run for run in paragraph)


def _heading(line: Line) -> str:
    match line.role:
        case Role.TITLE:
            return "# "
        case Role.CONTENTS | Role.ANNEX:
            return "## "
        case Role.DIVISION:
            return "#" * min(2 + line.depth, _DEEPEST) + " "
        case _:
            return ""
