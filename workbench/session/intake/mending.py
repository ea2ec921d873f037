"""Damaged files of a draft: those files as they were in the latest version that can be read whole."""

from collections.abc import Iterable

from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, Severity, refuse
from workbench.session.desk import Desk
from workbench.session.reading.history import Version, versions
from workbench.storage.files.codec import dump
from workbench.storage.saving.save import save

_LOOKED_AT = 50


def damaged(problems: Iterable[Problem]) -> tuple[str, ...]:
    """The files that could not be read, relative to the folder of the draft."""
    bad = (problem for problem in problems if problem.severity is Severity.ERROR and ".t" in problem.where)
    return tuple(dict.fromkeys(problem.where.partition(":")[0] for problem in bad))


def last_whole(desk: Desk, slug: str) -> tuple[Version, Instrument] | None:
    """The latest version without such files; None when there is none among the last ones."""
    for version in versions(desk.workspace, slug, limit=_LOOKED_AT):
        instrument, problems = desk.workspace.read(slug, version.commit)
        if not damaged(problems):
            return version, instrument
    return None


def mend(desk: Desk, slug: str) -> str:
    """Put the damaged files back, as a version of its own; its commit. What else was saved since stays."""
    tip = desk.workspace.commit()
    names = damaged(desk.workspace.read(slug, tip)[1])
    found = last_whole(desk, slug)
    if not names or found is None:
        raise refuse("nothing-to-mend", "没有可以恢复的文件。", hint="请用 git 查看这些文件的历史。")
    version, instrument = found
    whole = dump(instrument)
    kept = {name: whole[name] for name in names if name in whole} or whole
    files: dict[str, bytes | None] = {f"drafts/{slug}/{name}": content for name, content in kept.items()}
    return save(desk.workspace, files, f"修复：恢复「{version.subject}」时的文件", expected=tip)
