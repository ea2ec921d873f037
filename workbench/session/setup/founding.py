"""New workspaces and new drafts."""

from pathlib import Path

from workbench.importing import naming
from workbench.language.display import one_line
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.session.desk import Desk
from workbench.session.saving import changes
from workbench.storage import founding
from workbench.storage.saving.save import save
from workbench.storage.slug import check_slug


def found(folder: Path, author: str | None) -> Desk:
    """A new workspace in ``folder``."""
    return Desk(founding.init(folder, author))


def new_draft(desk: Desk, slug: str, title: str, kind: str) -> str:
    """A draft without provisions, as one commit; its slug as it is kept (NFC)."""
    name, title, kind = check_slug(slug), one_line(title).strip(), one_line(kind).strip()
    if not title:
        raise refuse("no-title", "没有写题名。", hint="用 --title 写出题名。")
    if name in desk.slugs():
        raise refuse("draft-exists", f"已经有代号为「{name}」的草案。", hint="换一个代号，或者用 drafts 查看。")
    called = naming.kind(title)
    names = (f"本{called}",) if called else ()
    instrument = Instrument(title, Provision(ROOT_ID, Level.ROOT), kind, self_names=names)
    save(desk.workspace, changes(name, None, instrument), f"新建：{title}")
    return name
