"""``python -m bench``: measure everything once, print the report and write docs/performance.md."""

import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from bench import (
    alignment_quality,
    amending,
    commuting,
    comparing,
    holding,
    joining,
    loading,
    opinions,
    past,
    reading,
    real_amendments,
    replaying,
    saving,
    screen,
    starting,
    staying,
)
from bench.figure import Figure
from bench.growth import growth
from bench.laws import civil_code
from bench.report import write

T = TypeVar("T")
PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


def main() -> None:
    """Measure in a temporary folder; only the report stays."""
    with tempfile.TemporaryDirectory() as name:
        text = measure(Path(name))
    print(text)
    PAGE.write_text(text, encoding="utf-8", newline="\n")


def measure(folder: Path) -> str:
    """The report of one run."""
    law = civil_code(folder)
    instrument = reading.import_law(law)
    asked, intakes = _told("Opinions", partial(opinions.figures, instrument, folder / "opinions"))
    figures: dict[str, Callable[[], list[Figure]]] = {
        "Starting": starting.figures,
        "Reading": partial(reading.figures, law),
        "Loading": partial(loading.figures, instrument, folder / "loading"),
        "Unsaved work": partial(replaying.figures, instrument, folder / "replaying"),
        "Saving": partial(saving.figures, instrument, folder / "saving"),
        "The past of a clause": partial(past.figures, instrument, folder / "past"),
        "Merging": partial(joining.figures, instrument, folder / "joining"),
        "Screen": partial(screen.figures, instrument, folder / "screen"),
        "Screen left alone": partial(staying.figures, instrument, folder / "staying"),
        "Comparing": partial(comparing.figures, instrument, folder / "comparing"),
        "Amending": partial(holding.figures, instrument),
    }
    sections = [(title, _told(title, work)) for title, work in figures.items()]
    grown = _told("Growth", partial(growth, folder))
    more: dict[str, Callable[[], str]] = {
        "Growth of the past": partial(past.section, folder),
        "Alignment": partial(alignment_quality.section, instrument, folder),
        "Amendments": partial(amending.section, instrument),
        "Amendments that commute": partial(commuting.section, instrument),
        "Real amendments": real_amendments.section,
    }
    report = write([*sections, ("Opinions", asked)], grown, law.called) + opinions.section(intakes)
    return report + "".join(_told(title, work) for title, work in more.items())


def _told(title: str, work: Callable[[], T]) -> T:
    """What ``work`` finds; somebody who waits for it sees what is being measured."""
    print(f"{title} … ", end="", flush=True, file=sys.stderr)
    start = time.perf_counter()
    found = work()
    print(f"{time.perf_counter() - start:.0f} s", file=sys.stderr)
    return found


if __name__ == "__main__":
    main()
