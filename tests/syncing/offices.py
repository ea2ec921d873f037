"""Several clones of one workspace around a bare repository, for tests."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.merging.test_concurrent_pairs import law
from workbench.model.instrument import Instrument
from workbench.operations.values import Operation
from workbench.session.desk import Desk
from workbench.session.session import Session
from workbench.session.syncing.exchanging import Synced, clone_workspace, sync
from workbench.storage.files.codec import dump
from workbench.storage.founding import init
from workbench.storage.saving.save import save

SLUG = "促进条例"


def git(folder: Path, *words: str) -> str:
    """What real git says in a folder."""
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout.strip()


@dataclass
class Offices:
    """``hub``: the bare repository. ``folders``: the clones."""

    hub: Path
    folders: list[Path]

    @classmethod
    def around(cls, top: Path, several: int, address: str = "") -> "Offices":
        """A hub with one draft, and clones of it; ``address``: how to reach it, where it is not the folder."""
        import random

        top.mkdir(parents=True)
        first = init(top / "起草")
        files = {f"drafts/{SLUG}/{path}": content for path, content in dump(law(random.Random(7))).items()}
        save(first, dict(files), "导入草案")
        hub = top / "hub.git"
        git(top, "clone", "--quiet", "--bare", str(first.root), str(hub))
        found = cls(hub, [top / f"处{number}" for number in range(several)])
        for folder in found.folders:
            clone_workspace(address or str(hub), folder, top)
        return found

    def session(self, number: int) -> Session:
        """The draft of one office."""
        return Session.open(self.folders[number], SLUG)

    def edit(self, number: int, *operations: Operation, message: str = "修改") -> str:
        """Operations on the draft of one office, saved; the commit."""
        session = self.session(number)
        for operation in operations:
            session.apply(operation)
        return session.save(message).commit

    def sync(self, number: int) -> Synced:
        """Exchange with the hub."""
        return sync(Desk.find(self.folders[number]))

    def text(self, number: int) -> Instrument:
        """The draft of one office as saved."""
        return Desk.find(self.folders[number]).workspace.read(SLUG)[0]
