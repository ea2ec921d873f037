"""The past read back from git is the past that was lived by every provision that ever was.

300 random operations on 60 articles; in the long run 5,000 on as many articles as the civil code has.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from bench.drafts import SLUG
from bench.histories import Past
from workbench.lineage.step import Change
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.session.history.draft_past import DraftPast
from workbench.session.history.steps import Steps
from workbench.session.history.versions import Clause
from workbench.session.view import View
from workbench.storage.history.then import Then
from workbench.storage.workspace import Workspace

_WRITTEN_BY = re.compile(r"（(\d+)）")


def recorded(past: Past) -> dict[Id, list[tuple[str, str]]]:
    """What happened to each provision after the draft was founded: commits and changes, oldest first."""
    found: dict[Id, list[tuple[str, str]]] = defaultdict(list)
    for commit, deed in zip(past.commits, past.deeds, strict=True):
        for id, change in deed.changes.items():
            found[id].append((commit, change))
    return found


def articles(past: Past) -> Iterator[Id]:
    return (node.id for node in past.instrument.root.walk() if node.level is Level.ARTICLE)


def test_every_step_of_every_provision_is_found(long_past: tuple[Workspace, Past]) -> None:
    workspace, past = long_past
    kinds = {change for deed in past.deeds for change in deed.changes.values()}
    assert kinds >= {"created", "edited", "moved", "split", "merged", "deleted"}
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        read = draft.index
        for id, truth in recorded(past).items():
            steps = Steps(read, Then(draft.objects, read)).own(id)
            own = [(read.commit(step.n).id, step.change.value) for step in steps]
            assert [step for step in own if step[0] in past.commits] == truth, id


def test_history_forks_where_articles_were_split_and_joins_where_they_were_merged(
    long_past: tuple[Workspace, Past],
) -> None:
    """Whoever has kin in the record has the older versions of that kin among its own."""
    workspace, past = long_past
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        for n, deed in enumerate(past.deeds):
            for id, origins in deed.kin.items():
                told = {(version.commit.id, version.of) for version in Clause(draft, id).versions()}
                older = {
                    (commit, origin)
                    for commit, earlier in zip(past.commits[:n], past.deeds[:n], strict=True)
                    for origin in origins
                    if origin in earlier.changes
                }
                assert older <= told, id


def test_every_phrase_is_credited_to_the_commit_that_wrote_it(long_past: tuple[Workspace, Past]) -> None:
    """The random edits write the number of their commit into the text; it stays there through moves and splits."""
    workspace, past = long_past
    seen = 0
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        for id in articles(past):
            for phrase, commit in Clause(draft, id).blame():
                for written in _WRITTEN_BY.finditer(phrase.words):
                    assert commit.id == past.commits[int(written[1])], phrase
                    seen += 1
    assert seen > len(past.commits) / 5


def test_the_phrases_together_are_the_text(long_past: tuple[Workspace, Past]) -> None:
    workspace, past = long_past
    view = View(past.instrument)
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        told = {id: "".join(phrase.words for phrase, _ in Clause(draft, id).blame()) for id in articles(past)}
    for id, words in told.items():
        shown = [
            view.labels.mark(n.id) * (n.level is not Level.PARAGRAPH) + view.wording.text(n.id)
            for n in view.node(id).walk()
            if n.text
        ]
        assert words.split("\n") == shown


def test_labels_of_the_time_and_notes_of_renumbering(long_past: tuple[Workspace, Past]) -> None:
    workspace, past = long_past
    view = View(past.instrument)
    for id in list(articles(past))[:4]:
        with DraftPast(workspace, SLUG, workspace.commit()) as draft:
            clause = Clause(draft, id)
            plain, full = clause.versions(), clause.versions(renumberings=True)
        assert full[0].label == view.name(id)
        assert [one for one in full if one.change is not Change.RENUMBERED] != [] and len(full) >= len(plain)
        for version in full:
            then = workspace.read(SLUG, version.commit.id)[0]
            if version.change is not Change.MERGED or version.of == id:
                assert version.label == View(then).name(version.of)


@pytest.mark.parametrize("damage", ["gone", "garbage", "other format", "rows missing"])
def test_the_index_is_made_anew_when_it_cannot_be_trusted(long_past: tuple[Workspace, Past], damage: str) -> None:
    import sqlite3

    workspace, past = long_past
    id = next(articles(past))
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        before = Clause(draft, id).versions()
    path = next((workspace.repository.own / "history").glob("*.sqlite"))
    if damage == "gone":
        path.unlink()
    elif damage == "garbage":
        path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    else:
        connection = sqlite3.connect(path)
        told = "update meta set value = '0' where key = 'format'"
        connection.execute(told if damage == "other format" else "delete from commits where n = 5")
        connection.commit()
        connection.close()
    with DraftPast(workspace, SLUG, workspace.commit()) as draft:
        assert Clause(draft, id).versions() == before
