"""Comparison tables: from two trees to json, and from the table to every format."""

import subprocess
from collections.abc import Callable, Sequence
from difflib import HtmlDiff
from functools import partial
from pathlib import Path

from bench.figure import Figure
from bench.timing import best
from bench.versions import amended, lengthened, reread, rewritten
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
    new = amended(old, 0.1)
    made, again = compared(old, new), reread(rewritten(old), folder)
    return [
        *_to_json(old, new, folder),
        Figure("every article rewritten, by content", best(partial(document, old, again), 2), limit=3),
        *(_file(name, write, made, limit) for name, (write, limit) in _WRITERS.items()),
    ]


def _to_json(old: Instrument, new: Instrument, folder: Path) -> list[Figure]:
    one, other = lines(old), lines(new)
    page, bare = (partial(diff.make_file, one, other) for diff in (HtmlDiff(wrapcolumn=_LINE), HtmlDiff()))
    least = partial(subprocess.run, _git(one, other, folder), check=False, capture_output=True)
    laws = new, lengthened(new), reread(new, folder)
    works = (partial(document, old, law) for law in laws)
    known, longer, found, html, unread, git = _in_turn(*works, page, bare, least)
    beside = f"`difflib.HtmlDiff`, lines of {_LINE} characters, so that both columns fit a page"
    return [
        _beside("a tenth amended, by ids, to json", known, beside, html, 1),
        _beside("the same with one more article in front, so that all numbers change", longer, beside, html),
        _beside("a tenth amended, by content, to json", found, beside, html, 3),
        _beside("by ids, beside lines no page shows, long as they are", known, "`difflib.HtmlDiff`, unwrapped", unread),
        _beside("by content, beside the least anything takes", found, "`git diff --word-diff`", git),
    ]


def compared(old: Instrument, new: Instrument) -> Table:
    """The table of two trees."""
    return table(align([Version(old), Version(new)]), _COLUMNS)


def document(old: Instrument, new: Instrument) -> bytes:
    """The json of two trees."""
    return data_json.write(compared(old, new))


def lines(law: Instrument) -> list[str]:
    """The articles as people who script a comparison have them: a 款 or 项 a line, whose making is not measured."""
    version = Version(law)
    return [version.words(line) + "\n" for unit in version.articles for line in unit.lines]


def _in_turn(*works: Callable[[], object], rounds: int = 9) -> list[tuple[float, ...]]:
    """The times of each in every round, taken in turn, so that whatever else the machine does weighs on all of them."""
    return list(zip(*([best(work, 1) for work in works] for _ in range(rounds)), strict=True))


def _beside(what: str, ours: Sequence[float], against: str, theirs: Sequence[float], times: float = 0) -> Figure:
    """The figure of the round whose ratio is in the middle: no lucky moment of either side decides."""
    rounds = sorted(zip(ours, theirs, strict=True), key=lambda both: both[0] / both[1])
    seconds, beside = rounds[len(rounds) // 2]
    return Figure(what, seconds, against, beside, times=times)


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
