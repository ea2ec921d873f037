"""Carrying out the story: every command runs as if it were typed, and the beginning of its answer is shown."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

from workbench.cli.demonstrating.story import Line, Step
from workbench.cli.output import Output

_SHOWN = 6
#: What a shell would not take as it stands; Chinese characters it does.
_SPECIAL = re.compile(r"[^\w@%+=:,./。，：、；-]")
_NUMERALS = "一二三四五六七八九十"


class Heard(Output):
    """What a command says, kept instead of printed."""

    def __init__(self) -> None:
        super().__init__(json=False)
        self.lines: list[str] = []
        self.document: object = None

    def say(self, *lines: str) -> None:
        """Keep them."""
        self.lines += lines

    def note(self, *lines: str) -> None:
        """Keep them in the same order."""
        self.lines += lines

    def answer(self, document: object) -> None:
        """Keep it."""
        self.document = document


@dataclass(frozen=True, slots=True)
class Ran:
    """One command of the story, and what came of it."""

    line: Line
    code: int
    lines: tuple[str, ...]
    document: object

    @property
    def as_told(self) -> bool:
        """Whether it went as the story says."""
        return (self.code != 0) == self.line.fails

    @property
    def data(self) -> dict[str, object]:
        """For programs."""
        return {"command": typed(self.line), "exit": self.code, "answer": self.document}


def typed(line: Line) -> str:
    """The command line as a person types it."""
    return " ".join(["workbench", *(shlex.quote(word) if _SPECIAL.search(word) else word for word in line.words)])


def carry_out(line: Line, folder: Path) -> Ran:
    """Run one command in the workspace."""
    from workbench.cli.main import carry_out

    heard = Heard()
    code = carry_out(["-C", str(folder), *line.words], heard)
    return Ran(line, code, tuple(heard.lines), heard.document)


def tell(number: int, step: Step, folder: Path, out: Output) -> list[Ran]:
    """One step: what it is about, then each command and the beginning of its answer."""
    out.say(f"{_numeral(number)}、{step.told}")
    made: list[Ran] = []
    for line in step.lines:
        made.append(ran := carry_out(line, folder))
        out.say(f"  $ {typed(line)}", *_beginning(ran))
    out.say("")
    return made


def _beginning(ran: Ran) -> list[str]:
    lines = [part for line in ran.lines for part in line.split("\n") if part]
    # What is refused is shown whole: the reason stands at the end.
    shown = lines if ran.line.fails else lines[:_SHOWN]
    more = len(lines) - len(shown)
    return [f"    {line}" for line in shown] + ([f"    ……（还有 {more} 行）"] if more else [])


def _numeral(number: int) -> str:
    return _NUMERALS[number - 1] if number <= 10 else f"十{_NUMERALS[number - 11]}"
