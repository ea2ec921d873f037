"""pdf: the 花脸稿 as pages, set like the instrument itself."""

from workbench.rendering.comparison.manuscript import Manuscript
from workbench.rendering.comparison.print_pages import Runs, compiled


def write(manuscript: Manuscript) -> bytes:
    """The file."""
    runs = Runs(manuscript.marks)
    data = {
        "title": manuscript.title,
        "notices": list(manuscript.notices),
        "legend": runs.legend(manuscript.legend),
        "lines": [[line.role.value, line.depth, runs.line(line.words)] for line in manuscript.lines],
    }
    return compiled("print_redline.typ", manuscript.marks, data)
