"""The files of a folder at a revision, read from git's objects without touching the work tree."""

from collections.abc import Collection, Iterator

from workbench.model.problems import Problem, refuse
from workbench.storage.files.blobs import Tree
from workbench.storage.git.repository import Repository

#: Bytes of one file; larger ones are reported and not read.
MAX_BYTES = 50_000_000


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
            self._refuse_huge(wanted)
            self._content |= read_blobs(self._repository, wanted)

    def _refuse_huge(self, blobs: list[str]) -> None:
        asked = "".join(f"{blob}\n" for blob in blobs).encode()
        said = self._repository.git("cat-file", "--batch-check=%(objectname) %(objectsize)", stdin=asked)
        sizes = (line.split(" ") for line in said.decode().splitlines())
        if any(int(size) > MAX_BYTES for _, size in sizes if size.isdigit()):
            raise refuse("file-too-large", f"仓库里有超过 {MAX_BYTES} 字节的文件，没有读取。")


def read_blobs(repository: Repository, blobs: list[str]) -> dict[str, bytes]:
    """The content of each blob."""
    out = repository.git("cat-file", "--batch", stdin="".join(f"{blob}\n" for blob in blobs).encode())
    found, start = {}, 0
    for blob in blobs:
        end = out.index(b"\n", start)
        words = out[start:end].split(b" ")
        if len(words) != 3 or words[1] != b"blob":
            raise refuse(
                "damaged-repository", f"仓库里缺少对象 {blob}。", hint="运行 git fsck 查看，从备份或同事的仓库取回。"
            )
        start = end + 1 + int(words[2]) + 1
        found[blob] = out[end + 1 : start - 1]
    return found
