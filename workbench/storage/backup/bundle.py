"""A backup is a git bundle: every branch, stage and rescued work in one file that plain git can read.

What gitformat-bundle(5) says of such a file: a line of signature, lines of capabilities (@), of commits it needs (-)
and of refs, an empty line, a pack; a pack ends with the checksum of all its bytes.
"""

import hashlib
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.git import object_id
from workbench.storage.git.repository import Repository
from workbench.storage.steps import disk_errors, settle_file

_SIGNATURES = (b"# v2 git bundle\n", b"# v3 git bundle\n")
_REF = re.compile(rb"(%b) (HEAD|refs/[^\x00-\x20\x7f]+)\n" % object_id.PATTERN.encode())
#: Lines of a header and bytes of one line; a repository of a hundred offices has some thousand refs.
_MOST_LINES, _LONGEST = 1_000_000, 4096
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Bundle:
    """What a bundle says it holds. ``refs``: commits by full name, HEAD among them."""

    path: Path
    refs: dict[str, str]
    #: sha1 or sha256.
    object_format: str


def create(repository: Repository, path: Path) -> Bundle:
    """Write every ref into ``path``, whole and verified or not at all; an existing file is replaced."""
    scratch = path.with_name(f".{path.name}.workbench-new")
    try:
        with disk_errors(path):
            repository.git("bundle", "create", "--quiet", str(scratch), "--exclude=refs/workbench/pending/*", "--all")
            made = read(scratch)
            verify(repository, made)
            settle_file(scratch, path)
    finally:
        for left in (scratch, scratch.with_name(scratch.name + ".lock")):
            with suppress(OSError):
                left.unlink(missing_ok=True)
    return Bundle(path, made.refs, made.object_format)


def read(path: Path) -> Bundle:
    """The header of a bundle; refuses what is no bundle, and one that is not whole by itself."""
    if not path.is_file():
        raise refuse("no-such-file", "没有这个备份文件。", where=str(path), hint="请检查路径。")
    with disk_errors(path), path.open("rb") as file:
        if file.readline(_LONGEST) not in _SIGNATURES:
            hint = "要的是 workbench backup 写成的文件。"
            raise refuse("not-a-bundle", "这个文件不是备份。", where=str(path), hint=hint)
        return _header(path, file)


def verify(repository: Repository, bundle: Bundle) -> None:
    """Refuses a bundle whose bytes are not those that were written, or that ``repository`` cannot take."""
    with disk_errors(bundle.path), bundle.path.open("rb") as file:
        _header(bundle.path, file)
        if not _is_whole(file, bundle.object_format):
            raise damaged(bundle.path)
    if repository.try_git("bundle", "verify", "--quiet", str(bundle.path)) is None:
        raise damaged(bundle.path)


def _header(path: Path, file: BinaryIO) -> Bundle:
    refs, form = dict[str, str](), "sha1"
    for _ in range(_MOST_LINES):
        line = file.readline(_LONGEST)
        if line == b"\n":
            return Bundle(path, refs, form)
        if line.startswith((b"-", b"@filter")):
            hint = "用 workbench backup 重新备份一次。"
            raise refuse("partial-bundle", "这个文件只有一部分历史，不能单独恢复。", where=str(path), hint=hint)
        if line.startswith(b"@object-format=sha256"):
            form = "sha256"
        elif found := _REF.fullmatch(line):
            refs[found[2].decode("utf-8", "replace")] = found[1].decode()
        elif not line.startswith((b"#", b"@object-format=sha1")):
            break
    raise damaged(path)


def _is_whole(file: BinaryIO, form: str) -> bool:
    """Whether the rest of the file ends with the checksum of what comes before."""
    checksum = hashlib.sha256() if form == "sha256" else hashlib.sha1(usedforsecurity=False)
    size, held = checksum.digest_size, b""
    while chunk := file.read(_CHUNK):
        held += chunk
        checksum.update(held[:-size])
        held = held[-size:]
    return held == checksum.digest()


def damaged(path: Path) -> WorkbenchError:
    """What to raise about a bundle whose bytes or contents are not whole."""
    hint = "换一份完整的备份。"
    return refuse("bundle-damaged", "备份文件已损坏或者不完整，没有使用。", where=str(path), hint=hint)
