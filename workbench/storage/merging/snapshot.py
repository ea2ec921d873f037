"""All files of a repository at a commit, or as a merge would leave them; read when somebody asks."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from workbench.storage.files.blobs import Tree
from workbench.storage.git.objects import read_blobs
from workbench.storage.git.repository import Repository
from workbench.storage.saving.work_files import blob_like

#: The mode of a plain file; executables, links and submodules are nothing a merge would write.
PLAIN = "100644"


class Entry(NamedTuple):
    """What git knows of a file."""

    mode: str
    blob: str


@dataclass
class Snapshot:
    """``entries`` by path in the repository; ``contents`` of blobs read so far, or made by a merge."""

    repository: Repository
    entries: dict[str, Entry]
    contents: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def of(cls, repository: Repository, commit: str) -> "Snapshot":
        """The files of a commit."""
        out = repository.git("ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8", "replace")
        rows = (row.split("\t", 1) for row in out.split("\0") if row)
        return cls(repository, {path: Entry(facts.split(" ")[0], facts.split(" ")[2]) for facts, path in rows})

    def changed(self, changes: Mapping[str, bytes | None]) -> "Snapshot":
        """The same with these files instead; None for one that is gone."""
        entries, contents = dict(self.entries), dict(self.contents)
        like = next((entry.blob for entry in entries.values()), "0" * 40)
        for path, content in changes.items():
            entries.pop(path, None)
            if content is not None:
                entries[path] = Entry(PLAIN, blob_like(content, like))
                contents[entries[path].blob] = content
        return Snapshot(self.repository, entries, contents)

    def fetch(self, paths: Iterable[str]) -> None:
        """Read all these in one go; what there is not is left out."""
        wanted = {self.entries[path].blob for path in paths if path in self.entries} - self.contents.keys()
        if wanted:
            self.contents |= read_blobs(self.repository, sorted(wanted))

    def __getitem__(self, path: str) -> bytes:
        self.fetch([path])
        return self.contents[self.entries[path].blob]

    def get(self, path: str) -> bytes | None:
        """The content, or None."""
        return self[path] if path in self.entries else None

    def folder(self, prefix: str) -> "Folder":
        """The plain files below a folder (``prefix`` ends in a slash), by path inside it."""
        return Folder(self, prefix)


class Folder(Tree):
    """One folder of a snapshot."""

    def __init__(self, snapshot: Snapshot, prefix: str) -> None:
        self._snapshot = snapshot
        self._prefix = prefix
        self._paths = {
            path[len(prefix) :]: entry
            for path, entry in snapshot.entries.items()
            if path.startswith(prefix) and entry.mode.startswith("100")
        }

    def __getitem__(self, path: str) -> bytes:
        if path not in self._paths:
            raise KeyError(path)
        return self._snapshot[self._prefix + path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)

    def blob(self, path: str) -> str:
        """git's id of the content."""
        return self._paths[path].blob

    def fetch(self, paths: Collection[str]) -> None:
        """Read all these in one go."""
        self._snapshot.fetch(self._prefix + path for path in paths)

    @property
    def facts(self) -> Mapping[str, Entry]:
        """What git knows, to compare two folders by."""
        return self._paths
