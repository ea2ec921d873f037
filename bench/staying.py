"""The desk left alone in a real terminal (tmux): the processor time it takes, and its memory. Linux only.

Memory is looked at with ten thousand opinions on the draft, and once more with their inbox open.
"""

import os
import subprocess
import sys
import time
import uuid
from pathlib import Path

from bench.drafts import founded
from bench.figure import Figure
from bench.opinions import written
from workbench.model.instrument import Instrument

#: Seconds until the checks that run after opening are done, and seconds looked at.
_SETTLING, _QUIET = 6, 20
_MANY = 10_000
_MEGABYTE = 1024 * 1024


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """Nothing where there is no tmux or no /proc."""
    founded(instrument, folder)
    _opinions(instrument, folder)
    server = f"bench-{uuid.uuid4().hex[:8]}"
    command = [sys.executable, "-m", "workbench", "-C", str(folder)]
    try:
        _tmux(server, "-f", "/dev/null", "new-session", "-d", "-x", "120", "-y", "40", *command)
        process = Path("/proc") / _tmux(server, "list-panes", "-F", "#{pane_pid}").strip()
        _wait_for_text(server)
        time.sleep(_SETTLING)
        before = _processor_seconds(process)
        time.sleep(_QUIET)
        return [
            Figure(f"processor time in {_QUIET} s without a key", _processor_seconds(process) - before, limit=0.1),
            Figure(f"memory, {_MANY:,} opinions on the draft", _resident_megabytes(process), limit=120, unit="MB"),
            Figure("memory, their inbox open", _with_inbox(server, process), limit=120, unit="MB"),
        ]
    except FileNotFoundError:
        return []
    finally:
        subprocess.run(["tmux", "-L", server, "kill-server"], capture_output=True, check=False)


def _opinions(instrument: Instrument, folder: Path) -> None:
    file = folder / "opinions.csv"
    written(file, instrument, _MANY)
    command = [sys.executable, "-m", "workbench", "-C", str(folder), "opinion", "import", str(file)]
    subprocess.run(command, check=True, capture_output=True)


def _with_inbox(server: str, process: Path) -> float:
    _tmux(server, "send-keys", "F11")
    _wait_for_text(server, "意见 ─")
    for key in ("End", "Home", "PPage", "NPage"):
        _tmux(server, "send-keys", key)
    time.sleep(_SETTLING)
    return _resident_megabytes(process)


def _tmux(server: str, *words: str) -> str:
    environment = os.environ | {"LC_ALL": "C.UTF-8"}
    command = ["tmux", "-u", "-L", server, *words]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, check=True).stdout


def _wait_for_text(server: str, words: str = "第一条") -> None:
    while words not in _tmux(server, "capture-pane", "-p"):
        time.sleep(0.1)


def _processor_seconds(process: Path) -> float:
    """utime and stime, fields 14 and 15 of proc(5); the name before them may hold spaces."""
    fields = (process / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _resident_megabytes(process: Path) -> float:
    pages = int((process / "statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _MEGABYTE


if __name__ == "__main__":
    import tempfile

    from bench.laws import civil_code
    from bench.reading import import_law

    with tempfile.TemporaryDirectory() as name:
        for figure in figures(import_law(civil_code(Path(name))), Path(name) / "law"):
            print(f"{figure.what}: {figure.shown(figure.seconds)} {figure.aim}")
