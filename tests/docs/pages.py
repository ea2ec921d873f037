"""The pages of documentation, and what stands in them."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

REPOSITORY = Path(__file__).resolve().parents[2]
#: What people who use the program read.
README = REPOSITORY / "README.md"
MANUAL = sorted((REPOSITORY / "docs" / "manual").glob("*.md"))
USER_PAGES = [README, *MANUAL]
ALL_PAGES = sorted({*REPOSITORY.glob("*.md"), *(REPOSITORY / "docs").rglob("*.md")})
_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`\n]+)`")
FAILS = "# 失败"


class Step(NamedTuple):
    """One command line of a ``console`` block; ``fails`` where the page marks it ``# 失败``."""

    line: int
    words: str
    fails: bool


def name(page: Path) -> str:
    """The page as people call it: docs/manual/import.md."""
    return page.relative_to(REPOSITORY).as_posix()


def steps(text: str) -> Iterator[Step]:
    """The ``$ …`` lines of every ``console`` block, in order."""
    for block in _BLOCK.finditer(text):
        if block[1] == "console":
            first = text.count("\n", 0, block.start(2)) + 1
            for number, line in enumerate(block[2].splitlines(), first):
                if line.startswith("$ "):
                    words = line[2:].strip()
                    yield Step(number, words.removesuffix(FAILS).strip(), words.endswith(FAILS))


def code(text: str) -> str:
    """Only what is marked as code: blocks and spans."""
    blocks = [block[2] for block in _BLOCK.finditer(text)]
    return "\n".join([*blocks, *_CODE.findall(_BLOCK.sub("", text))])
