"""Loading a saved draft from git, with and without the cache of parsed articles."""

import shutil
from pathlib import Path

from bench.drafts import SLUG, founded
from bench.figure import Figure
from bench.timing import best
from workbench.model.instrument import Instrument
from workbench.storage.workspace import Workspace


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """From the commit to the tree, beside reading the bytes of the same files from the disk."""
    workspace = founded(instrument, folder)
    bare = best(lambda: contents(folder / "drafts" / SLUG), 5)
    cold = best(lambda: from_nothing(workspace), 3)
    load(workspace)
    warm = best(lambda: load(workspace), 5)
    beside = f"read the bytes of its {len(contents(folder / 'drafts' / SLUG)):,} files"
    return [
        Figure("load the draft, cold (no cache yet)", cold, beside, bare, limit=1.0),
        Figure("load the draft, warm", warm, beside, bare, limit=0.15),
    ]


def contents(folder: Path) -> list[bytes]:
    """The least any reader must do."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def from_nothing(workspace: Workspace) -> Instrument:
    """Load after the cache was thrown away."""
    shutil.rmtree(workspace.repository.own / "cache", ignore_errors=True)
    return load(workspace)


def load(workspace: Workspace) -> Instrument:
    """The draft as saved; it must be whole, or the time means nothing."""
    instrument, problems = workspace.read(SLUG)
    if problems:
        raise ValueError(problems[0].message)
    return instrument
