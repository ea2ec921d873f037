"""The command itself, in a process of its own, in the folder of its workspace; and the address it prints."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


class Served:
    """A running ``workbench serve``. ``said``: what it has printed."""

    def __init__(self, folder: Path, *words: str, **environment: str) -> None:
        command = [sys.executable, "-P", "-m", "workbench", "-C", str(folder), "serve", "--no-open", *words]
        known = {"WORKBENCH_SETTINGS": str(folder / "settings.toml")}
        self._output = folder / ".served.txt"
        with self._output.open("wb") as output:
            self.process = subprocess.Popen(
                command, stdout=output, stderr=subprocess.STDOUT, env=os.environ | known | environment, cwd=folder
            )
        self.until(lambda: "Ctrl+C" in self.said or self.process.poll() is not None)

    @property
    def said(self) -> str:
        return self._output.read_text(encoding="utf-8", errors="replace")

    @property
    def address(self) -> str:
        """With the token."""
        found = re.search(r"http://\S+", self.said)
        assert found, self.said
        return found[0]

    @property
    def root(self) -> str:
        """Without: http://127.0.0.1:PORT."""
        return self.address.partition("/?")[0]

    def children(self) -> list[int]:
        """The programs behind the open pages."""
        listed = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text(encoding="ascii")
        return [int(word) for word in listed.split()]

    def until(self, what: Callable[[], object], seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while not what():
            assert time.monotonic() < end, self.said
            time.sleep(0.05)

    def interrupt(self) -> int:
        """Ctrl+C; the exit code."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(20)


@contextmanager
def served(folder: Path, *words: str, **environment: str) -> Iterator[Served]:
    """A server that is gone afterwards, whatever happened."""
    server = Served(folder, *words, **environment)
    try:
        yield server
    finally:
        if server.process.poll() is None:
            server.interrupt()
