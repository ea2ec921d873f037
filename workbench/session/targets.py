"""TARGET on a command line: a draft of the workspace, a stage of it, or a file that is read in memory."""

from dataclasses import dataclass, field
from pathlib import Path

from workbench.importing.imported import Imported
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.session.view import View

_NO_DRAFT = ("no-workspace", "no-such-draft", "bad-slug")
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
    """A suffix we read, or a path: no draft has / or \\ in its name."""
    return words.lower().endswith(SUFFIXES) or "/" in words or "\\" in words


def _file(path: Path, revision: str | None) -> Target:
    from workbench.importing.load import load

    if revision is not None:
        raise refuse("no-revision", "文件没有版本，不能用 --at。", where=str(path), hint="请改用草案的代号。")
    imported = load(path)
    return Target(View(imported.instrument), imported=imported, problems=imported.problems)


def open_draft(folder: Path, words: str | None, revision: str | None = None) -> Target:
    """The draft in hand (``words``: SLUG, or None for the only one), or a revision of it (SLUG@STAGE, @STAGE)."""
    from workbench.session.desk import Desk

    slug, _, stage = (words or "").partition("@")
    desk = Desk.find(folder)
    name = desk.choose(slug or None)
    if stage and revision:
        raise refuse("two-revisions", "@审次和 --at 只能写一个。", hint="请去掉其中一个。")
    if stage or revision:
        return desk.at(name, desk.stage(name, stage) if stage else revision or "")
    return desk.in_hand(name)
