"""Whatever the program imports is declared, so that an installed copy runs as well as a checkout does."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

REPOSITORY = Path(__file__).resolve().parents[2]
SOURCES = sorted((REPOSITORY / "workbench").rglob("*.py"))


def _imported() -> set[str]:
    """Top-level names that are neither Python's nor ours, imported at any depth."""
    names: set[str] = set()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                names.add(node.module.partition(".")[0])
    return names - sys.stdlib_module_names - {"workbench"}


def _declared() -> set[str]:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}


def test_every_import_is_declared() -> None:
    imported = _imported()
    assert "pydantic" in imported
    belongs = packages_distributions()
    missing = {name for name in imported if not {canonicalize_name(d) for d in belongs.get(name, [])} & _declared()}
    assert missing == set()
