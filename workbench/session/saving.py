"""The work in hand as one commit."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass

from workbench.model.instrument import Instrument
from workbench.model.problems import Problem
from workbench.session.hand.state import Hand
from workbench.session.telling.subjects import subject
from workbench.session.view import View
from workbench.storage.files import codec
from workbench.storage.git.author import author_of, notice
from workbench.storage.locks import locked
from workbench.storage.saving.save import save
from workbench.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Saved:
    """``steps``: how many operations the commit holds; ``notice``: said once, that the author's name was assumed."""

    commit: str
    subject: str
    steps: int
    notice: Problem | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """Files that belong into the same commit, made anew whenever the branch has moved; and what the commit says."""

    files: Callable[[], Mapping[str, bytes | None]]
    trailers: Mapping[str, str]


def save_work(workspace: Workspace, hand: Hand, message: str, *, park: bool, beside: Beside | None = None) -> Saved:
    """Save what the log holds; the log moves on with the commit."""
    said = subject(View(hand.saved), View(hand.instrument), message) if message.strip() and hand.state.done else message
    author = author_of(workspace.repository)
    commit = save(
        workspace,
        changes(hand.slug, hand.saved, hand.instrument) | dict(beside.files() if beside else {}),
        said,
        trailers=beside.trailers if beside else None,
        expected=hand.base,
        log=(hand.log, hand.state.seq) if hand.state.done else None,
        foreign="park" if park else "refuse",
        author=author,
    )
    return Saved(commit, said, len(hand.state.done), notice(workspace.repository, author))


def undisturbed(workspace: Workspace) -> AbstractContextManager[None]:
    """From an edit to its save nobody else saves it meanwhile under another name."""
    return locked(workspace.repository.own / "hand.lock")


def changes(slug: str, old: Instrument | None, new: Instrument | None) -> dict[str, bytes | None]:
    """The files of a draft that differ between two versions, by path in the workspace; None for one that goes."""
    changed = codec.changes(old, new) if new else dict.fromkeys(codec.dump(old) if old else ())
    return {f"drafts/{slug}/{path}": content for path, content in changed.items()}
