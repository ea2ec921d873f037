"""The page on file formats says what the code does: every example on it is read."""

import re
from pathlib import Path

import pytest

from workbench.model.problems import Problem
from workbench.model.tokens import TokenError, decode, encode
from workbench.storage.files import article
from workbench.storage.files.outline import read as read_outline
from workbench.storage.files.toml_reader import read

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "file-formats.md").read_text(encoding="utf-8")
TOKENS = re.findall(r"^\|[^|]+\| `(\{[^`]+)` \|", PAGE, re.MULTILINE)


@pytest.mark.parametrize("token", TOKENS)
def test_every_token_is_read_and_written_as_shown(token: str) -> None:
    assert encode(decode(token)) == token


def test_the_page_has_the_tokens_and_others_are_refused() -> None:
    assert len(TOKENS) >= 14
    with pytest.raises(TokenError):
        decode("{第九条}")


def test_the_example_of_an_article_is_canonical() -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    source = read("articles/K2M9QXD7.toml", example.encode())
    assert article.read(source) is not None
    assert source.problems == []


def test_the_example_of_an_outline_is_read() -> None:
    (example,) = re.findall(r"```\n(章 .*?)```", PAGE, re.DOTALL)
    problems: list[Problem] = []
    assert len(read_outline("outline.txt", example, problems)) == 6
    assert problems == []


def test_every_module_it_names_exists() -> None:
    package = Path(__file__).resolve().parents[2] / "workbench"
    for name in re.findall(r"`((?:storage|model|language)/[a-z_/]+\.py)`", PAGE):
        assert (package / name).is_file(), name
