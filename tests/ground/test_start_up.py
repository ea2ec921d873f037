"""The command line starts without the heavy packages; each is loaded by the command that needs it."""

import json
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
HEAVY = {
    "textual",
    "pydantic",
    "git",
    "openpyxl",
    "rapidfuzz",
    "lxml",
    "docx",
    "jinja2",
    "tomli_w",
    "diff_match_patch",
    "numpy",
    "rjieba",
    "aiohttp",
    "textual_serve",
}
_PROBE = """
import json, sys
from workbench.cli.main import main
try:
    code = main({arguments!r})
except SystemExit as stop:
    code = stop.code
print()
print(json.dumps([code or 0, sorted({{name.partition(".")[0] for name in sys.modules}})]))
"""


def _run(arguments: list[str]) -> tuple[int, set[str], str]:
    """Exit code, top-level modules loaded and the first line printed, from a fresh interpreter."""
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", _PROBE.format(arguments=arguments)],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    lines = done.stdout.strip().splitlines()
    code, modules = json.loads(lines[-1])
    return code, set(modules), lines[0]


def test_version_loads_nothing_heavy() -> None:
    code, modules, first = _run(["--version"])
    assert code == 0
    assert any(character.isdigit() for character in first)
    assert modules & HEAVY == set()


def test_help_loads_nothing_heavy() -> None:
    code, modules, _ = _run(["--help"])
    assert code == 0
    assert modules & HEAVY == set()


def test_the_probe_sees_what_is_loaded() -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import git, sys; print('git' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "True"
