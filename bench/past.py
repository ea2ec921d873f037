"""The past of a clause among 5,000 commits, against what git tells of its file; and how many clauses git loses."""

import random
import subprocess
from pathlib import Path

from bench.drafts import SLUG, founded
from bench.figure import Figure, duration
from bench.histories import Past, lived
from bench.laws import generated
from bench.reading import import_law
from bench.timing import best
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.session.history.draft_past import DraftPast
from workbench.session.history.versions import Clause
from workbench.storage.history import index

COMMITS = 5_000
GROWTH = (500, 5_000, 10_000)
_ASKED = 40
_ARTICLES = 126


class Measured:
    """A draft with a long past, and some of its articles to ask about."""

    def __init__(self, instrument: Instrument, folder: Path, commits: int = COMMITS) -> None:
        self.workspace = founded(instrument, folder)
        self.past = lived(self.workspace, instrument, commits)
        self.tip = self.workspace.commit()
        units = [node.id for node in self.past.instrument.root.walk() if node.level is Level.ARTICLE]
        self.asked = random.Random(1).sample(units, min(_ASKED, len(units)))

    def build(self) -> None:
        """The index, from nothing."""
        index.forget(self.workspace)
        index.opened(self.workspace, self.tip).close()

    def versions(self) -> None:
        """The versions of every article asked about."""
        with DraftPast(self.workspace, SLUG, self.tip) as past:
            for id in self.asked:
                Clause(past, id).versions()

    def versions_alone(self) -> None:
        """The same, the past of the draft opened anew for each."""
        for id in self.asked:
            with DraftPast(self.workspace, SLUG, self.tip) as past:
                Clause(past, id).versions()

    def blame(self) -> None:
        """The phrases of every article asked about."""
        with DraftPast(self.workspace, SLUG, self.tip) as past:
            for id in self.asked:
                Clause(past, id).blame()

    def git(self, *words: str) -> bytes:
        """What git says."""
        return subprocess.run(["git", *words], cwd=self.workspace.root, check=True, capture_output=True).stdout

    def files(self) -> list[str]:
        """The files of the articles asked about."""
        return [f"drafts/{SLUG}/articles/{id}.toml" for id in self.asked]


def figures(instrument: Instrument, folder: Path) -> list[Figure]:
    """Each for one clause, the mean of some."""
    measured = Measured(instrument, folder)
    raw = best(lambda: measured.git("log", "--raw"), 3)
    built = best(measured.build, 3)
    one = 1 / len(measured.asked)
    versions, blame = best(measured.versions, 3) * one, best(measured.blame, 3) * one
    alone = best(measured.versions_alone, 3) * one
    sample = measured.files()[:10]
    follow = best(lambda: [measured.git("log", "--follow", "-p", "--", file) for file in sample], 2) / len(sample)
    lines = best(lambda: [measured.git("blame", measured.tip, "--", file) for file in sample], 2) / len(sample)
    lost = _lost(measured)
    return [
        Figure(f"index of {COMMITS:,} commits, from nothing", built, "`git log --raw`", raw, times=2),
        Figure(
            "the versions of a clause, with redlines, one clause after the other",
            versions,
            "`git log --follow -p` on its file",
            follow,
            times=0.02,
        ),
        Figure("the same, the past of the draft opened for it, as F4 does", alone, limit=0.1),
        Figure("who brought which phrase of a clause", blame, "`git blame` on its file", lines, times=1),
        Figure(
            f"of {len(measured.asked)} clauses `git log --follow` misses versions of {lost}; the index of none", follow
        ),
    ]


def _lost(measured: Measured) -> int:
    """Of how many clauses git leaves versions out that were lived."""
    return sum(
        bool(
            _lived(measured.past, id) - set(measured.git("log", "--follow", "--format=%H", "--", file).decode().split())
        )
        for id, file in zip(measured.asked, measured.files(), strict=True)
    )


def _lived(past: Past, id: Id) -> set[str]:
    """The commits that did something to an article, or to what it came of before it did."""
    found, names = set[str](), {id}
    for commit, deed in zip(reversed(past.commits), reversed(past.deeds), strict=True):
        if names & deed.changes.keys():
            found.add(commit)
            names |= {origin for name in names for origin in deed.kin.get(name, ())}
    return found


def section(folder: Path) -> str:
    """How both grow with the number of commits, on a small law, so that the commits are what grows."""
    rows = ["| commits | index from nothing | `git log --raw` | versions of a clause |", "|--:|--:|--:|--:|"]
    instrument = import_law(generated(folder, _ARTICLES))
    for commits in GROWTH:
        measured = Measured(instrument, folder / f"past-{commits}", commits)
        raw, built = best(lambda asked=measured: asked.git("log", "--raw"), 2), best(measured.build, 2)  # type: ignore[misc]
        one = best(measured.versions, 2) / len(measured.asked)
        rows.append(f"| {commits:,} | {duration(built)} | {duration(raw)} | {duration(one)} |")
    title = f"## Growth of the past\n\nA law of {_ARTICLES} articles; every commit is one random operation.\n\n"
    return "\n" + title + "\n".join(rows) + "\n"
