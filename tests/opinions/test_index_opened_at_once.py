"""Several programs open an index that is not there yet: one makes it, and all of them can ask."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from workbench.session.setup.demonstration import fresh_demo

AT_ONCE = 4


def test_first_openings_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "work"
    fresh_demo(folder)
    for old in (folder / ".git" / "workbench").rglob("*.sqlite*"):
        if "people" not in old.name:
            old.unlink()
    command = [sys.executable, "-X", "utf8", "-m", "workbench", "-C", str(folder), "opinion", "list", "--json"]

    def ask(_: int) -> tuple[int, bytes]:
        done = subprocess.run(command, capture_output=True, check=False)
        return done.returncode, done.stdout

    with ThreadPoolExecutor(AT_ONCE) as several:
        answers = list(several.map(ask, range(AT_ONCE)))
    assert {code for code, _ in answers} == {0} and len({out for _, out in answers}) == 1
