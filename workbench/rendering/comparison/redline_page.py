"""html: the 花脸稿 as one page, with keys from change to change."""

from workbench.rendering.comparison.manuscript import Manuscript, Role
from workbench.rendering.comparison.pages import Pieces, page


def write(manuscript: Manuscript) -> bytes:
    """The page, UTF-8."""
    pieces = Pieces(manuscript.marks)
    lines = [
        (f"p{place}", line.role.value, line.is_changed, pieces.of(line.words))
        for place, line in enumerate(manuscript.lines)
    ]
    divisions = [
        (f"p{place}", "".join(run.text for run in line.words))
        for place, line in enumerate(manuscript.lines)
        if line.role in (Role.DIVISION, Role.ANNEX)
    ]
    return page(
        "redline.html.jinja",
        manuscript=manuscript,
        legend=pieces.of(manuscript.legend),
        lines=lines,
        divisions=divisions,
    )
