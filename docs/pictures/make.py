"""Draws docs/pictures/demo.svg: a terminal, with what the program really printed.

    python docs/pictures/make.py            draws it anew from a session in a temporary folder

A Chinese character takes two cells. Every one of them is placed by itself and is as wide as two cells, so that no
viewer's choice of fonts squeezes or overlaps the text.
"""

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

REPOSITORY = Path(__file__).resolve().parents[2]
PICTURE = Path(__file__).with_name("demo.svg")
COMMANDS = (
    "opinion list 第八条",
    "history 第八条第二款 --patch",
    "amend conflicts",
    "insert --after 第五十八条 --heading 公益诉讼 --text 检察机关可以依照前条提起公益诉讼。",
    "export opinions yunchuan -o 意见采纳情况表.docx",
)
CELL, LINE, LATIN, WIDE, MARGIN, BAR = 8.4, 25, 14, 16.8, 24, 34
COLUMNS, ROWS = 100, 40
INK, DIM, ACCENT, PAPER, FRAME = "#d8dee9", "#7b88a1", "#a3be8c", "#1f2430", "#2e3440"


def session(folder: Path) -> Iterator[str]:
    """The prompt lines and what each command answered, in a demo workspace, as a terminal shows them."""
    answer(folder, ["demo", "云川"])
    for words in COMMANDS:
        yield f"$ workbench {words}"
        yield from answer(folder / "云川", words.split()).rstrip("\n").splitlines()
        yield ""


def answer(folder: Path, words: list[str]) -> str:
    """What a command prints, both streams in the order in which they came."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", "COLUMNS": str(COLUMNS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.replace(str(folder.parent), "~")


def cells(character: str) -> int:
    """How many cells of a terminal a character takes."""
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def wrap(line: str) -> Iterator[str]:
    """The line as a terminal of COLUMNS cells breaks it."""
    row, width = "", 0
    for character in line:
        if width + cells(character) > COLUMNS:
            yield row
            row, width = "", 0
        row, width = row + character, width + cells(character)
    yield row


def draw(rows: list[str]) -> str:
    """The picture of a terminal with these rows."""
    width, height = COLUMNS * CELL + 2 * MARGIN, BAR + len(rows) * LINE + MARGIN
    body = "\n".join(_row(number, row) for number, row in enumerate(rows))
    dots = "".join(f'<circle cx="{20 + 18 * n}" cy="17" r="5" fill="{DIM}"/>' for n in range(3))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">\n'
        f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>'
        f'<path d="M0 {BAR}V8a8 8 0 0 1 8-8h{width - 16:.0f}a8 8 0 0 1 8 8v{BAR - 8}z" fill="{FRAME}"/>{dots}\n'
        f"{body}\n</svg>\n"
    )


def _row(number: int, row: str) -> str:
    y = BAR + (number + 1) * LINE - 4
    ink = ACCENT if row.startswith("$ ") else INK
    pieces, column = [], 0
    for wide, group in groupby(row, key=lambda character: cells(character) == 2):
        text = "".join(group)
        pieces.append(_piece(text, wide, column))
        column += sum(map(cells, text))
    return f'<text y="{y}" fill="{ink}" xml:space="preserve">{"".join(pieces)}</text>'


def _piece(text: str, wide: bool, column: int) -> str:
    step, size = (2, WIDE) if wide else (1, LATIN)
    family = "'Noto Sans Mono CJK SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
    family = family if wide else "'DejaVu Sans Mono',Menlo,Consolas,monospace"
    places = " ".join(f"{MARGIN + (column + step * n) * CELL:.1f}" for n in range(len(text)))
    return f'<tspan x="{places}" font-size="{size}" font-family="{family}">{escape(text)}</tspan>'


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        lines = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in session(Path(folder))]
    rows = [row for line in lines for row in wrap(line)][:ROWS]
    while rows and not rows[-1]:
        rows.pop()
    PICTURE.write_text(draw(rows), encoding="utf-8")
    print(f"{PICTURE.relative_to(REPOSITORY)}: {len(rows)} rows")


if __name__ == "__main__":
    main()
