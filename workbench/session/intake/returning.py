"""A text that comes back from somebody's word processor: the changes as one operation, ids and references kept."""

from dataclasses import replace
from pathlib import Path

from workbench.citing.binding import bind_text
from workbench.citing.rebinding import rebind
from workbench.importing.decode import check_size
from workbench.importing.imported import Imported
from workbench.importing.lines import Ledger
from workbench.importing.load import make, read_file
from workbench.importing.options import ImportOptions
from workbench.importing.reading import read
from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, Level
from workbench.model.problems import Problem, WorkbenchError
from workbench.model.provision import Provision
from workbench.model.text import literal
from workbench.numbering.labels import Labels
from workbench.operations.rebase import carry_over
from workbench.operations.reidentify import reidentify
from workbench.operations.results import Refused
from workbench.operations.values import Batch, Operation
from workbench.session.editing.made import Made
from workbench.session.editing.retyping import as_shown
from workbench.session.intake.transforming import transformation
from workbench.session.view import View


def returned(path: Path, options: ImportOptions, base: View, now: Instrument) -> tuple[Made, Imported]:
    """The operation that makes what the file says of ``now``, and the account of the import.

    ``base``: the version that was sent out; the words are compared with it, and ids come from it. Changes made here
    since then stay where the file says what ``base`` said.
    """
    data = read_file(path)
    check_size(len(data))
    ledger = Ledger()
    imported = make(read(data, path.name, options, ledger), path.name, options, ledger)
    new, problems = _with_ids(imported, base)
    changes = _carried(transformation(base.instrument, new), base.instrument, now)
    return Made(changes, (*imported.problems, *problems)), imported


def _carried(changes: Batch, base: Instrument, now: Instrument) -> Operation:
    if base == now or not changes.operations:
        return changes
    carried = carry_over(changes, base, now)
    if isinstance(carried, Refused):
        message = f"文件里的改动与这一稿以后的修改冲突：{carried.problem.message}"
        raise WorkbenchError(replace(carried.problem, message=message))
    return carried


def _with_ids(imported: Imported, base: View) -> tuple[Instrument, tuple[Problem, ...]]:
    """The instrument of the file with the ids of the base, its citations bound to the numbers it prints."""
    came = imported.instrument
    ids = IdSource({*base.labels, *(node.id for node in came.root.walk())})
    root = reidentify(as_shown(base.instrument.root, base), came.root, ids)
    renamed = {old.id: new.id for old, new in zip(came.root.walk(), root.walk(), strict=True)}
    numbers = {renamed[id]: number for id, number in imported.source_numbers.items()}
    instrument = replace(_kept_about(base.instrument, came), root=root)
    problems: list[Problem] = []
    bound = _bound(root, base, Labels(instrument, numbers), problems)
    return replace(instrument, root=bound), tuple(problems)


def _kept_about(base: Instrument, came: Instrument) -> Instrument:
    """Title and 题注 as they came; what a word processor does not show stays as it was."""
    title, notes = came.title or base.title, came.notes or base.notes
    return replace(base, title=title, notes=notes, stage=came.stage or base.stage)


def _bound(node: Provision, base: View, labels: Labels, problems: list[Problem]) -> Provision:
    children = tuple(_bound(child, base, labels, problems) for child in node.children)
    old = base.labels.get(node.id)
    if node.level not in BODY or node.level is Level.BLOCK or not node.text:
        return replace(node, children=children)
    words = literal(node.text)
    if old is not None and base.wording.text(old.id) == words:
        return replace(node, text=old.text, children=children)
    text, found = bind_text(words, node.id, labels) if old is None else rebind(old.text, words, node.id, labels)
    problems.extend(found)
    return replace(node, text=text, children=children)
