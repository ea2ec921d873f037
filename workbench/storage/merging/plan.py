"""What a merge of two snapshots would write: drafts by structure, everything else by file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.merging.merge import merge
from workbench.merging.values import Merged
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.problems import Severity, WorkbenchError
from workbench.model.provision import Provision
from workbench.storage.files.cache import ArticleCache
from workbench.storage.files.codec import changes as changed_files
from workbench.storage.files.codec import load
from workbench.storage.files.own_files import is_own
from workbench.storage.merging.file_sets import merged_files
from workbench.storage.merging.snapshot import Snapshot
from workbench.storage.slug import is_slug
from workbench.storage.workspace import Workspace

Sides = tuple[Snapshot, Snapshot, Snapshot]
_NOTHING = Instrument("", Provision(ROOT_ID, Level.ROOT))


@dataclass(slots=True)
class Plan:
    """``changes`` on our side, by path in the repository. ``drafts``: those that both sides changed.

    ``contested``: files of others that both changed. ``special``: links, executables, submodules that theirs changed.
    """

    changes: dict[str, bytes | None] = field(default_factory=dict)
    drafts: dict[str, Merged] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)
    special: list[str] = field(default_factory=list)


class Planning:
    """One merge of (base, ours, theirs)."""

    def __init__(self, workspace: Workspace, sides: Sides) -> None:
        self._workspace = workspace
        self._sides = sides

    def plan(self) -> Plan:
        """Everything that is to be written, and what stands in the way."""
        plan = Plan()
        both = dict(self._changed_on_both())
        paths = {path for side in self._sides for path in side.entries}
        files = merged_files((path for path in paths if not self._is_text(path, both)), self._prefix, self._sides)
        plan.changes, plan.contested, plan.special = files.changes, files.contested, files.special
        for slug, folder in both.items():
            self._merge(slug, folder, plan)
        return plan

    @property
    def _prefix(self) -> str:
        return self._workspace.prefix

    def _is_text(self, path: str, both: Mapping[str, str]) -> bool:
        return any(path.startswith(folder) and is_own(path[len(folder) :]) for folder in both.values())

    def _changed_on_both(self) -> Iterator[tuple[str, str]]:
        top = f"{self._prefix}drafts/"
        slugs = {
            path[len(top) :].split("/")[0] for side in self._sides for path in side.entries if path.startswith(top)
        }
        for slug in sorted(filter(is_slug, slugs)):
            folder = f"{top}{slug}/"
            base, ours, theirs = (_texts(side, folder) for side in self._sides)
            if ours != base and theirs not in (base, ours):
                yield slug, folder

    def _merge(self, slug: str, folder: str, plan: Plan) -> None:
        if not all(_texts(side, folder) for side in self._sides[1:]):
            plan.contested.append(folder.rstrip("/"))
            return
        cache = self._workspace.cache(slug)
        base, ours, theirs = (_instrument(side, folder, cache) for side in self._sides)
        merged = merge(base, ours, theirs)
        plan.drafts[slug] = merged
        plan.changes |= {folder + path: made for path, made in changed_files(ours, merged.instrument).items()}


def _texts(side: Snapshot, folder: str) -> dict[str, object]:
    found = side.folder(folder)
    return {path: found.facts[path] for path in found if is_own(path)}


def _instrument(side: Snapshot, folder: str, cache: ArticleCache) -> Instrument:
    files = side.folder(folder)
    if not _texts(side, folder):
        return _NOTHING
    instrument, problems = load(files, cache)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if errors:
        raise WorkbenchError(errors[0])
    return instrument
