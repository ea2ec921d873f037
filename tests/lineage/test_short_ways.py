"""What is read the short way, past git's trees and past the rest of the draft, is what the long way reads."""

import random

from bench.drafts import SLUG
from bench.histories import Past
from tests.thoroughness import so_many
from workbench.model.level import Level
from workbench.session.history.draft_past import DraftPast
from workbench.session.view import View
from workbench.storage.files.own_files import DRAFT, OUTLINE, path_of
from workbench.storage.git.author import Author
from workbench.storage.git.commit_build import Draft, build
from workbench.storage.history.lookup import Past as Index
from workbench.storage.history.then import Then
from workbench.storage.workspace import Workspace

PLACES = so_many(25, thorough=2000)


def test_an_article_alone_says_what_it_says_in_the_draft(long_past: tuple[Workspace, Past]) -> None:
    workspace, past = long_past
    whole, tip = View(past.instrument), workspace.commit()
    with DraftPast(workspace, SLUG, tip) as draft:
        then = Then(draft.objects, draft.index)
        for article in (node for node in past.instrument.root.walk() if node.level is Level.ARTICLE):
            alone = View(then.instrument(tip, article.id))
            for node in article.walk():
                assert alone.name(node.id) == whole.name(node.id)
                assert alone.wording.text(node.id) == whole.wording.text(node.id)


def test_the_index_names_the_blobs_git_has(long_past: tuple[Workspace, Past]) -> None:
    workspace, past = long_past
    dice = random.Random(1)
    units = [id for deed in past.deeds for id in deed.changes]
    with Index(workspace, SLUG, workspace.commit()) as index:
        for _ in range(PLACES):
            commit, unit = dice.choice(past.commits), dice.choice(units)
            for path in (path_of(unit), OUTLINE, DRAFT):
                n = index.number(commit)
                assert n is not None
                assert index.blob(path, n) == blob_in_git(workspace, commit, path)


def test_before_a_merge_only_git_can_tell(long_past: tuple[Workspace, Past]) -> None:
    """Two lines of history that had joined: a lower number need not be an older commit."""
    workspace, past = long_past
    first, second = past.commits[-1], past.commits[len(past.commits) // 2]
    author = Author("起草处", "office@example.invalid")
    files = {f"drafts/{SLUG}/{OUTLINE}": b""}
    joined = build(workspace.repository, "refs/heads/joined", Draft(first, files, "合并", author, merged=second))
    later = build(workspace.repository, "refs/heads/joined", Draft(joined, files, "以后", author))
    with Index(workspace, SLUG, later) as index:
        for commit, known in ((past.commits[-1], False), (joined, False), (later, False)):
            n = index.number(commit)
            assert n is not None
            assert (index.blob(DRAFT, n) is not None) is known
        n = index.number(later)
        assert n is not None
        assert index.blob("attachments/none", n) == ""


def blob_in_git(workspace: Workspace, commit: str, path: str) -> str:
    said = workspace.repository.try_git("rev-parse", "--quiet", "--verify", f"{commit}:drafts/{SLUG}/{path}")
    return (said or b"").decode().strip()
