"""What stands in each folder of amendments/<draft>/, and reading it: every line is checked before it is believed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from workbench.amendments.opinions.dispositions import Disposition
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.rulings import Ruling
from workbench.amendments.renumbering import Renumbering
from workbench.model.problems import Problem
from workbench.storage.opinions.lines import LONGEST, split

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Intake:
    """One import: its id (8 characters), the file's name, when and by whom, how many rows it brought.

    ``stage``: the stage or commit the opinions speak about; ``commit``: its commit. ``columns``: 「意见=内容」 each.
    """

    id: str
    file: str
    when: str
    by: str
    count: int
    stage: str
    commit: str
    columns: tuple[str, ...] = ()


OPINIONS, DISPOSITIONS, RULINGS, INTAKES = "opinions", "dispositions", "rulings", "imports"
RENUMBERED = "renumbered"
TYPES: dict[str, type[Any]] = {
    OPINIONS: Opinion,
    DISPOSITIONS: Disposition,
    RULINGS: Ruling,
    INTAKES: Intake,
    RENUMBERED: Renumbering,
}


def read(content: bytes, kind: type[T], path: str, problems: list[Problem]) -> Iterator[tuple[bytes, T]]:
    """The records of a shard with their lines; a line that is none becomes a problem."""
    validate = _reader(kind.__name__)
    for number, line in enumerate(split(content), 1):
        try:
            if len(line) > LONGEST:
                raise ValueError("too long")
            yield line, validate(line)
        except ValueError:
            hint = "用 git log 找回原来的内容，或者删去这一行。"
            problems.append(Problem("bad-opinion-line", "这一行不是意见记录，没有读。", f"{path} 第 {number} 行", hint))


@cache
def _reader(name: str) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(next(kind for kind in TYPES.values() if kind.__name__ == name)).validate_json
