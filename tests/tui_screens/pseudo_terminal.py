"""The program in a terminal of its own (a pty), typed into and killed."""

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path


class PseudoTerminal:
    """``workbench`` opened on a folder, 100 columns and 30 rows."""

    def __init__(self, folder: Path, settings: Path, **environment: str) -> None:
        self.output = b""
        self._pid, self._master = pty.fork()
        if self._pid == 0:
            known = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "WORKBENCH_SETTINGS": str(settings)}
            kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
            words = [sys.executable, "-X", "utf8", "-m", "workbench", "-C", str(folder)]
            os.execve(sys.executable, words, kept | known | environment)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))

    def read(self, seconds: float) -> None:
        """Take what the program paints, for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            if not select.select([self._master], [], [], left)[0]:
                return
            try:
                self.output += os.read(self._master, 65536)
            except OSError:
                return

    def until(self, words: str, seconds: float = 20) -> None:
        """Until these words were painted."""
        end = time.monotonic() + seconds
        while words.encode() not in self.output:
            assert time.monotonic() < end, self.output[-3000:].decode("utf-8", "replace")
            self.read(0.1)

    def type(self, words: str) -> None:
        """What the keyboard sends."""
        os.write(self._master, words.encode())

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        os.kill(self._pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> int:
        """Until it has ended; its exit code."""
        while True:
            try:
                said = os.read(self._master, 65536)
            except OSError:
                break
            if not said:
                break
            self.output += said
        _, status = os.waitpid(self._pid, 0)
        os.close(self._master)
        return status
