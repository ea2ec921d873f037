"""Statutes in force through the command line: counts by level, and every citation accounted for."""

from pathlib import Path

import pytest

from tests.cli.running import Runner

STATUTES = [
    ("statutes/civil-code-2020.md", {"编": 7, "分编": 8, "章": 84, "条": 1260}),
    ("docx/civil-code-2020.docx", {"编": 7, "分编": 8, "章": 84, "条": 1260}),
    ("statutes/criminal-law-2023.md", {"编": 2, "章": 15, "条": 505, "目": 23}),
    ("docx/patent-law-2020.docx", {"章": 8, "条": 82, "项": 24}),
    ("docx/tobacco-leaf-tax-law-2017.docx", {"章": 0, "条": 10}),
]


@pytest.mark.parametrize(("name", "expected"), STATUTES)
def test_counts_and_citations(run: Runner, shared: Path, name: str, expected: dict[str, int]) -> None:
    found = run.data("stats", shared / "corpus" / name)
    assert {level: found["counts"][level] for level in expected} == expected
    assert found["references"]["unresolved"] == 0
    assert found["problems"] == []
