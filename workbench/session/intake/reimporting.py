"""Import over a draft that is there: its ids are kept, and nobody's work is replaced without being asked."""

from dataclasses import dataclass, replace

from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.problems import refuse
from workbench.operations.reidentify import reidentify
from workbench.session.comparing.differences import differences
from workbench.session.desk import Desk
from workbench.session.reading.history import IMPORT, trailers, versions
from workbench.session.saving import changes
from workbench.session.session import Session
from workbench.session.view import View
from workbench.storage.saving.save import save

#: Of the provisions of the shorter text, how many must be in the other one for the two to be the same instrument.
_ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Replacement:
    """``changes``: one line each, as to be shown; ``commit``: "" when it was not carried out, for lack of a yes."""

    changes: tuple[str, ...]
    commit: str = ""


def replace_draft(desk: Desk, slug: str, came: Instrument, *, yes: bool) -> Replacement:
    """The draft as imported again, as one version; ``yes``: even where there is something to lose.

    Nothing is lost when the draft is as it was imported, and the text is one of the same instrument. What is unsaved
    must be saved or undone first.
    """
    session = Session(desk, slug)
    _refuse_unsaved(session)
    old = session.view.instrument
    new = _with_ids(old, came)
    files = changes(slug, old, new)
    if not files:
        raise refuse("nothing-to-save", "导入的文本与现在的草案相同。")
    found = Replacement(tuple(differences(session.view, View(new))))
    if not yes:
        _refuse_another(slug, old, new)
        if not _untouched(desk, slug):
            return found
    subject = f"重新导入：{came.title or slug}"
    commit = save(desk.workspace, files, subject, trailers=trailers(IMPORT), expected=session.base)
    return replace(found, commit=commit)


def _with_ids(old: Instrument, came: Instrument) -> Instrument:
    ids = IdSource({node.id for root in (old.root, came.root) for node in root.walk()})
    return replace(came, root=reidentify(old.root, came.root, ids))


def _refuse_unsaved(session: Session) -> None:
    if session.unsaved:
        hint = "先用 save 保存，或者用 undo 撤销，再导入。"
        raise refuse("unsaved-work", f"「{session.slug}」有 {session.unsaved} 步修改没有保存。", hint=hint)


def _untouched(desk: Desk, slug: str) -> bool:
    latest = versions(desk.workspace, slug, limit=1)
    return bool(latest) and latest[0].action == IMPORT


def _refuse_another(slug: str, old: Instrument, new: Instrument) -> None:
    if (old.title and old.title == new.title) or _alike(old, new):
        return
    message = f"代号「{slug}」的草案是《{old.title}》，与文件里的《{new.title}》不是同一部，没有替换。"
    raise refuse("another-instrument", message, hint="用 --draft 另起一个代号；确实要替换的，加 --yes。")


def _alike(old: Instrument, new: Instrument) -> bool:
    before, after = _words(old), _words(new)
    return not before or len(before & after) >= _ALIKE * min(len(before), len(after))


def _words(instrument: Instrument) -> set[str]:
    """The provisions that have words, by id: like words were given the same."""
    return {node.id for node in instrument.root.walk() if node.text}
