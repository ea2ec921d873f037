"""Building a commit from changed files without the work tree or the index: one ``git fast-import``.

Measured on 1,260 files: see docs/file-formats.md, "Saving".
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from workbench.model.problems import refuse
from workbench.storage.git.author import Author
from workbench.storage.git.beside import beside
from workbench.storage.git.repository import Repository

#: glibc gives the memory in which git packs a file back to the system and asks for it anew for the next: half the
#: time of a fast-import. Other systems do not read these.
_KEEP_MEMORY = {"MALLOC_TRIM_THRESHOLD_": str(1 << 24), "MALLOC_TOP_PAD_": str(1 << 20)}


@dataclass(frozen=True, slots=True)
class Draft:
    """A commit to be: ``files`` by path in the repository, None for one to delete. ``merged``: a second parent."""

    parent: str | None
    files: Mapping[str, bytes | None]
    message: str
    author: Author
    merged: str | None = None
    when: int = field(default_factory=lambda: int(time.time()))


def build(repository: Repository, ref: str, draft: Draft) -> str:
    """Write the objects and point ``ref`` at the new commit, whose id is returned. Nothing else changes."""
    with building(repository, ref, draft) as made:
        return made()


@contextmanager
def building(repository: Repository, ref: str, draft: Draft) -> Iterator[Callable[[], str]]:
    """The same for who has something else to do meanwhile; what is yielded waits for the commit.

    Who leaves the block without it has none, or one that nothing but ``ref`` knows.
    """
    command = ("fast-import", "--quiet", "--force", "--done", "--date-format=raw")
    with beside(repository, *command, stdin=_stream(ref, draft), env=_KEEP_MEMORY) as said:
        yield lambda: _commit(said())


def _commit(said: bytes) -> str:
    made = said.decode("ascii", "replace").strip()
    if not made:
        raise refuse("git-failed", "git 没有写成提交。")
    return made


def _stream(ref: str, draft: Draft) -> bytes:
    when = f"{draft.when} {time.strftime('%z', time.localtime(draft.when))}"
    people = f"author {draft.author} {when}\ncommitter {draft.author} {when}\n"
    parts = [f"feature done\nreset {ref}\n\ncommit {ref}\nmark :1\n{people}".encode()]
    parts.append(_data(draft.message.encode("utf-8", "replace")))
    if draft.parent is not None:
        parts.append(f"from {draft.parent}\n".encode())
    if draft.merged is not None:
        parts.append(f"merge {draft.merged}\n".encode())
    # Pieces, joined once: a hundred thousand opinions are 60 MB, and every copy counts.
    for path, content in sorted(draft.files.items()):
        parts += _file(path, content)
    return b"".join([*parts, b"\nget-mark :1\ndone\n"])


def _file(path: str, content: bytes | None) -> tuple[bytes, ...]:
    quoted = '"' + path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
    if content is None:
        return (f"D {quoted}\n".encode(),)
    return f"M 100644 inline {quoted}\ndata {len(content)}\n".encode(), content, b"\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n" % len(content) + content + b"\n"
