"""Hostile words in every place of every command: nothing is run, nothing is written elsewhere, nobody sees a traceback.

The places are those of the parser itself, so that a new command is tried without being named here. Each place meets
some of the words, another command others; the long run tries all of them in all places.
"""

import argparse
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.running import Ran, Runner
from tests.security.canary import Canary
from tests.thoroughness import one_in
from workbench.cli.parser import build_parser

#: These wait for a person or serve pages; they are tested on their own.
_WAITING = {"tui", "serve"}
#: What is written where the user says is no harm; every other argument must not lead to a file.
_FILES = {"FILE", "DIR", "F", "URL"}
_EVERY = one_in(23)
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Place(NamedTuple):
    """One argument of one command."""

    command: tuple[str, ...]
    argument: argparse.Action
    others: tuple[argparse.Action, ...]


def hostile(canary: Canary) -> list[str]:
    """What somebody might put where words are expected."""
    touch = canary.command("argument")
    options = [f"--upload-pack={touch}", f"-ccore.pager={touch}", "-c", f"--output={canary.folder / 'output'}"]
    shells = [f"--exec={touch}", f"$({touch})", f"`{touch}`", f"x; {touch}", f"ext::sh -c {touch}"]
    paths = ["../../canary/upwards", str(canary.folder / "absolute"), "HEAD:../../../etc/passwd", ":(exclude)*"]
    characters = [
        "甲\x00乙",
        "\udcff\ud800",
        "\udcff",
        "\x1b]0;title\x07\x1b[2J\u202e甲",
        "",
        "甲\n--all\n",
        os.devnull,
    ]
    long = ["条" * 70_000, "9" * 5000, "第" + "九" * 3000 + "条", "第" + "9" * 5000 + "条", "{" * 3000, "（" * 3000]
    return [*options, *shells, *paths, *characters, *long, "@{-1}", "%s%n", "[/bold]", "=cmd|' /C calc'!A1"]


def places(found: argparse.ArgumentParser, words: tuple[str, ...] = ()) -> Iterator[Place]:
    """Every argument of every command that can be called, down to 「opinion people」."""
    for action in found._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, parser in action.choices.items():
                if hasattr(parser, "fill"):
                    parser.fill()
                yield from places(parser, (*words, name))
        elif words and action.nargs != 0:
            yield Place(words, action, tuple(other for other in found._actions if other.nargs != 0))


PLACES = [place for place in places(build_parser()) if place.command[0] not in _WAITING]
COMMANDS = sorted({" ".join(place.command) for place in PLACES})


def lines(place: Place, bad: str) -> Iterator[list[str]]:
    """``bad`` in its place and something plausible in every other that must be filled; words also behind --."""
    options, words = list[str](), list[str]()
    for action in place.others:
        value = bad if action is place.argument else plausible(action)
        if action.option_strings and (action is place.argument or action.required):
            name = max(action.option_strings, key=len)
            options += [f"{name}={value}"] if name.startswith("--") else [f"{name}{value}"]
        elif not action.option_strings and (action is place.argument or action.nargs not in ("?", "*")):
            words += [value]
    yield [*place.command, *words, *options]
    if not place.argument.option_strings:
        yield [*place.command, *options, "--", *words]


def plausible(action: argparse.Action) -> str:
    if action.choices:
        return str(next(iter(action.choices)))
    known = {"file": "law.txt", "output": "out.txt", "target": "3", "draft": "规定", "at": "HEAD"}
    return known.get(action.dest, "2")


@pytest.mark.parametrize("command", COMMANDS)
def test_hostile_words(command: str, desk: Runner, canary: Canary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "true")
    here = [place for place in PLACES if " ".join(place.command) == command]
    for number, place in enumerate(here):
        before = outside(desk.folder)
        for turn, bad in enumerate(hostile(canary)):
            if (turn + number + len(command)) % _EVERY == 0:
                for line in lines(place, bad):
                    tried(desk, line, as_data=turn % 3 == 0)
        assert "argument" not in canary.sung()
        assert place.argument.metavar in _FILES or outside(desk.folder) == before, place


def outside(desk: Path) -> list[str]:
    """Everything beside the workspace."""
    return sorted(str(path) for path in desk.parent.rglob("*") if desk not in (path, *path.parents))


def tried(desk: Runner, line: list[str], *, as_data: bool) -> None:
    """One sentence at most, no traceback, nothing that acts on a terminal, one document for a program."""
    ran = desk("--json", *line) if as_data else desk(*line)
    said = f"{line!r:.300}\n{ran!r:.1500}"
    assert ran.code in (0, 1, 2), said
    assert not _UNSEEN.search(ran.out + ran.err), said
    if ran.code:
        assert len(re.findall("^错误：", ran.err, re.MULTILINE)) <= 1, said
        assert re.search("[一-鿿]", ran.err + ran.out), said
    if as_data:
        assert_document(ran)


def assert_document(ran: Ran) -> None:
    """The problems of a document are Chinese sentences."""
    problems = json.loads(ran.out)["problems"]
    assert all(re.search("[一-鿿]", problem["message"]) for problem in problems), ran
