"""The rows of a 表 block: pipe rows as Markdown writes them, or cells parted by tabs."""

import re

_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")

Rows = tuple[tuple[str, ...], ...]


def is_rule(line: str) -> bool:
    """Whether a line is the rule under a header row: | --- | :-: |."""
    return "-" in line and _RULE.fullmatch(line.strip()) is not None


def rows(raw: tuple[str, ...]) -> Rows | None:
    """The cells, row by row, all rows equally long; None when the first line has only one cell."""
    if not raw or not ("|" in raw[0] or "\t" in raw[0]):
        return None
    cells = [_cells(line) for line in raw if not is_rule(line)]
    width = max((len(row) for row in cells), default=0)
    return tuple(row + ("",) * (width - len(row)) for row in cells)


def _cells(line: str) -> tuple[str, ...]:
    if "|" not in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    line = line.strip().removeprefix("|")
    line = line[:-1] if line.endswith("|") and not line.endswith("\\|") else line
    return tuple(cell.strip().replace("\\|", "|") for cell in _CELL_END.split(line))


def pipe_lines(raw: tuple[str, ...]) -> tuple[str, ...]:
    """The table as Markdown rows: kept as it is where it is that already, made from the cells otherwise."""
    if len(raw) > 1 and is_rule(raw[1]) and all("|" in line for line in raw):
        return raw
    found = rows(raw)
    if not found:
        return raw
    written = ["| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in found]
    return (written[0], "|" + " --- |" * len(found[0]), *written[1:])
