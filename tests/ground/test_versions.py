"""One version of the program, and one tested environment that fits what is declared."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import workbench

REPOSITORY = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CONSTRAINTS = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").splitlines()


def _pins() -> dict[str, str]:
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in CONSTRAINTS)}


def test_constraints_are_names_and_versions_only() -> None:
    odd = [line for line in CONSTRAINTS if not re.fullmatch(r"[A-Za-z0-9._-]+==[0-9][A-Za-z0-9.]*", line)]
    assert odd == []
    assert len(_pins()) == len(CONSTRAINTS)


def test_every_requirement_has_a_tested_version_that_fits() -> None:
    declared = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    pins = _pins()
    for requirement in map(Requirement, declared):
        assert requirement.specifier.contains(pins[canonicalize_name(requirement.name)]), requirement


def test_textual_is_pinned_exactly() -> None:
    requirement = next(r for r in map(Requirement, PROJECT["dependencies"]) if r.name == "textual")
    assert str(requirement.specifier) == f"=={_pins()['textual']}"


def test_the_changelog_begins_with_this_version() -> None:
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\d+\.\d+\.\d+)", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == workbench.__version__


def test_the_program_says_this_version() -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "workbench", "--version"],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert workbench.__version__ in done.stdout
