"""How long the command line takes to start."""

import sys

from bench.figure import Figure
from bench.timing import best_process


def figures() -> list[Figure]:
    """``--version`` against an interpreter that does nothing, both with the same start-up files."""
    nothing = best_process([sys.executable, "-c", "pass"])
    version = best_process([sys.executable, "-m", "workbench", "--version"])
    shown = best_process([sys.executable, "-m", "workbench", "insert", "--help"])
    return [
        Figure("`workbench --version`", version, "`python -c pass`", nothing, times=4),
        Figure("`workbench insert --help`", shown, "`python -c pass`", nothing, times=4),
    ]
