"""Words written as a proposal and not proposed yet: kept while they are written, found again after a crash."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from workbench.model.instrument import Instrument
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Provision
from workbench.operations.provision_data import provision_from_data, provision_to_data
from workbench.operations.tree import Tree
from workbench.operations.values import Operation, Retype
from workbench.session.hand.rebasing import on_top
from workbench.session.live import LiveSession
from workbench.session.session import Edit
from workbench.storage.log.unproposed import UnproposedFiles


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """A unit as it was when somebody began to write, and as it was written when the program was stopped."""

    name: str
    was: Provision
    written: Provision


class Unproposed:
    """What is being proposed for one draft: by this program, and by those that were stopped."""

    def __init__(self, session: LiveSession) -> None:
        self._session = session
        self._files = UnproposedFiles(session.log_folder / "unproposed")

    def keep(self, was: Provision, written: Provision) -> None:
        """Keep what is written now, in the place of what was written before; nothing, when all was taken back."""
        if was == written:
            self.drop()
            return
        self._files.keep({"was": provision_to_data(was), "written": provision_to_data(written)})

    def drop(self) -> None:
        """It was proposed, or given up."""
        self._files.drop()

    def forget(self, found: LeftBehind) -> None:
        """What was left behind is given up, or kept under the name of this program."""
        self._files.forget(found.name)

    def left_behind(self) -> Iterator[LeftBehind]:
        """What programs that are gone left behind; what cannot be read is passed over."""
        for name, data in self._files.left_behind():
            try:
                yield LeftBehind(name, provision_from_data(data["was"]), provision_from_data(data["written"]))
            except (ValueError, KeyError):
                continue

    def taken_up(self, found: LeftBehind, operation: Operation) -> tuple[Edit, bool] | None:
        """The draft as it would be with the words (``operation`` makes them of ``was``), and whether nobody met them.

        Where somebody changed the same words since, those that were written stand in their place: whoever goes on
        sees what the proposal would change. None when the unit is gone.
        """
        now, unit = self._session.view.instrument, found.was.id
        if unit not in self._session.view.labels:
            return None
        try:
            return self._session.apply(on_top(operation, _with(now, found.was), now), dry_run=True), True
        except WorkbenchError:
            return self._session.apply(Retype(unit, found.written), dry_run=True), False


def _with(instrument: Instrument, unit: Provision) -> Instrument:
    tree = Tree(instrument.root)
    tree.swap(unit)
    return replace(instrument, root=tree.root)
