"""What was saved: the versions of a draft with the stages they are, and what made them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from workbench.storage.history.commits import Commit, commits
from workbench.storage.stages import stages
from workbench.storage.workspace import Workspace

IMPORT, UNDO = "import", "undo"
_ACTION = "Workbench-Action"


@dataclass(frozen=True, slots=True)
class Version:
    """One commit. ``when``: ISO 8601 in local time, with the zone; ``stages``: the stages of the draft it is.

    ``reading``: the first stage that has it, "" for none yet; ``amendment``: the one it carried out, if it did.
    """

    commit: str
    author: str
    when: str
    subject: str
    stages: tuple[str, ...] = ()
    action: str = ""
    reading: str = ""
    amendment: str = ""


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
    return list(_versions(found, named))


def selected(found: Sequence[Version], stage: str = "", author: str = "", amendment: str = "") -> list[Version]:
    """Those of one reading, of authors whose name has these words, of one amendment; "" asks for all."""
    return [
        one for one in found if stage in ("", one.reading) and author in one.author and amendment in ("", one.amendment)
    ]


def _versions(found: Sequence[Commit], named: Mapping[str, Sequence[str]]) -> Iterator[Version]:
    reading = ""
    for one in found:
        stages, said = tuple(named.get(one.id, ())), dict(one.trailers)
        reading = stages[0] if stages else reading
        when = datetime.fromtimestamp(one.time).astimezone().isoformat(timespec="seconds")
        told = said.get(_ACTION, ""), reading, said.get("Amendment", "")
        yield Version(one.id, one.author, when, one.subject, stages, *told)
