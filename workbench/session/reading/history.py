"""What was saved: the versions of a draft with the stages they are, and what made them."""

from dataclasses import dataclass
from datetime import datetime

from workbench.storage.history.commits import commits
from workbench.storage.stages import stages
from workbench.storage.workspace import Workspace

IMPORT, UNDO = "import", "undo"
_ACTION = "Workbench-Action"


@dataclass(frozen=True, slots=True)
class Version:
    """One commit. ``when``: ISO 8601 in local time, with the zone; ``stages``: the stages of the draft it is."""

    commit: str
    author: str
    when: str
    subject: str
    stages: tuple[str, ...] = ()
    action: str = ""


def trailers(action: str) -> dict[str, str]:
    """The trailer that says what made a commit."""
    return {_ACTION: action}


def versions(workspace: Workspace, slug: str, limit: int | None = None) -> list[Version]:
    """The commits that changed a draft, latest first.

    A stage that was set when another draft had been saved last belongs to the latest version before it.
    """
    found = commits(workspace, slug, limit=limit)
    named: dict[str, list[str]] = {}
    for stage in stages(workspace, slug):
        at = commits(workspace, slug, revision=stage.commit, limit=1)
        named.setdefault(at[0].id if at else stage.commit, []).append(stage.name)
    return [
        Version(
            one.id,
            one.author,
            datetime.fromtimestamp(one.time).astimezone().isoformat(timespec="seconds"),
            one.subject,
            tuple(named.get(one.id, ())),
            dict(one.trailers).get(_ACTION, ""),
        )
        for one in found
    ]
