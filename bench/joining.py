"""Merging two branches of 200 commits each, against git merging the same two line by line."""

import random
import shutil
import subprocess
from pathlib import Path

from bench.drafts import SLUG, founded
from bench.figure import Figure
from bench.timing import best, best_prepared
from workbench.merging.merge import merge
from workbench.model.identity import IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.model.text import join, words
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Insert, Move, Operation, Replace
from workbench.storage.files.codec import changes
from workbench.storage.git.author import author_of
from workbench.storage.git.commit_build import Draft, build
from workbench.storage.merging.merging import join_commit
from workbench.storage.workspace import Workspace

COMMITS = 200
_RUNS = 3


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """The pure merge of the trees, the merge from two commits to one, and git's own."""
    workspace = founded(instrument, folder / "drafts")
    base = workspace.commit()
    ours, theirs = (_branch(workspace, instrument, name, base) for name in ("ours", "theirs"))
    workspace.repository.git("update-ref", workspace.repository.branch(), "refs/heads/ours")
    _git(workspace.root, "reset", "-q", "--hard")
    structures = best(lambda: merge(instrument, ours, theirs), _RUNS)
    whole = best_prepared(lambda: _copy(folder), _joined, _RUNS)
    git = best_prepared(lambda: _copy(folder), _plainly_merged, _RUNS)
    two = f"`git merge` of the same two branches of {COMMITS} commits, whose conflicts are left in the files"
    return [
        Figure(
            f"merge two trees that lie {COMMITS} edits apart from their base, proof included", structures, limit=1.0
        ),
        Figure(f"merge two branches of {COMMITS} commits each, to the commit", whole, two, git, limit=3.0),
    ]


def _branch(workspace: Workspace, instrument: Instrument, name: str, base: str) -> Instrument:
    """A branch on which somebody rewords, inserts and moves, one step a commit."""
    rng, tip, author = random.Random(name), base, author_of(workspace.repository)
    ids = IdSource({part.id for part in instrument.root.walk()}, rng.choice)
    for number in range(COMMITS):
        done = apply(_step(instrument, rng, ids, f"{name}{number}"), instrument)
        if isinstance(done, Applied):
            made = changes(instrument, done.instrument)
            files = {f"{workspace.prefix}drafts/{SLUG}/{path}": content for path, content in made.items()}
            tip = build(workspace.repository, f"refs/heads/{name}", Draft(tip, files, f"第{number}步\n", author))
            instrument = done.instrument
    return instrument


def _step(instrument: Instrument, rng: random.Random, ids: IdSource, sign: str) -> Operation:
    parts = list(instrument.root.walk())
    holders = [part for part in parts if sum(child.level is Level.ARTICLE for child in part.children) > 1]
    outer = rng.choice(holders)
    match rng.randrange(4):
        case 0:
            new = Provision(ids.draw(), Level.PARAGRAPH, words(f"有关部门应当公布{sign}清单。"))
            article = Provision(ids.draw(), Level.ARTICLE, children=(new,))
            return Insert(outer.id, rng.randint(0, len(outer.children)), article)
        case 1:
            return Move(rng.choice(outer.children).id, outer.id, rng.randrange(len(outer.children)))
        case _:
            target = rng.choice([part for part in parts if part.level is Level.PARAGRAPH and part.text])
            return Replace(target.id, join((*target.text, f"由{sign}另行规定。")))


def _copy(folder: Path) -> Path:
    copy = folder / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(folder / "drafts", copy)
    _git(copy, "update-index", "-q", "--refresh")
    return copy


def _joined(copy: Path) -> None:
    workspace = Workspace.find(copy)
    assert join_commit(workspace, workspace.commit("theirs"), "合并").way == "merge"


def _plainly_merged(copy: Path) -> None:
    subprocess.run(["git", "merge", "-q", "-m", "m", "theirs"], cwd=copy, capture_output=True, check=False)


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
