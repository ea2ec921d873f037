"""What came in from others: the versions they saved, and what differs in the text since."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from workbench.session.comparing.differences import differences
from workbench.session.desk import Desk
from workbench.session.view import View
from workbench.storage.history.commits import Commit, commits
from workbench.storage.merging.merging import Joined

__all__ = ["Joined", "Received", "received"]

#: The most lines that are kept to be read.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Received:
    """``versions``: theirs, newest first; their subjects name the provisions. ``changes``: the lines that differ."""

    versions: tuple[Commit, ...]
    changes: tuple[str, ...]

    @property
    def writers(self) -> tuple[str, ...]:
        """Who wrote them, each once."""
        return tuple(dict.fromkeys(version.author for version in self.versions))


def received(desk: Desk, slug: str, before: str, joined: Iterable[Joined]) -> Received:
    """What merges brought into a draft since ``before``; the merges themselves are not told."""
    after, made = before, set[str]()
    for one in joined:
        after = one.commit
        made |= {one.commit} if one.way == "merge" else set()
    if slug not in desk.slugs() or after == before:
        return Received((), ())
    made |= {commit.id for commit in commits(desk.workspace, slug, revision=before)}
    found = commits(desk.workspace, slug, revision=after)
    old, new = (View(desk.workspace.read(slug, commit)[0]) for commit in (before, after))
    versions = tuple(one for one in found if one.id not in made)
    return Received(versions, tuple(islice(differences(old, new), _MOST)))
