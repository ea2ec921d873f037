"""When something was decided, and by whom."""

from datetime import UTC, datetime

from workbench.storage.git.author import author_of
from workbench.storage.workspace import Workspace


def now() -> str:
    """ISO 8601 in UTC with milliseconds, so that moments sort as they are written."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def local(when: str) -> str:
    """A moment as people here read it: 2026-03-01 10:20."""
    try:
        return datetime.fromisoformat(when).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return when


def whoever(workspace: Workspace) -> str:
    """The name git knows the person at this machine by."""
    return author_of(workspace.repository).name
