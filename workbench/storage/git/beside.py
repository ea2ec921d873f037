"""A git that works while this program does something else: with two cores, the shorter of the two costs nothing."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from subprocess import PIPE, Popen
from threading import Thread

from workbench.storage.git import program
from workbench.storage.git.failures import failure
from workbench.storage.git.repository import Repository
from workbench.storage.steps import step


@contextmanager
def beside(
    repository: Repository, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None
) -> Iterator[Callable[[], bytes]]:
    """Start git; what is yielded waits for it and answers what it printed, or refuses with git's own words.

    Who leaves the block without waiting ends it.
    """
    process = program.piped(repository.top, arguments, env, stderr=PIPE)
    feeding = Thread(target=_feed, args=(process, stdin))
    feeding.start()

    def ended() -> bytes:
        feeding.join()
        out, said = process.communicate()
        step(f"after git {arguments[0]}")
        if process.returncode != 0:
            raise failure(arguments[0], said.decode("utf-8", "replace").strip(), repository.top)
        return out

    try:
        yield ended
    finally:
        process.kill()
        feeding.join()
        program.end(process)


def _feed(process: "Popen[bytes]", words: bytes) -> None:
    stdin, process.stdin = process.stdin, None
    assert stdin
    with suppress(OSError), stdin:  # a git that has ended says itself why
        stdin.write(words)
