"""Answers of git read while git still speaks: on two cores half of the wait is gone."""

from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen

from workbench.model.problems import refuse
from workbench.storage.git import program
from workbench.storage.git.repository import Repository

_CHUNK = 1 << 20


def parts(repository: Repository, separator: bytes, *arguments: str) -> Iterator[bytes]:
    """What one git command prints, cut at ``separator``; refuses at the end when git did not get there."""
    rest = b""
    with _started(repository, *arguments) as process:
        for chunk in _said(repository, process, *arguments):
            *whole, rest = (rest + chunk).split(separator)
            yield from whole
    yield rest


@contextmanager
def _started(repository: Repository, *arguments: str) -> "Iterator[Popen[bytes]]":
    process = program.piped(repository.top, arguments)
    try:
        yield process
    finally:
        program.end(process)


def _said(repository: Repository, process: "Popen[bytes]", *arguments: str) -> Iterator[bytes]:
    assert process.stdout
    while chunk := process.stdout.read1(_CHUNK):  # type: ignore[attr-defined]
        yield chunk
    if process.wait() != 0:
        repository.git(*arguments)  # says why
        raise refuse("git-failed", "git 没有答完就停了。", hint="再试一次；仍然如此时运行 git fsck 查看。")
