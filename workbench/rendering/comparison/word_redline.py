"""docx: the 花脸稿, set like the instrument itself."""

from collections.abc import Iterator

from workbench.model.instrument import Profile
from workbench.rendering import word_package
from workbench.rendering.comparison.manuscript import Line, Manuscript, Role
from workbench.rendering.comparison.word_looks import SETTINGS, STYLES, Runs, looks_xml
from workbench.rendering.comparison.word_table import page_number
from workbench.rendering.word_body import SECTION, paragraph, run
from workbench.rendering.word_package import Package
from workbench.rendering.word_styles import styles_xml

_STYLES = {
    Role.TITLE: "Title",
    Role.NOTE: "Note",
    Role.CONTENTS: "TOCHeading",
    Role.ANNEX: "Annex",
    Role.ARTICLE: "Article",
    Role.PARAGRAPH: "Paragraph",
}
_DEEPEST = 4


def write(manuscript: Manuscript) -> bytes:
    """The file."""
    body = "".join([*_opening(manuscript), *_lines(manuscript)])
    styles = styles_xml(Profile.STATUTE, 0, STYLES, looks_xml(manuscript.marks))
    return word_package.write(Package(manuscript.title, body, SECTION, styles, SETTINGS, page_number()))


def _opening(manuscript: Manuscript) -> Iterator[str]:
    yield from (paragraph("SheetNote", run(notice)) for notice in manuscript.notices)
    if manuscript.legend:
        yield paragraph("SheetNote", Runs(manuscript.marks).xml(manuscript.legend))


def _lines(manuscript: Manuscript) -> Iterator[str]:
    runs = Runs(manuscript.marks)
    yield from (paragraph(_style(line), runs.xml(line.words)) for line in manuscript.lines)


def _style(line: Line) -> str:
    step = min(line.depth + 1, _DEEPEST)
    if line.role in (Role.DIVISION, Role.ENTRY):
        return f"Heading{step}" if line.role is Role.DIVISION else f"TOC{step}"
    return _STYLES[line.role]
