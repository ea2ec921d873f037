"""What a merge finds on its way that people have to decide or to look at."""

from dataclasses import dataclass, field

from workbench.merging.values import Confirmation, Conflict, Kind, Notice, Value
from workbench.model.identity import Id


@dataclass(slots=True)
class Findings:
    """Collected in no order that matters; :meth:`sorted` gives one that is the same for both sides."""

    conflicts: list[Conflict] = field(default_factory=list)
    confirmations: list[Confirmation] = field(default_factory=list)

    def contest(self, kind: Kind, target: str, base: Value, ours: Value, theirs: Value) -> None:
        """Somebody has to choose."""
        self.conflicts.append(Conflict(kind, target, base, ours, theirs))

    def show(self, notice: Notice, *targets: Id, words: str = "") -> None:
        """Somebody should look."""
        self.confirmations.append(Confirmation(notice, targets, words))

    def sorted(self) -> tuple[tuple[Conflict, ...], tuple[Confirmation, ...]]:
        """Both, each kind of finding about a place once."""
        conflicts = {(found.kind, found.target): found for found in self.conflicts}
        return tuple(conflicts[key] for key in sorted(conflicts)), tuple(sorted(set(self.confirmations), key=_key))


def _key(found: Confirmation) -> tuple[str, tuple[Id, ...], str]:
    return found.notice, found.targets, found.words
