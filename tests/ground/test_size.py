"""Files and functions stay small enough to read in one go."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "workbench"
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE = 200
LONGEST_FUNCTION = 40
LONGEST_MEDIAN = 8


def _functions(source: Path) -> Iterator[tuple[str, int]]:
    """Name and length in lines, signature to last line, without the docstring."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.relative_to(PACKAGE)}:{node.lineno} {node.name}", _length(node)


def _length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_file_is_short(source: Path) -> None:
    lines = len(source.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST_FILE, f"{source.name} has {lines} lines: split it by concept"


def test_functions_are_short() -> None:
    long = [
        f"{where}: {lines}" for source in SOURCES for where, lines in _functions(source) if lines > LONGEST_FUNCTION
    ]
    assert not long, "\n".join(long)


def test_the_median_function_is_short() -> None:
    lengths = [lines for source in SOURCES for _, lines in _functions(source)]
    assert len(lengths) > 100
    assert median(lengths) <= LONGEST_MEDIAN


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils.py", "util.py", "helpers.py", "common.py", "misc.py"}
    assert [str(source) for source in SOURCES if source.name in drawers] == []
