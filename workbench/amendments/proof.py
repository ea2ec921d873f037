"""The proof of a rewording: compared again, the result must show what was proposed and nothing else."""

from collections import Counter
from collections.abc import Hashable, Iterable

from workbench.language.segments import Segment
from workbench.language.three_way import edits

#: Every segment marked, deleted or added, and how often.
Marks = Counter[tuple[Hashable, ...]]


def marks(old: Iterable[Segment], new: Iterable[Segment]) -> Marks:
    """The insertions and deletions between two texts."""
    before, after = tuple(old), tuple(new)
    found = Marks()
    for edit in edits(before, after):
        found.update(("-", piece.key) for piece in before[edit.start : edit.end])
        found.update(("+", piece.key) for piece in edit.new)
    return found
