"""An instrument as it is looked at: labels and wording, computed when first needed."""

from functools import cached_property

from workbench.citing.survey import Survey, survey
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.numbering.locators import locate


class View:
    """One instrument with what is computed from it; immutable like the instrument itself."""

    def __init__(self, instrument: Instrument, wording: Wording | None = None) -> None:
        self.instrument = instrument
        self._wording = wording

    @property
    def labels(self) -> Labels:
        """What every provision is called."""
        return self.wording.labels

    @cached_property
    def wording(self) -> Wording:
        """The words of every provision as shown."""
        return self._wording or Wording(self.instrument)

    @cached_property
    def survey(self) -> Survey:
        """Every citation, in document order."""
        return survey(self.instrument, self.wording)

    def locate(self, words: str) -> Id:
        """The id of the place that ``words`` name; WorkbenchError when there is none or more than one."""
        return locate(words, self.labels)

    def node(self, id: Id) -> Provision:
        """The provision of this id."""
        return self.labels.node(id)

    def name(self, id: Id) -> str:
        """Its full label."""
        return self.labels.full(id)
