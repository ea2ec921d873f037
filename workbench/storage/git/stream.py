"""A long answer of git, read while git still speaks: on two cores half of the wait is gone."""

from collections.abc import Iterator

from workbench.model.problems import refuse
from workbench.storage.git import program
from workbench.storage.git.repository import Repository

_CHUNK = 1 << 20


def parts(repository: Repository, separator: bytes, *arguments: str) -> Iterator[bytes]:
    """What one git command prints, cut at ``separator``; refuses at the end when git did not get there."""
    process = program.piped(repository.top, arguments)
    assert process.stdout
    rest = b""
    try:
        while chunk := process.stdout.read1(_CHUNK):  # type: ignore[attr-defined]
            *whole, rest = (rest + chunk).split(separator)
            yield from whole
        failed = process.wait() != 0
    finally:
        program.end(process)
    if failed:
        repository.git(*arguments)  # says why
        raise refuse("git-failed", "git 没有答完就停了。", hint="再试一次；仍然如此时运行 git fsck 查看。")
    yield rest
