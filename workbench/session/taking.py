"""Import: a file becomes a draft, or the new text of one, in one commit."""

from dataclasses import dataclass, replace
from pathlib import Path

from workbench.importing.imported import Imported
from workbench.importing.load import load
from workbench.importing.options import ImportOptions, Tracked
from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.problems import refuse
from workbench.operations.reidentify import reidentify
from workbench.session.desk import Desk
from workbench.session.history import IMPORT, trailers
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.storage.saving.save import save
from workbench.storage.slug import check_slug


@dataclass(frozen=True, slots=True)
class Taken:
    """``commit`` is "" for a dry run; ``replaced``: the draft had been there before."""

    imported: Imported
    slug: str
    commit: str = ""
    replaced: bool = False


def import_file(desk: Desk, path: Path, slug: str | None, options: ImportOptions, *, dry_run: bool = False) -> Taken:
    """Read a file and save it as one commit; into a draft that is there already, ids are kept where words are alike."""
    imported = load(path, options)
    if not imported.instrument.root.children:
        raise refuse("no-statute", "没有认出任何条文。", where=str(path), hint="用 --dry-run 看每一行被当成什么。")
    name = check_slug(slug or path.stem)
    there = name in desk.slugs()
    if dry_run:
        return Taken(imported, name, replaced=there)
    if there:
        commit = _replace(desk, name, imported.instrument)
    else:
        files = changes(name, None, imported.instrument)
        subject = f"导入：{imported.instrument.title or name}"
        commit = save(desk.workspace, files, subject, trailers=trailers(IMPORT))
    return Taken(imported, name, commit, there)


def _replace(desk: Desk, slug: str, instrument: Instrument) -> str:
    """The draft as imported again: what is unsaved must be saved or undone first."""
    session = Session(desk, slug)
    if session.unsaved:
        hint = "先用 save 保存，或者用 undo 撤销，再导入。"
        raise refuse("unsaved-work", f"「{slug}」有 {session.unsaved} 步修改没有保存。", hint=hint)
    old = session.view.instrument
    ids = IdSource({node.id for root in (old.root, instrument.root) for node in root.walk()})
    new = replace(instrument, root=reidentify(old.root, instrument.root, ids))
    files = changes(slug, old, new)
    if not files:
        raise refuse("nothing-to-save", "导入的文本与现在的草案相同。")
    subject = f"重新导入：{instrument.title or slug}"
    return save(desk.workspace, files, subject, trailers=trailers(IMPORT), expected=session.base)


def options_of(tracked: Tracked, corrections: Path | None) -> ImportOptions:
    """The options of an import; a file of corrections has one 「行号 角色」 a line."""
    return ImportOptions(tracked=tracked, corrections=() if corrections is None else _corrections(corrections))


def _corrections(path: Path) -> tuple[tuple[int, str], ...]:
    from workbench.session.typed_file import read_text

    found = []
    for number, line in enumerate(read_text(path).splitlines(), 1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) != 2 or not (words[0].isascii() and words[0].isdigit()):
            hint = "每行写原文的行号和角色，例如：12 款。"
            raise refuse("bad-correction", f"第 {number} 行不是「行号 角色」。", where=str(path), hint=hint)
        found.append((int(words[0]), words[1]))
    return tuple(found)
