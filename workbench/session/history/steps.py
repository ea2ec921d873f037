"""What each commit did to one provision, put together from the index and the files it names."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from workbench.lineage.step import Facts, Sight, Step, change_of, origins_of
from workbench.model.identity import Id
from workbench.model.provision import Provision
from workbench.storage.history.lookup import ArticleRow, Kin, Past
from workbench.storage.history.then import Then


class _Touches(NamedTuple):
    """What was written into the files that held a provision and what happened to its place, by commit number; kin."""

    written: dict[int, tuple[ArticleRow, ...]]
    events: dict[int, str]
    kin: list[Kin]


class Steps:
    """The own steps of provisions: of 条 and what else has a file, of 款 and below, of 编章节."""

    def __init__(self, past: Past, then: Then) -> None:
        self._past = past
        self._then = then
        self._touches: dict[Id, _Touches] = {}

    def own(self, id: Id) -> list[Step]:
        """The steps of one id alone, oldest first."""
        if id not in self._touches:
            self._find(id)
        return list(self._steps(id, self._touches[id]))

    def _find(self, id: Id) -> None:
        """Find the commits that touched it, and those that touched what it may come of: git is asked once for all."""
        blobs, numbers, waiting = list[str](), set[int](), [id]
        while waiting:
            each = waiting.pop()
            if each not in self._touches:
                rows = self._past.article_rows(self._past.holders(each))
                written = {n: tuple(group) for n, group in groupby(rows, key=lambda row: row.n)}
                found = _Touches(written, self._past.events(each), self._past.kin(each))
                self._touches[each] = found
                blobs += [blob for row in rows for blob in (row.old, row.new)]
                numbers |= written.keys() | found.events.keys()
                waiting += [kin.ancestor for kin in found.kin if kin.provision == each]
        self._then.foresee(blobs, (self._past.commit(n).id for n in numbers))

    def _steps(self, id: Id, touches: _Touches) -> Iterator[Step]:
        written, events, kin = touches
        divided = {each.n for each in kin if each.ancestor == id and each.how == "split"}
        taken_in = {each.n for each in kin if each.ancestor == id and each.how == "merged"}
        last: Sight | None = None
        known = False
        for n in sorted(written.keys() | events.keys()):
            before, after = self._sights(id, n, written.get(n, ()), last, events.get(n, ""))
            facts = Facts(before, after, events.get(n) == "moved", n in divided, n in taken_in, known)
            change = change_of(facts)
            if change is not None:
                joins = len(self._past.commit(n).parents) > 1
                yield Step(n, id, change, before, after, origins_of(before, after), joins)
            last, known = after, known or after is not None

    def _sights(
        self, id: Id, n: int, rows: tuple[ArticleRow, ...], last: Sight | None, event: str
    ) -> tuple[Sight | None, Sight | None]:
        """How it stood before and after a commit; one that wrote no file of it left it as it was."""
        if rows:
            return self._sight(id, rows, old=True), self._sight(id, rows, old=False)
        if last is not None and event == "moved":
            return last, last
        return self._division(id, n, old=True), self._division(id, n, old=False)

    def _sight(self, id: Id, rows: tuple[ArticleRow, ...], old: bool) -> Sight | None:
        for row in rows:
            unit = self._then.unit(row.old if old else row.new) if (row.old if old else row.new) else None
            found = next((node for node in unit.walk() if node.id == id), None) if unit else None
            if found is not None:
                return Sight(row.unit, found)
        return None

    def _division(self, id: Id, n: int, old: bool) -> Sight | None:
        """A unit as its line in the outline tells of it."""
        meta = self._past.commit(n)
        commit = meta.parents[0] if old and meta.parents else meta.id
        if old and not meta.parents:
            return None
        line = next((line for line in self._then.lines(commit) if line.id == id), None)
        return None if line is None else Sight(id, Provision(id, line.level, heading=line.heading, number=line.number))
