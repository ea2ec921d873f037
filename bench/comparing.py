"""Comparison tables: from two trees to json, and from the table to every format."""

import subprocess
from collections.abc import Callable
from difflib import HtmlDiff
from functools import partial
from pathlib import Path

from bench.figure import Figure
from bench.timing import best
from bench.versions import amended, reread, rewritten
from workbench.comparison.alignment import align
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.comparison.version import Version
from workbench.model.instrument import Instrument
from workbench.rendering.comparison import data_json, print_table, spreadsheet, table_page, word_table
from workbench.rendering.comparison.building import sheet
from workbench.rendering.comparison.sheet import Sheet

#: Characters of a line in one column of two on a page across.
_LINE = 40
_COLUMNS = ("现行", "修改后")
_WRITERS: dict[str, tuple[Callable[[Sheet], bytes], float]] = {
    "docx": (word_table.write, 1.0),
    "xlsx": (spreadsheet.write, 1.0),
    "html": (table_page.write, 1.0),
    "pdf": (print_table.write, 10.0),
}


def figures(old: Instrument, folder: Path) -> list[Figure]:
    """A tenth of the articles amended, then all of them rewritten, then the files."""
    folder.mkdir()
    new, again = amended(old, 0.1), rewritten(old)
    one, other = lines(old), lines(new)
    git = best(lambda: subprocess.run(_git(one, other, folder), check=False, capture_output=True), 3)
    works = partial(document, old, new), partial(document, old, reread(new, folder))
    page, bare = HtmlDiff(wrapcolumn=_LINE), HtmlDiff()
    known, found, html, unread = _in_turn(*works, *(partial(each.make_file, one, other) for each in (page, bare)))
    beside = f"`difflib.HtmlDiff`, lines of {_LINE} characters, so that both columns fit a page"
    made = compared(old, new)
    return [
        Figure("a tenth amended, by ids, to json", known, beside, html, times=1),
        Figure("a tenth amended, by content, to json", found, beside, html, times=3),
        Figure(
            "by ids, beside lines as long as they are, which no page shows",
            known,
            "`difflib.HtmlDiff`, unwrapped",
            unread,
        ),
        Figure("by content, beside the least anything takes", found, "`git diff --word-diff`", git),
        Figure("every article rewritten, by content", best(partial(document, old, reread(again, folder)), 2), limit=3),
        *(_file(name, write, made, limit) for name, (write, limit) in _WRITERS.items()),
    ]


def compared(old: Instrument, new: Instrument) -> Table:
    """The table of two trees."""
    return table(align([Version(old), Version(new)]), _COLUMNS)


def document(old: Instrument, new: Instrument) -> bytes:
    """The json of two trees."""
    return data_json.write(compared(old, new))


def lines(law: Instrument) -> list[str]:
    """The articles as people who script a comparison have them: a 款 or 项 a line."""
    version = Version(law)
    return [version.words(line) + "\n" for unit in version.articles for line in unit.lines]


def _in_turn(*works: Callable[[], object], rounds: int = 5) -> list[float]:
    """The best time of each, taken in turn, so that whatever else the machine does weighs on all of them."""
    return [min(times) for times in zip(*([best(work, 1) for work in works] for _ in range(rounds)), strict=True)]


def _git(one: list[str], other: list[str], folder: Path) -> list[str]:
    for name, text in (("old.txt", one), ("new.txt", other)):
        (folder / name).write_text("".join(text), encoding="utf-8")
    # git diff says by its exit code that there are differences.
    return [
        "git",
        "diff",
        "--no-index",
        "--word-diff",
        "--no-color",
        "--",
        str(folder / "old.txt"),
        str(folder / "new.txt"),
    ]


def _file(name: str, write: Callable[[Sheet], bytes], made: Table, limit: float) -> Figure:
    return Figure(f"table to {name}, all articles shown", best(lambda: write(sheet(made)), 2), limit=limit)
