"""Every command the documents name exists, and every command that exists is in the manual."""

import argparse
import re

import pytest

from tests.docs.pages import USER_PAGES, code, name
from workbench.cli.parser import build_parser

_NAMED = re.compile(r"(?:^|[\s(])workbench((?: -C \S+| --json)*) ([a-z][a-z-]*)", re.MULTILINE)
TEXTS = {name(page): page.read_text(encoding="utf-8") for page in USER_PAGES}


def _commands() -> set[str]:
    actions = build_parser()._actions
    return {word for action in actions if isinstance(action, argparse._SubParsersAction) for word in action.choices}


def _named(text: str) -> set[str]:
    return {found[2] for found in _NAMED.finditer(code(text))}


@pytest.mark.parametrize("page", TEXTS)
def test_every_command_named_exists(page: str) -> None:
    assert _named(TEXTS[page]) - _commands() == set()


def test_every_command_is_in_the_documents() -> None:
    told: set[str] = set().union(*(_named(text) for text in TEXTS.values()))
    assert _commands() - told == set()


def test_every_command_is_in_the_table() -> None:
    rows = re.findall(r"^\| (`.+?) \|", TEXTS["docs/manual/README.md"], re.MULTILINE)
    told = {word for row in rows for word in re.findall(r"`([a-z-]+)", row)}
    assert _commands() - told == set()


def test_commands_are_read_from_code_only() -> None:
    text = "workbench prose\n`workbench save -m x` and\n```console\n$ workbench -C d log\n```\n"
    assert _named(text) == {"save", "log"}
