"""The versions of a clause as a reviewer reads them: who, when, in which reading, why, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from workbench.language.redline import Change as Marked
from workbench.language.redline import redline_segments
from workbench.lineage.blame import Cut, Phrase, blame, credited, joined
from workbench.lineage.phrases import phrases
from workbench.lineage.step import Change, Step
from workbench.lineage.tracing import traced
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.session.history.draft_past import DraftPast
from workbench.session.history.numbers import with_renumberings
from workbench.session.history.steps import Steps
from workbench.session.view import View
from workbench.storage.history.lookup import Meta
from workbench.storage.history.then import Then

__all__ = ["Clause", "ClauseVersion", "Meta"]


@dataclass(frozen=True, slots=True)
class ClauseVersion:
    """One version of a clause. ``stage``: the first one whose text has it, "" for none yet.

    ``label``: what it was called then (a deleted one: before); ``of``: the provision it is a version of, another than
    the one asked for where history forks or joins; ``redline``: against the version before; ``text``: what it left;
    ``note``: that its number changed since the version before, though nobody touched it.
    """

    commit: Meta
    stage: str
    label: str
    change: Change
    of: Id
    redline: tuple[Marked, ...]
    text: Cut
    note: str = ""


class Clause:
    """The past of one clause of a draft, to be asked for as long as that of the draft is open."""

    def __init__(self, past: DraftPast, id: Id) -> None:
        self.id = id
        self._draft, self._past = past, past.index
        self._then = Then(past.objects, past.index)
        self._steps = Steps(self._past, self._then)
        self._views: dict[tuple[str, Id], View] = {}
        self._left: dict[tuple[Id, Provision], Cut] = {}

    @cached_property
    def steps(self) -> list[Step]:
        """What happened to it, oldest first; refuses an id that never was in this draft."""
        found = traced(self.id, self._steps.own)
        if not found:
            raise refuse("no-history", "这一处还没有保存过的版本。", hint="先保存，再查看沿革。")
        return found

    def versions(self, renumberings: bool = False) -> list[ClauseVersion]:
        """Its versions, newest first; with ``renumberings`` also those that changed nothing but its number."""
        steps = with_renumberings(self.steps, self._past, self._then) if renumberings else self.steps
        return noted([self._version(step) for step in steps])[::-1]

    def blame(self) -> list[tuple[Phrase, Meta]]:
        """Every phrase of it as it is shown at the commit asked about, with the commit that brought it.

        One that is gone by then is told as it stood last.
        """
        found, view = blame(self.steps, self._after), self._now
        if view is not None:
            found = credited(phrases(self.id, view.labels, view.wording), self.steps[-1].n, found)
        return [(phrase, self._past.commit(phrase.n)) for phrase in joined(found)]

    @property
    def label(self) -> str:
        """What it is called at the commit asked about; "" when it is gone by then."""
        return self._now.name(self.id) if self._now else ""

    @cached_property
    def _now(self) -> View | None:
        """The draft at the commit asked about, with this clause in it; None when it is gone by then."""
        own = [step for step in self.steps if step.id == self.id]
        left = own[-1].after if own else None
        return None if left is None else View(self._then.instrument(self._draft.tip, left.unit))

    def _version(self, step: Step) -> ClauseVersion:
        text = self._after(step)
        marked = redline_segments(self._before(step), text)
        meta = self._past.commit(step.n)
        stage, label = self._draft.stage(step.n), self._label(step)
        return ClauseVersion(meta, stage, label, step.change, step.id, marked, text)

    def _label(self, step: Step) -> str:
        view = self._view(step, after=step.after is not None)
        return view.name(step.id) if step.id in view.labels else ""

    def _before(self, step: Step) -> Cut:
        """The text it had; what the version before left is not read again."""
        if step.before is None:
            return ()
        left = self._left.get((step.id, step.before.provision))
        return self._phrases(step, after=False) if left is None else left

    def _after(self, step: Step) -> Cut:
        if step.after is None:
            return ()
        key = (step.id, step.after.provision)
        if key not in self._left:
            self._left[key] = self._phrases(step, after=True)
        return self._left[key]

    def _phrases(self, step: Step, after: bool) -> Cut:
        view = self._view(step, after)
        return phrases(step.id, view.labels, view.wording)

    def _view(self, step: Step, after: bool) -> View:
        sight = step.after if after else step.before
        assert sight is not None
        meta = self._past.commit(step.n)
        commit = meta.id if after else meta.parents[0]
        key = (commit, sight.unit)
        if key not in self._views:
            self._views[key] = View(self._then.instrument(commit, sight.unit))
        return self._views[key]


def noted(versions: Sequence[ClauseVersion]) -> list[ClauseVersion]:
    """The versions, oldest first, each with what became of its number since the one before of the same provision."""
    labels: dict[Id, str] = {}
    found = []
    for version in versions:
        before = labels.get(version.of, version.label)
        changed = before != version.label and version.change is not Change.RENUMBERED
        found.append(replace(version, note=f"由{before}变为{version.label}" if changed else ""))
        labels[version.of] = version.label
    return found
