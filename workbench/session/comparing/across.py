"""Several instruments on one subject side by side."""

from dataclasses import dataclass
from pathlib import Path

from workbench.comparison.across import Across, across
from workbench.model.problems import Problem, refuse
from workbench.rendering.comparison.export import export_across
from workbench.rendering.comparison.options import TableOptions
from workbench.rendering.comparison.progress import SILENT, Progress
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
    folder: Path, words: tuple[str, ...], titles: tuple[str, ...] = (), progress: Progress = SILENT
) -> Aligned:
    """Read two to six instruments and find what corresponds; the first one is the guide."""
    if not FEWEST <= len(words) <= MOST:
        raise refuse("bad-columns", f"不能把{len(words)}件法规并排。", hint=f"请给出{FEWEST}到{MOST}件。")
    found = progress.step("读取文本", lambda: sides(folder, words, titles))
    return Aligned(found, progress.step("比对条文", lambda: across([side.version for side in found])))


def export(found: Aligned, format: str, options: TableOptions, progress: Progress = SILENT) -> bytes:
    """The content of the file."""
    return export_across(found.across, found.columns, format, options, progress)
