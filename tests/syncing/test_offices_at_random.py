"""Three offices that edit, move, renumber, merge, push, pull, crash and recover in any order.

Every edit that was acknowledged is in the draft everybody ends with, or in a conflict that is reported.
"""

import random
import shutil
import tempfile
from itertools import count
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.merging.merge_laws import well_formed
from tests.merging.test_concurrent_pairs import of
from tests.storage.killed_save import KilledError, at_step
from tests.syncing.offices import SLUG, Offices, git
from tests.thoroughness import so_many
from workbench.model.identity import IdSource
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Provision
from workbench.model.text import join, words
from workbench.operations.values import Delete, Insert, Merge, Move, Operation, Position, Replace, Split
from workbench.session.desk import Desk
from workbench.session.session import Session
from workbench.session.syncing.branches import merge_branch, new_branch, switch_branch
from workbench.session.syncing.questions import open_questions
from workbench.storage import steps
from workbench.storage.merging.conflicts import Question

OFFICES = st.integers(0, 2)
SEEDS = st.integers(0, 10**6)


class ThreeOffices(RuleBasedStateMachine):
    """``written``: marks that were saved. What a side deletes itself is taken out of it."""

    def __init__(self) -> None:
        super().__init__()
        self._top = Path(tempfile.mkdtemp(prefix="处室-"))
        self._serial = count(1)
        self.written: set[str] = set()

    @initialize()
    def begin(self) -> None:
        self.three = Offices.around(self._top / "三处", 3)

    @rule(office=OFFICES, seed=SEEDS)
    def write(self, office: int, seed: int) -> None:
        """A sentence added to a 款, or a new article, saved."""
        rng, mark = random.Random(seed), f"第{next(self._serial)}号记录。"
        session = self.three.session(office)
        session.apply(self._writing(session, rng, mark))
        session.save("写入")
        self.written.add(mark)

    def _writing(self, session: Session, rng: random.Random, mark: str) -> Operation:
        if rng.random() < 0.5:
            target = rng.choice(of(session.view.instrument, Level.PARAGRAPH))
            return Replace(target.id, join((*target.text, mark)))
        chapter, ids = rng.choice(of(session.view.instrument, Level.CHAPTER)), self._ids()
        article = Provision(ids.draw(), Level.ARTICLE, children=(Provision(ids.draw(), Level.PARAGRAPH, words(mark)),))
        return Insert(chapter.id, rng.randint(0, len(chapter.children)), article)

    @rule(office=OFFICES, seed=SEEDS)
    def rearrange(self, office: int, seed: int) -> None:
        """A move, a split or a merge, saved; no words are lost by it."""
        session, rng = self.three.session(office), random.Random(seed)
        try:
            session.apply(self._rearranging(session, rng))
            session.save("调整")
        except WorkbenchError:
            return

    def _ids(self) -> IdSource:
        """Ids that no other office draws."""
        return IdSource((), random.Random(f"ids {next(self._serial)}").choice)

    def _rearranging(self, session: Session, rng: random.Random) -> Operation:
        now = session.view.instrument
        chapter = rng.choice(of(now, Level.CHAPTER))
        article, paragraph = rng.choice(of(now, Level.ARTICLE)), rng.choice(of(now, Level.PARAGRAPH))
        text = str(paragraph.text[0]) if paragraph.text else ""
        ways: list[Operation] = [
            Move(article.id, chapter.id, 0),
            Split(paragraph.id, Position(0, text.find("。") + 1), self._ids().draw()),
            Merge(tuple(child.id for child in article.children[:2])),
        ]
        return rng.choice(ways)

    @rule(office=OFFICES, seed=SEEDS)
    def delete(self, office: int, seed: int) -> None:
        """An article nobody has written a mark into, as far as this office knows."""
        session, rng = self.three.session(office), random.Random(seed)
        clean = [part for part in of(session.view.instrument, Level.ARTICLE) if "号记录" not in repr(part)]
        if clean:
            session.apply(Delete(rng.choice(clean).id))
            session.save("删去")

    @rule(office=OFFICES)
    def exchange(self, office: int) -> None:
        self.three.sync(office)

    @rule(office=OFFICES, number=st.integers(1, 160))
    def crash_while_exchanging(self, office: int, number: int) -> None:
        def die() -> None:
            raise KilledError

        try:
            with steps.watching(at_step(number, die)):
                self.three.sync(office)
        except KilledError:
            Desk.find(self.three.folders[office])

    @precondition(lambda self: self.written)
    @rule(office=OFFICES, seed=SEEDS)
    def branch_and_merge(self, office: int, seed: int) -> None:
        desk, name = self.three.session(office).desk, f"试{next(self._serial)}"
        new_branch(desk, name)
        self.write(office, seed)
        switch_branch(desk, "main")
        self.write(office, seed + 1)
        merge_branch(desk, name)

    def teardown(self) -> None:
        """All exchange until nobody has anything new; then everything is everywhere."""
        try:
            if hasattr(self, "three"):
                self._end()
        finally:
            shutil.rmtree(self._top, ignore_errors=True)

    def _end(self) -> None:
        for office in (0, 1, 2, 0, 1):
            self.three.sync(office)
        assert len({git(folder, "rev-parse", "HEAD") for folder in self.three.folders}) == 1
        well_formed(self.three.text(0))
        there = repr(self.three.text(0)) + "".join(map(_said, open_questions(self.three.session(0).desk, SLUG)[0]))
        assert {mark for mark in self.written if mark not in there} == set()
        for folder in self.three.folders:
            assert git(folder, "status", "--porcelain", "--untracked-files=all") == ""


def _said(question: Question) -> str:
    versions = [version.value or "" for version in (question.ours, question.theirs) if version is not None]
    return "\n".join([question.base or "", *versions])


TestThreeOffices = ThreeOffices.TestCase
TestThreeOffices.settings = settings(
    max_examples=so_many(3, thorough=100),
    stateful_step_count=so_many(10, thorough=30),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
