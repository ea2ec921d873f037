"""A sync that merges is killed at every step it has; done again, it ends where it would have ended."""

import errno
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merging.merge_laws import node, said
from tests.merging.test_concurrent_pairs import of
from tests.storage.killed_save import KilledError, at_step
from tests.syncing.offices import SLUG, Offices, git
from tests.thoroughness import one_in
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.text import words
from workbench.operations.values import Replace
from workbench.session.desk import Desk
from workbench.session.session import Session
from workbench.session.syncing.branches import switch_branch
from workbench.session.syncing.exchanging import sync
from workbench.storage import steps
from workbench.storage.saving import journal
from workbench.storage.saving.rescue import rescues

#: A save tries all steps of the same kind (tests/storage).
_EVERY = one_in(15)
#: More steps than a sync has.
MOST = 600
Fresh = Callable[[], Path]


class Scene:
    """Two offices that both saved something; the second has unsaved work in hand too and is about to sync."""

    def __init__(self, two: Offices, kept: Path) -> None:
        self.two, self.kept = two, kept
        paragraphs = of(two.text(0), Level.PARAGRAPH)
        self.theirs, self.ours, self.hand = (paragraphs[place].id for place in (0, 3, -1))
        two.edit(0, Replace(self.theirs, words("对方改的。")))
        two.sync(0)
        two.edit(1, Replace(self.ours, words("本方改的。")))
        two.session(1).apply(Replace(self.hand, words("还没有保存的。")))
        two.hub.parent.rename(kept)

    def fresh(self) -> Path:
        """A copy under the same paths, so that logs and addresses are found."""
        top = self.two.hub.parent
        shutil.rmtree(top, ignore_errors=True)
        shutil.copytree(self.kept, top, symlinks=True)
        return self.two.folders[1]

    def check(self, folder: Path) -> None:
        """After the next sync everything anybody wrote is there, here and at the hub, and nothing else is."""
        sync(Desk.find(folder))
        now = Session.open(folder, SLUG)
        assert [self._said(now, id) for id in (self.theirs, self.ours, self.hand)] == [
            "对方改的。",
            "本方改的。",
            "还没有保存的。",
        ]
        assert now.unsaved == 1
        assert git(folder, "status", "--porcelain", "--untracked-files=all") == ""
        git(folder, "fsck", "--strict")
        assert git(self.two.hub, "rev-parse", "main") == git(folder, "rev-parse", "HEAD")
        assert rescues(now.desk.workspace.repository) == {}
        assert not journal.path_of(now.desk.workspace.repository).exists()
        assert git(folder, "rev-list", "--merges", "--count", "HEAD") == "1"

    def _said(self, session: Session, id: Id) -> str:
        return said(node(session.view.instrument, id).text)


@pytest.fixture
def scene(offices: Callable[[int], Offices], tmp_path: Path) -> Scene:
    return Scene(offices(2), tmp_path / "kept")


def stopped_at(folder: Path, number: int, act: Callable[[], None]) -> bool:
    """Whether the sync was stopped at that step."""
    try:
        with steps.watching(at_step(number, act)):
            sync(Desk.find(folder))
    except (KilledError, WorkbenchError):
        return True
    return False


def die() -> None:
    raise KilledError


def names_of(scene: Scene) -> list[str]:
    names: list[str] = []
    folder = scene.fresh()
    with steps.watching(names.append):
        sync(Desk.find(folder))
    scene.check(folder)
    assert 40 < len(names) < MOST
    return names


def test_killed_at_every_step(scene: Scene) -> None:
    for number in range(1, len(names_of(scene)) + 1, _EVERY):
        folder = scene.fresh()
        assert stopped_at(folder, number, die)
        scene.check(folder)


def test_a_disk_that_fails_at_a_write(scene: Scene) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    writes = ("write ", "create ", "fsync ", "rename ")
    for number in [place for place, name in enumerate(names_of(scene), 1) if name.startswith(writes)][
        :: 2 * _EVERY - 1
    ]:
        folder = scene.fresh()
        stopped_at(folder, number, full)
        scene.check(folder)


def test_a_switch_killed_at_every_step_is_on_one_branch_with_its_files(scene: Scene) -> None:
    folder = scene.fresh()
    names: list[str] = []
    git(folder, "branch", "旧版", "HEAD~1")
    shutil.rmtree(scene.kept)
    scene.two.hub.parent.rename(scene.kept)
    with steps.watching(names.append):
        switch_branch(Desk.find(scene.fresh()), "旧版")
    for number in range(1, len(names) + 1, _EVERY):
        folder = scene.fresh()
        with pytest.raises(KilledError), steps.watching(at_step(number, die)):
            switch_branch(Desk.find(folder), "旧版")
        Desk.find(folder)
        assert git(folder, "symbolic-ref", "--short", "HEAD") in ("main", "旧版")
        assert git(folder, "status", "--porcelain", "--untracked-files=all") == ""
