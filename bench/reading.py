"""Reading a law from a file, numbering it and wording every reference."""

from bench.figure import Figure
from bench.laws import Law
from bench.timing import best
from workbench.citing.binding import bind
from workbench.citing.wording import Wording
from workbench.importing.load import load
from workbench.model.instrument import Instrument
from workbench.numbering.labels import Labels


def figures(law: Law) -> list[Figure]:
    """Import in its two steps, then the pass that is repeated after every edit."""
    lines, split = f"`str.splitlines` of {law.called}", best(lambda: splitlines(law), 10)
    imported = load(law.path)
    labels = Labels(imported.instrument, imported.source_numbers)
    instrument = bind(imported.instrument, labels).instrument
    shown = best(lambda: number_and_word(instrument))
    return [
        Figure("import, structure: lines to tree", best(lambda: load(law.path), 3), lines, split),
        Figure("import, references: words to ids", best(lambda: bind(imported.instrument, labels), 3), lines, split),
        Figure("number every provision and word every reference", shown, lines, split),
        Figure("the same, as an absolute time", shown, limit=0.05),
    ]


def splitlines(law: Law) -> list[str]:
    """The least any reader must do: bytes to text to lines."""
    return law.path.read_bytes().decode("utf-8").splitlines()


def number_and_word(instrument: Instrument) -> int:
    """All labels and all texts of the instrument; the number of characters shown."""
    labels = Labels(instrument)
    wording = Wording(instrument, labels)
    return sum(len(labels.full(id)) + len(wording.text(id)) for id in labels)


def import_law(law: Law) -> Instrument:
    """The bound instrument of a source file."""
    imported = load(law.path)
    return bind(imported.instrument, Labels(imported.instrument, imported.source_numbers)).instrument
