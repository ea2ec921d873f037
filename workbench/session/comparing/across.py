"""Several instruments on one subject side by side."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.comparison.across import Across, across
from workbench.model.problems import Problem, refuse
from workbench.rendering.comparison.options import TableOptions
from workbench.session.comparing.sides import Side, sides

FEWEST, MOST = 2, 6


@dataclass(frozen=True, slots=True)
class Aligned:
    """The instruments and what corresponds."""

    sides: tuple[Side, ...]
    across: Across

    @property
    def columns(self) -> tuple[str, ...]:
        """What each instrument is called."""
        return tuple(side.title for side in self.sides)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What reading found, each once."""
        return tuple(dict.fromkeys(problem for side in self.sides for problem in side.problems))


def align_across(
    folder: Path, words: tuple[str, ...], titles: tuple[str, ...] = (), tell: Callable[[str], None] = lambda step: None
) -> Aligned:
    """Read two to six instruments and find what corresponds; the first one is the guide."""
    if not FEWEST <= len(words) <= MOST:
        raise refuse("bad-columns", f"不能把{len(words)}件法规并排。", hint=f"请给出{FEWEST}到{MOST}件。")
    tell("读取文本")
    found = sides(folder, words, titles)
    tell("比对条文")
    return Aligned(found, across([side.version for side in found]))


def exported(found: Aligned, format: str, options: TableOptions) -> bytes:
    """The content of the file."""
    from workbench.rendering.comparison.across_sheet import sheet
    from workbench.rendering.comparison.building import cover

    if format == "json":
        from workbench.rendering.comparison import across_json

        return across_json.write(found.across, found.columns)
    from workbench.session.comparing.export import printed

    return printed(sheet(found.across, found.columns, options, cover(options)), format)
