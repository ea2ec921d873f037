"""Who changed a contested place last on either side of a merge, and when."""

from functools import lru_cache

from workbench.merging.values import Conflict, Kind
from workbench.model.identity import is_id
from workbench.storage.files.own_files import DRAFT, OUTLINE, path_of
from workbench.storage.merging.conflicts import Version
from workbench.storage.workspace import Workspace

_FORMAT = "--format=%H%x00%an%x00%aI"


class Writers:
    """The two commits that are merged; each question asks git once."""

    def __init__(self, workspace: Workspace, ours: str, theirs: str) -> None:
        self._workspace = workspace
        self._sides = {True: (ours, theirs), False: (theirs, ours)}
        self.last = lru_cache(maxsize=None)(self._last)

    def path_of(self, conflict: Conflict, slug: str) -> str:
        """The file in which a conflict's place stands, as far as that can be told from its name alone."""
        folder = f"{self._workspace.prefix}drafts/{slug}/"
        if conflict.kind is Kind.PROPERTY:
            return folder + DRAFT
        if conflict.kind is Kind.PLACE or not is_id(conflict.target):
            return folder + OUTLINE
        return folder + path_of(conflict.target)

    def _last(self, path: str, ours: bool) -> Version:
        mine, other = self._sides[ours]
        for places in (["--", path], ["--", path.rpartition("/articles/")[0] or path], []):
            out = self._workspace.repository.git("log", "-1", "--no-color", _FORMAT, f"{other}..{mine}", *places)
            if out.strip():
                commit, author, when = out.decode("utf-8", "replace").strip().split("\0")
                return Version(None, commit, author, when)
        return Version(None, mine)
