"""Fixtures of the command line, for opinions."""

from tests.cli.conftest import _own_git_settings, run

__all__ = ["_own_git_settings", "run"]
