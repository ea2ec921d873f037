"""Whether everything in a repository is whole; for CI and for a hook on the server."""

from pathlib import Path

from workbench.model.problems import Problem
from workbench.storage.merging.validation import repository_of, validate


def validated(folder: Path, revision: str, since: str | None = None) -> tuple[Problem, ...]:
    """What is wrong with the drafts of a revision and the merges back to ``since``; the folder may be bare."""
    return tuple(validate(repository_of(folder), revision, since))
