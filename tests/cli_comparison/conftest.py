"""The fixtures of the command line's tests, for the comparison commands."""

from tests.cli.conftest import _own_git_settings, run

__all__ = ["_own_git_settings", "run"]
