"""The report: docs/performance.md, written from the figures of one run and never by hand."""

import os
import platform
from collections.abc import Sequence

from bench.figure import Figure, duration
from bench.growth import SIZES, Growth
from workbench import __version__

_HEAD = """# Performance

Written by `make bench` from one run of version {version} on {machine}; do not edit. Every time is the best of
several, of comparisons that of the round whose ratio is in the middle. Times depend on the machine and on what else
was running on it; the ratios, both sides measured in the same run, say more. The law is {law}.
"""


def write(sections: Sequence[tuple[str, Sequence[Figure]]], growth: Sequence[Growth], law: str) -> str:
    """The whole page."""
    parts = [_HEAD.format(version=__version__, machine=_machine(), law=law)]
    parts += [f"## {title}\n\n{_table(figures)}" for title, figures in sections]
    parts.append(f"## Growth\n\n{_growth(growth)}")
    return "\n".join(parts)


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


def _table(figures: Sequence[Figure]) -> str:
    rows = ["| what | time | beside | its time | ratio | aim | |", "|---|--:|---|--:|--:|--:|---|"]
    return "\n".join(rows + [_row(figure) for figure in figures]) + "\n"


def _row(figure: Figure) -> str:
    beside = duration(figure.beside) if figure.against else ""
    ratio = f"{figure.ratio:.3g} ×" if figure.ratio else ""
    verdict = {True: "met", False: "**not met**", None: ""}[figure.met]
    cells = (figure.what, figure.shown(figure.seconds), figure.against, beside, ratio, figure.aim, verdict)
    return f"| {' | '.join(cells)} |"


def _growth(rows: Sequence[Growth]) -> str:
    head = ["| what | " + " | ".join(f"{size:,} articles" for size in SIZES) + " | per article, last to middle | |"]
    head.append("|---|" + "--:|" * len(SIZES) + "--:|---|")
    return "\n".join(head + [_growth_row(row) for row in rows]) + "\n"


def _growth_row(row: Growth) -> str:
    each = (row.seconds[-1] / SIZES[-1]) / (row.seconds[-2] / SIZES[-2])
    times = " | ".join(duration(seconds) for seconds in row.seconds)
    return f"| {row.what} | {times} | {each:.2f} × | {'linear' if row.linear else '**not linear**'} |"
