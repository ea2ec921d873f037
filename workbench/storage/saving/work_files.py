"""Files of the work tree: looked at, compared with blobs, and put in their places whole."""

import errno
import hashlib
import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from typing import NamedTuple

from workbench.storage import steps
from workbench.storage.steps import Place


class Stamp(NamedTuple):
    """Tells one state of a file from another without reading it; times in nanoseconds.

    ``changed``: the later of ``written``, which anybody may set back, and the time that only the system sets (POSIX).
    """

    number: int
    size: int
    written: int
    changed: int


def stamp_of(place: Place) -> Stamp | None:
    """The stamp of a file as it is now; None when there is none."""
    facts = _facts(place)
    return None if facts is None else _stamp(facts)


def content_of(place: Place) -> bytes | None:
    """What a work tree file holds; None when there is none. A symbolic link counts as its target's name."""
    return looked_at(place)[1]


def looked_at(place: Place) -> tuple[Stamp | None, bytes | None]:
    """Stamp and content of a file; what came between the two shows in the next stamp."""
    facts = _facts(place)
    if facts is None:
        return None, None
    try:
        return _stamp(facts), _content(place, facts)
    except (FileNotFoundError, NotADirectoryError):
        return None, None


def _facts(place: Place) -> os.stat_result | None:
    try:
        return os.lstat(place)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _stamp(facts: os.stat_result) -> Stamp:
    return Stamp(facts.st_ino, facts.st_size, facts.st_mtime_ns, max(facts.st_mtime_ns, facts.st_ctime_ns))


def _content(place: Place, facts: os.stat_result) -> bytes:
    if stat.S_ISLNK(facts.st_mode):
        return b"link " + os.fsencode(os.readlink(place))
    if not stat.S_ISREG(facts.st_mode):
        return b"not a file"
    with open(place, "rb", buffering=0) as file:
        return file.readall()


def is_blob(content: bytes | None, blob: str | None) -> bool:
    """Whether a file is what ``blob`` says (None: absent). Windows line ends do not make it another."""
    if content is None or blob is None:
        return content is None and blob is None
    return blob_like(content, blob) == blob or blob_like(content.replace(b"\r\n", b"\n"), blob) == blob


def is_one_of(content: bytes | None, *blobs: str | None) -> bool:
    """Whether a file is what one of these blobs says."""
    return any(is_blob(content, blob) for blob in blobs)


def blob_like(content: bytes, blob: str) -> str:
    """The blob id of ``content`` in the hash that ``blob`` is written in."""
    made = hashlib.sha256() if len(blob) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content) + content)
    return made.hexdigest()


def put(place: str, content: bytes | None) -> None:
    """Make a work tree file hold ``content``, or be absent; it is whole at every instant. The folder is not flushed."""
    prepare([(place, content)])
    settle(place, content)


def prepare(contents: Iterable[tuple[str, bytes | None]]) -> None:
    """Write files beside their places, and flush them all; :func:`settle` then gives them their names."""
    made = [(_scratch(place), content) for place, content in contents if content is not None]
    make_folders(scratch for scratch, _ in made)
    for scratch, content in made:
        steps.write_new(scratch, content, flush=False)
    steps.flush_all([scratch for scratch, _ in made])


def make_folders(places: Iterable[str]) -> None:
    """The folders in which these files will be."""
    for folder in {os.path.dirname(place) for place in places}:
        os.makedirs(folder, exist_ok=True)


def settle(place: str, content: bytes | None, made: str | None = None) -> None:
    """Put what was prepared in its place, or remove the file; ``made``: where it was written, if not beside it."""
    if content is None:
        steps.remove(place, sync=False)
    elif made is None:
        steps.rename(_scratch(place), place)
    else:
        _settle_from(made, place, content)


def _settle_from(made: str, place: str, content: bytes) -> None:
    try:
        steps.rename(made, place)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        put(place, content)  # something else is mounted there


def discard(place: str) -> None:
    """Remove what an interrupted program prepared for a place."""
    with suppress(OSError):
        os.unlink(_scratch(place))


def _scratch(place: str) -> str:
    folder, name = os.path.split(place)
    return os.path.join(folder, f".{name}.workbench-new")
