"""Short forms of an imported tree, and the proof of conservation, for every test of the importer."""

from workbench.citing.wording import Wording
from workbench.importing.conservation import check
from workbench.importing.imported import Imported
from workbench.importing.lines import Ledger
from workbench.importing.load import bound, make
from workbench.importing.options import ImportOptions
from workbench.importing.reading import read
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels


def taken(content: str | bytes, name: str = "draft.txt", **choices: object) -> Imported:
    """Import and prove that nothing was lost."""
    options, ledger = ImportOptions(**choices), Ledger()  # type: ignore[arg-type]
    data = content.encode() if isinstance(content, str) else content
    source = read(data, name, options, ledger)
    imported = bound(make(source, name, options, ledger))
    assert check(source, imported) == ()
    return imported


def tree(instrument: Instrument, labels: Labels | None = None) -> list[str]:
    """One line a provision: indentation, level, printed mark, heading and words."""
    labels = labels or Labels(instrument)
    wording = Wording(instrument, labels)

    def lines(provision: Provision, depth: int) -> list[str]:
        heading = provision.heading.words if provision.heading else ""
        words = wording.text(provision.id) if provision.text else ""
        said = " ".join(filter(None, (provision.level.value, labels.mark(provision.id), heading, words)))
        return ["  " * depth + said, *(line for child in provision.children for line in lines(child, depth + 1))]

    return [line for child in instrument.root.children for line in lines(child, 0)]


def read_tree(content: str | bytes, name: str = "draft.txt", **choices: object) -> list[str]:
    """The tree of a text."""
    return tree(taken(content, name, **choices).instrument)


def count(imported: Imported, level: Level) -> int:
    """How many provisions of a level there are."""
    return sum(node.level is level for node in imported.instrument.root.walk())
