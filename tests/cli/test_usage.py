"""The grammar: Chinese throughout, exit 2, one JSON document whatever happens."""

import argparse
import json
import re
from collections.abc import Iterator

import pytest

from tests.cli.running import Runner
from workbench import __version__
from workbench.checks.registry import RULES
from workbench.cli.chinese import ChineseParser
from workbench.cli.main import main
from workbench.cli.parser import build_parser

#: What has no Chinese name: programs, kinds of files, and ``bind``, which `refs` takes where others name a place.
_PROPER = {"bind", "workbench", "git", "pre-receive", "bundle", "JSON", "Markdown", "Word", "csv", "jsonl"}
_WORD = re.compile(r"[A-Za-z]{3,}(?:-[a-z]+)*")


def _names(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every name the grammar itself has: sub-commands, options, stand-ins for values, values to choose from."""
    if isinstance(parser, ChineseParser):
        parser.fill()
    for action in parser._actions:
        metavars = action.metavar if isinstance(action.metavar, tuple) else (action.metavar or "",)
        yield from (*action.option_strings, *metavars, *map(str, action.choices or ()))
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _names(below)


def _commands(parser: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Every command and sub-command, as it is typed."""
    if isinstance(parser, ChineseParser):
        parser.fill()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, below in action.choices.items():
                yield from ((*words, name), *_commands(below, (*words, name)))


ALL = [*_commands(build_parser())]


@pytest.fixture(scope="module")
def names() -> set[str]:
    """All of them, and the words they are made of."""
    found = set(_names(build_parser(complete=True)))
    return {*_PROPER, *RULES, *(word for name in found for word in _WORD.findall(name))}


def _english(words: str, names: set[str]) -> list[str]:
    return [word for word in _WORD.findall(words) if word not in names]


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"workbench {__version__}\n"


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], *([*words, "--help"] for words in ALL)], ids=" ".join)
def test_help_is_chinese(words: list[str], names: set[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("用法：workbench")
    assert _english(out, names) == []


@pytest.mark.parametrize("words", [["--json", "--help"], ["show", "--json", "--help"], ["--json", "--version"]])
def test_help_is_one_document_too(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert set(json.loads(capsys.readouterr().out)) == {"text"}


@pytest.mark.parametrize(
    "words",
    [
        ["nosuch"],
        ["show"],
        ["show", "a", "b", "c"],
        ["show", "--nosuch", "1"],
        ["show", "1", "--at"],
        ["stats"],
        ["insert", "--text", "x"],
        ["insert", "--after", "1", "--into", "2", "--text", "x"],
        ["insert", "--after", "1", "--as", "段", "--text", "x"],
        ["insert", "--after", "1", "--text", "x", "--file", "y"],
        ["delete"],
        ["replace", "1"],
        ["replace", "1", "--old", "a"],
        ["replace", "1", "--text", "a", "--new", "b"],
        ["replace", "--old", "a", "--new", "b"],
        ["replace", "1", "--all-articles", "--old", "a", "--new", "b"],
        ["replace", "1", "--old", "a", "--new", "b", "--nth", "x"],
        ["replace", "1", "--old", "a", "--new", "b", "--nth", "1", "--all"],
        ["replace", "--all-articles", "--text", "x"],
        ["move", "1"],
        ["split", "1"],
        ["merge", "1"],
        ["heading", "1"],
        ["level", "1", "段"],
        ["refs"],
        ["refs", "bind", "1", "x"],
        ["export", "text", "x"],
        ["export", "table", "x", "-o", "y"],
        ["export", "text", "x", "-o", "y", "-f", "pdf"],
        ["export", "text", "x", "-o", "y.pdf"],
        ["new", "x"],
        ["save"],
        ["set", "title"],
        ["init"],
        ["stage"],
        ["import"],
    ],
    ids=" ".join,
)
def test_usage_errors(words: list[str], names: set[str], run: Runner) -> None:
    assert run.code(*words, exits=2) == "usage"
    message = run(*words, "--json").data["problems"][0]["message"]
    assert _english(message, names | {"nosuch"}) == []


def test_unknown_command_is_answered_with_the_nearest(run: Runner) -> None:
    ran = run("outlin")
    assert ran.err == "错误：没有命令 outlin。\n  是不是要用 outline？\n"


def test_json_after_two_dashes_is_a_word(run: Runner) -> None:
    ran = run("show", "--", "--json")
    assert ran.code == 1 and ran.out == ""


def test_options_may_stand_anywhere(run: Runner, capsys: pytest.CaptureFixture[str]) -> None:
    (run.folder / "law.txt").write_text("某市规定\n第一条　甲。\n第二条　乙。\n", encoding="utf-8")
    for words in (["--json", "law.txt", "2"], ["law.txt", "--json", "2"], ["law.txt", "2", "--json"]):
        assert run.ok("show", *words).data["label"] == "第二条"
    assert main(["--json", "-C", str(run.folder), "show", "law.txt", "2"]) == 0
    assert json.loads(capsys.readouterr().out)["label"] == "第二条"


def test_every_command_says_what_its_arguments_are() -> None:
    for action in build_parser(complete=True)._actions:
        if isinstance(action.choices, dict):
            for name, command in action.choices.items():
                assert isinstance(command, ChineseParser)
                assert all(one.help for one in command._actions), name


def test_choices_are_listed_as_chinese_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "甲.txt", "--tracked", "胡说"]) == 2
    assert "--tracked 不能是 胡说，可选：accepted、original。" in capsys.readouterr().err
