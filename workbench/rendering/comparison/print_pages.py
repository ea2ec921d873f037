"""Pages set by typst, with every font embedded: what the table and the 花脸稿 share."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from workbench.rendering.comparison.appearance import PLAIN, Appearance, appearances, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.print_fonts import found, known
from workbench.rendering.comparison.sheet import Mark, Paragraph, Paragraphs, Run

#: typst draws no waves.
_INSTEAD = {"波浪线": "虚下划线"}
_ORDER = list(Mark)


def compiled(template: str, marks: Marks, data: Mapping[str, Any]) -> bytes:
    """The pages of a template of this folder: ``data``, with the fonts and the looks of the marks."""
    import typst

    looks = appearances(marks)
    whole = {**data, "fonts": found()._asdict(), "looks": [_look(looks[mark]) for mark in _ORDER]}
    words = json.dumps(whole, ensure_ascii=False)
    pages = typst.compile(_template(template), font_paths=known(), sys_inputs={"data": words}, format="pdf")
    assert isinstance(pages, bytes)
    return pages


@cache
def _template(name: str) -> bytes:
    folder = files("workbench.rendering.comparison")
    return b"\n".join((folder / part).read_bytes() for part in ("print_common.typ", name))


def _look(look: Appearance) -> dict[str, Any]:
    underline = "dashed" if look.underline == "wave" else look.underline
    return {
        "hei": look.hei,
        "kai": look.kai,
        "shade": look.shade,
        "strike": look.strike,
        "red": look.red,
        "underline": underline,
    }


class Runs:
    """Runs as data: words alone where nothing is marked, else the number of the mark and the words."""

    def __init__(self, marks: Marks) -> None:
        self._looks = appearances(marks)

    def cell(self, paragraphs: Paragraphs) -> list[list[Any]]:
        """The paragraphs of a cell."""
        return [self.line(paragraph) for paragraph in paragraphs]

    def line(self, paragraph: Paragraph) -> list[Any]:
        """The runs of one paragraph."""
        return [self._run(run) for run in paragraph]

    def legend(self, paragraph: Paragraph) -> list[Any]:
        """The legend in terms of what the pages can show."""
        return self.line(tuple(Run(_said(run.text), run.mark) for run in paragraph))

    def _run(self, run: Run) -> Any:
        words = worded(run, self._looks[run.mark])
        return words if self._looks[run.mark] == PLAIN else [_ORDER.index(run.mark), words]


def _said(words: str) -> str:
    for missing, instead in _INSTEAD.items():
        words = words.replace(missing, instead)
    return words
