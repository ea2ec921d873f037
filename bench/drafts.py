"""A workspace with one law in it, saved: what loading and saving are measured on."""

from pathlib import Path

from workbench.model.instrument import Instrument
from workbench.storage.files.codec import dump
from workbench.storage.founding import init
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace

SLUG = "law"


def founded(instrument: Instrument, folder: Path) -> Workspace:
    """A new workspace in ``folder`` whose only draft is ``instrument``."""
    workspace = init(folder, "测速")
    save(workspace, files(instrument), "放入待测的法律")
    return workspace


def files(instrument: Instrument) -> dict[str, bytes | None]:
    """The files of the draft by path in the workspace."""
    return {f"drafts/{SLUG}/{name}": data for name, data in dump(instrument).items()}
