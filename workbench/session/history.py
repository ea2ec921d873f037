"""What was saved: the commits of a draft, and the last one if it was an import."""

from dataclasses import dataclass

from workbench.storage.workspace import Workspace

IMPORT, UNDO = "import", "undo"
_ACTION = "Workbench-Action"
_FORMAT = "%H%x1f%an%x1f%aI%x1f%s%x1f%D%x1f%(trailers:key=Workbench-Action,valueonly,separator=%x20)%x1e"


@dataclass(frozen=True, slots=True)
class Version:
    """One commit. ``when``: ISO 8601 with the zone; ``stages``: the stages of the draft it is."""

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
    """The commits that changed a draft, latest first."""
    limits = [] if limit is None else [f"--max-count={limit}"]
    folder = f"{workspace.prefix}drafts/{slug}"
    out = workspace.repository.git("log", *limits, "--decorate=full", f"--format={_FORMAT}", "HEAD", "--", folder)
    records = out.decode("utf-8", "replace").split("\x1e")
    return [_version(record.strip("\n").split("\x1f"), slug) for record in records if record.strip()]


def _version(fields: list[str], slug: str) -> Version:
    commit, author, when, subject, refs, action = fields
    tag = f"tag: refs/tags/stage/{slug}/"
    stages = tuple(ref.removeprefix(tag) for ref in refs.split(", ") if ref.startswith(tag))
    return Version(commit, author, when, subject, stages, action.strip())
