"""The files of a folder at a revision, read from git's objects without touching the work tree."""

from collections.abc import Collection, Iterator

from workbench.model.problems import Problem
from workbench.storage.files.blobs import Tree
from workbench.storage.git.objects import MAX_BYTES, read_blobs
from workbench.storage.git.repository import Repository


class GitTree(Tree):
    """All regular files of one ``ls-tree -r -z``; symbolic links and submodules are left out and reported."""

    def __init__(self, repository: Repository, listing: bytes) -> None:
        self._repository = repository
        self._blobs: dict[str, str] = {}
        self._content: dict[str, bytes] = {}
        self.problems: list[Problem] = []
        for entry in listing.decode("utf-8", "replace").split("\0"):
            if entry:
                self._take(*entry.split("\t", 1))

    def _take(self, facts: str, path: str) -> None:
        mode, _, blob = facts.split(" ")
        if mode in ("100644", "100755"):
            self._blobs[path] = blob
        else:
            message = "这里是符号链接或子模块，没有读取。"
            self.problems.append(Problem("not-a-file", message, path, "换成普通文件。"))

    def __getitem__(self, path: str) -> bytes:
        if self._blobs[path] not in self._content:
            self.fetch([path])
        return self._content[self._blobs[path]]

    def __contains__(self, path: object) -> bool:
        return path in self._blobs  # a mapping's own answer would read the file

    def __iter__(self) -> Iterator[str]:
        return iter(self._blobs)

    def __len__(self) -> int:
        return len(self._blobs)

    def blob(self, path: str) -> str:
        """git's id of the content of ``path``."""
        return self._blobs[path]

    def fetch(self, paths: Collection[str]) -> None:
        """Read all these in one go."""
        wanted = sorted({self._blobs[path] for path in paths} - self._content.keys())
        if wanted:
            self._content |= read_blobs(self._repository, wanted, MAX_BYTES)
