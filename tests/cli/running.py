"""Running the command line in a test: exit code, both channels, the document."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from workbench.cli.main import main


class Ran(NamedTuple):
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The one JSON document on stdout; the test fails when there is anything else."""
        found: dict[str, Any] = json.loads(self.out)
        return found


class Runner:
    """``run("-C", "x", "show", "15")`` in one folder."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._captured = captured

    def __call__(self, *words: object) -> Ran:
        self._captured.readouterr()
        code = main(["-C", str(self.folder), *map(str, words)])
        out, err = self._captured.readouterr()
        assert "Traceback" not in err
        return Ran(code, out, err)

    def ok(self, *words: object) -> Ran:
        """The same, expected to succeed."""
        ran = self(*words)
        assert ran.code == 0, ran
        return ran

    def data(self, *words: object) -> dict[str, Any]:
        """The document of a command that succeeds."""
        return self.ok(*words, "--json").data

    def code(self, *words: object, exits: int = 1) -> str:
        """The code of the first problem of a command that fails, in prose and as JSON alike."""
        prose, ran = self(*words), self(*words, "--json")
        assert (prose.code, ran.code) == (exits, exits), (prose, ran)
        assert prose.err.startswith(("错误：", "注意：")) and ran.err == prose.err
        problems = ran.data["problems"]
        assert all(set(problem) == {"code", "message", "where", "hint", "severity"} for problem in problems)
        assert problems[0]["message"] in prose.err
        found: str = problems[0]["code"]
        return found
