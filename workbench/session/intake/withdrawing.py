"""An import taken back, and brought back again: each is a version of its own, so nothing that was saved goes."""

from dataclasses import dataclass, replace

from workbench.model.instrument import Instrument
from workbench.model.problems import refuse
from workbench.session.desk import Desk
from workbench.session.reading.history import IMPORT, UNDO, Version, trailers, versions
from workbench.session.saving import changes
from workbench.storage.saving.save import save


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What taking back ``version`` (or bringing it back) makes of a draft; None where there is none.

    ``base``: the commit ``before`` was read from. ``commit``: the version that did it, "" until it is done.
    """

    slug: str
    version: Version
    base: str
    before: Instrument | None
    after: Instrument | None
    commit: str = ""

    @property
    def subject(self) -> str:
        """「导入：某某条例」, whichever way it goes."""
        return self.version.subject.removeprefix("撤销：")


def import_to_undo(desk: Desk, slug: str) -> Withdrawal | None:
    """The import that made the latest version of a draft; None when something else did.

    WorkbenchError when that version was handed over as a stage.
    """
    found = _latest(desk, slug, IMPORT)
    if found is not None and found.version.stages:
        stages = "、".join(found.version.stages)
        raise refuse(
            "import-staged",
            f"「{found.subject}」已经定为审次（{stages}），不能撤销。",
            hint="审次所指的版本不再改动；不需要这份草案的，另建一份。",
        )
    return found


def import_to_redo(desk: Desk, slug: str) -> Withdrawal | None:
    """The import that was taken back last, when nothing was saved in the draft since."""
    return _latest(desk, slug, UNDO)


def withdrawn_draft(desk: Desk) -> str | None:
    """The draft that went with the very last version of the workspace, because its import was taken back."""
    workspace = desk.workspace
    if workspace.repository.commit("HEAD^") is None:
        return None
    gone = set(workspace.drafts("HEAD^")) - set(workspace.drafts())
    slug = gone.pop() if len(gone) == 1 else None
    return slug if slug is not None and import_to_redo(desk, slug) else None


def undo_import(desk: Desk, found: Withdrawal) -> Withdrawal:
    """Take the import back, as a new version."""
    return _saved(desk, found, f"撤销：{found.subject}", UNDO)


def redo_import(desk: Desk, found: Withdrawal) -> Withdrawal:
    """Bring it back, as a new version that can be taken back again."""
    return _saved(desk, found, found.subject, IMPORT)


def _saved(desk: Desk, found: Withdrawal, subject: str, action: str) -> Withdrawal:
    files = changes(found.slug, found.before, found.after)
    commit = save(desk.workspace, files, subject, trailers=trailers(action), expected=found.base)
    return replace(found, commit=commit)


def _latest(desk: Desk, slug: str, action: str) -> Withdrawal | None:
    """Going back over the latest version of a draft, if ``action`` made it."""
    base = desk.workspace.commit()
    latest = versions(desk.workspace, slug, limit=1)
    if not latest or latest[0].action != action:
        return None
    then = _instrument(desk, slug, f"{latest[0].commit}^")
    return Withdrawal(slug, latest[0], base, _instrument(desk, slug, base), then)


def _instrument(desk: Desk, slug: str, revision: str) -> Instrument | None:
    known = desk.workspace.repository.commit(revision) is not None and slug in desk.workspace.drafts(revision)
    return desk.workspace.read(slug, revision)[0] if known else None
