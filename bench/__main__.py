"""``python -m bench``: measure everything once, print the report and write docs/performance.md."""

import tempfile
from pathlib import Path

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
from bench.growth import growth
from bench.laws import civil_code
from bench.report import write

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
    asked, intakes = opinions.figures(instrument, folder / "opinions")
    sections = [
        ("Starting", starting.figures()),
        ("Reading", reading.figures(law)),
        ("Loading", loading.figures(instrument, folder / "loading")),
        ("Unsaved work", replaying.figures(instrument, folder / "replaying")),
        ("Saving", saving.figures(instrument, folder / "saving")),
        ("The past of a clause", past.figures(instrument, folder / "past")),
        ("Merging", joining.figures(instrument, folder / "joining")),
        ("Screen", screen.figures(instrument, folder / "screen")),
        ("Screen left alone", staying.figures(instrument, folder / "staying")),
        ("Comparing", comparing.figures(instrument, folder / "comparing")),
        ("Amending", holding.figures(instrument)),
        ("Opinions", asked),
    ]
    report = write(sections, growth(folder), law.called) + opinions.section(intakes)
    report += past.section(folder) + alignment_quality.section(instrument, folder)
    return report + amending.section(instrument) + commuting.section(instrument) + real_amendments.section()


if __name__ == "__main__":
    main()
