"""TARGET on a command line: a draft of the workspace, a stage of it, or a file that is read in memory."""

from dataclasses import dataclass, field
from pathlib import Path

from workbench.importing.imported import Imported
from workbench.model.problems import Problem, refuse
from workbench.session.view import View

SUFFIXES = (".txt", ".md", ".docx")


@dataclass(frozen=True, slots=True)
class Target:
    """What was meant. ``imported``: the account of the import where it is a file; ``slug``: "" for a file."""

    view: View
    slug: str = ""
    imported: Imported | None = None
    problems: tuple[Problem, ...] = field(default=())


def open_target(folder: Path, words: str, revision: str | None = None) -> Target:
    """The draft called ``words`` (SLUG or SLUG@STAGE), else the file at that path, seen from ``folder``."""
    if _is_file_name(words):
        return _file(folder / words, revision)
    try:
        return open_draft(folder, words, revision)
    except WorkbenchError as error:
        if error.problem.code in _NO_DRAFT and (folder / words).is_file():
            return _file(folder / words, revision)
        raise


def _is_file_name(words: str) -> bool:
    return words.lower().endswith(SUFFIXES)


def _file(path: Path, revision: str | None) -> Target:
    from workbench.importing.load import load

    if revision is not None:
        raise refuse("no-revision", "文件没有版本，不能用 --at。", where=str(path), hint="请改用草案的简称。")
    imported = load(path)
    return Target(View(imported.instrument), imported=imported, problems=imported.problems)
