"""The lowest layers need nothing but Python, save what ``language`` cuts and compares words with."""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
ALLOWED = {"language": {"rapidfuzz", "rjieba"}}
PURE = ("model", "language", "numbering", "citing", "checks")
SOURCES = sorted(source for layer in PURE for source in (PACKAGE / layer).rglob("*.py"))


def _imported(source: Path) -> set[str]:
    """Top-level names imported anywhere in a file, inside functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "workbench").partition(".")[0])
    return names


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_only_what_is_allowed(source: Path) -> None:
    allowed = ALLOWED.get(source.relative_to(PACKAGE).parts[0], set())
    assert _imported(source) - sys.stdlib_module_names - {"workbench"} - allowed == set()


def test_all_pure_layers_are_looked_at() -> None:
    assert {source.relative_to(PACKAGE).parts[0] for source in SOURCES} == set(PURE)
