"""Import: a file becomes a draft, or the new text of one, in one commit."""

import re
from dataclasses import dataclass
from pathlib import Path

from workbench.importing.imported import Imported
from workbench.importing.load import load
from workbench.importing.options import ImportOptions, Tracked
from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.intake.reimporting import replace_draft
from workbench.session.reading.history import IMPORT, trailers
from workbench.session.saving import changes
from workbench.storage.saving.save import save
from workbench.storage.slug import check_slug


@dataclass(frozen=True, slots=True)
class Taken:
    """``commit`` is "" for a dry run, and where somebody must say yes to ``changes`` first.

    ``replaced``: the draft had been there before.
    """

    imported: Imported
    slug: str
    commit: str = ""
    replaced: bool = False
    changes: tuple[str, ...] = ()


def import_file(
    desk: Desk, path: Path, slug: str | None, options: ImportOptions, *, dry_run: bool = False, yes: bool = False
) -> Taken:
    """Read a file and save it as one commit; into a draft that is there already, ids are kept where words are alike.

    ``yes``: also when that draft was edited since its import, or is another instrument.
    """
    imported = load(path, options)
    if not imported.instrument.root.children:
        raise refuse("no-statute", "没有认出任何条文。", where=str(path), hint="用 --dry-run 看每一行被当成什么。")
    name = check_slug(slug or path.stem)
    there = name in desk.slugs()
    if dry_run:
        return Taken(imported, name, replaced=there)
    if there:
        done = replace_draft(desk, name, imported.instrument, yes=yes)
        return Taken(imported, name, done.commit, True, done.changes)
    files = changes(name, None, imported.instrument)
    subject = f"导入：{imported.instrument.title or name}"
    return Taken(imported, name, save(desk.workspace, files, subject, trailers=trailers(IMPORT)))


def options_of(tracked: Tracked, corrections: Path | None) -> ImportOptions:
    """The options of an import; a file of corrections has one 「行号 角色」 a line."""
    return ImportOptions(tracked=tracked, corrections=() if corrections is None else _corrections(corrections))


def _corrections(path: Path) -> tuple[tuple[int, str], ...]:
    from workbench.session.intake.typed_file import read_text

    found = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or not re.fullmatch("[0-9]{1,9}", words[0]):
            hint = "每行写原文的行号和角色，例如：12 款。"
            raise refuse("bad-correction", f"第 {number} 行不是「行号 角色」。", where=str(path), hint=hint)
        found.append((int(words[0]), words[1]))
    return tuple(found)
