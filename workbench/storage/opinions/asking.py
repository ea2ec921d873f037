"""Questions to the index; what people read is parsed from the very lines of git."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from workbench.amendments.opinions.dispositions import Disposition, Outcome
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.questions import Listed, Wanted
from workbench.amendments.opinions.rulings import Ruling, ruled
from workbench.model.identity import Id
from workbench.model.problems import Problem
from workbench.storage.opinions import records
from workbench.storage.opinions.index import Index

_BLOCK = 500


class Asking:
    """Answers from an index."""

    def __init__(self, index: Index) -> None:
        self.base: sqlite3.Connection = index.base

    def listed(self, wanted: Wanted) -> list[Listed]:
        """The opinions wanted, by number."""
        where, values = _condition(wanted)
        rows = self.base.execute(
            "SELECT line, ruled, outcome, head, (SELECT count(*) FROM opinion o WHERE o.head = opinion.head)"
            f" FROM opinion WHERE {where} ORDER BY n, k LIMIT ? OFFSET ?",
            (*values, wanted.limit, wanted.offset),
        ).fetchall()
        return [
            Listed(self._read(line, bool(is_ruled)), Outcome(outcome), size, head)
            for line, is_ruled, outcome, head, size in rows
        ]

    def count(self, wanted: Wanted) -> int:
        """How many there are, whatever the limit."""
        where, values = _condition(wanted)
        return int(self.base.execute(f"SELECT count(*) FROM opinion WHERE {where}", values).fetchone()[0])

    def ids(self, wanted: Wanted) -> list[str]:
        """Their numbers, in order."""
        where, values = _condition(wanted)
        return [str(id) for (id,) in self.base.execute(f"SELECT id FROM opinion WHERE {where} ORDER BY n, k", values)]

    def lines(self, ids: Iterable[str]) -> dict[str, bytes]:
        """The lines of these opinions as git has them."""
        return {id: row[0] for id in ids if (row := self._one("SELECT line FROM opinion WHERE id = ?", id))}

    def every_line(self) -> Iterator[bytes]:
        """The line of every opinion, by number."""
        return (line for (line,) in self.base.execute("SELECT line FROM opinion ORDER BY n, k"))

    def opinion(self, id: str) -> Listed | None:
        """One opinion."""
        row = self._one(
            "SELECT line, ruled, outcome, (SELECT count(*) FROM opinion o WHERE o.head = opinion.head), head"
            " FROM opinion WHERE id = ?",
            id,
        )
        return Listed(self._read(row[0], bool(row[1])), Outcome(row[2]), row[3], row[4]) if row else None

    def members(self, head: str) -> list[str]:
        """The numbers of a group, the first in front."""
        return [str(id) for (id,) in self.base.execute("SELECT id FROM opinion WHERE head = ? ORDER BY n, k", (head,))]

    def disposition(self, id: str) -> Disposition | None:
        """How an opinion was answered last."""
        row = self._one(
            "SELECT a.line FROM disposition d JOIN answer a ON a.rowid = d.line WHERE d.opinion = ?"
            " ORDER BY d.time DESC, d.line DESC LIMIT 1",
            id,
        )
        return next((one for _, one in records.read(row[0], Disposition, id, [])), None) if row else None

    def answered_with(self, amendment: str) -> list[str]:
        """The opinions some answer to which names an amendment, by number."""
        rows = self.base.execute(
            "SELECT DISTINCT o.id, o.n, o.k FROM opinion o JOIN disposition d ON d.opinion = o.id"
            " JOIN answer a ON a.rowid = d.line WHERE instr(a.line, CAST(? AS BLOB)) > 0 ORDER BY o.n, o.k",
            (amendment,),
        )
        return [str(row[0]) for row in rows]

    def outcomes(self) -> Counter[Outcome]:
        """How many opinions ended how."""
        rows = self.base.execute("SELECT outcome, count(*) FROM opinion GROUP BY outcome")
        return Counter({Outcome(outcome): count for outcome, count in rows})

    def groups(self) -> list[tuple[str, int]]:
        """The groups of more than one, largest first."""
        rows = self.base.execute(
            "SELECT head, count(*) c FROM opinion GROUP BY head HAVING c > 1 ORDER BY c DESC, head"
        )
        return [(str(head), int(count)) for head, count in rows]

    def places(self) -> list[tuple[str, Id, Outcome]]:
        """(opinion, provision, outcome) of every link."""
        rows = self.base.execute("SELECT l.opinion, l.at, o.outcome FROM link l JOIN opinion o ON o.id = l.opinion")
        return [(str(id), Id(at), Outcome(outcome)) for id, at, outcome in rows]

    def from_intake(self, source: str) -> list[str]:
        """The numbers of the opinions that came with one import."""
        rows = self.base.execute("SELECT id FROM opinion WHERE source = ? ORDER BY n, k", (source,))
        return [str(id) for (id,) in rows]

    def spoken_of(self, ids: Sequence[str]) -> list[str]:
        """Which of these opinions somebody answered, linked or grouped."""
        found: set[str] = set()
        for at in range(0, len(ids), _BLOCK):
            block = ids[at : at + _BLOCK]
            marks = ", ".join("?" * len(block))
            for table in ("disposition", "ruling"):
                found |= {
                    str(id)
                    for (id,) in self.base.execute(f"SELECT opinion FROM {table} WHERE opinion IN ({marks})", block)
                }
        return [id for id in ids if id in found]

    def _one(self, query: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self.base.execute(query, values).fetchone()
        return row

    def _read(self, line: bytes, is_ruled: bool) -> Opinion:
        problems: list[Problem] = []
        (opinion,) = (one for _, one in records.read(line, Opinion, "", problems))
        if not is_ruled:
            return opinion
        lines = [line for (line,) in self.base.execute("SELECT line FROM ruling WHERE opinion = ?", (opinion.id,))]
        return ruled(opinion, [one for line in lines for _, one in records.read(line, Ruling, "", problems)])


def _condition(wanted: Wanted) -> tuple[str, list[object]]:
    parts: list[tuple[str, list[object]]] = [("1", [])]
    if wanted.places:
        marks = ", ".join("?" * len(wanted.places))
        parts.append((f"id IN (SELECT opinion FROM link WHERE at IN ({marks}))", list(wanted.places)))
    if wanted.general:
        parts.append(("id NOT IN (SELECT opinion FROM link)", []))
    if wanted.outcome is not None:
        parts.append(("outcome = ?", [wanted.outcome.value]))
    if wanted.kind is not None:
        parts.append(("kind = ?", [wanted.kind.value]))
    if wanted.group:
        parts.append(("head = ?", [wanted.group]))
    if wanted.heads:
        parts.append(("head = id", []))
    if wanted.words:
        parts.append(("instr(line, CAST(? AS BLOB)) > 0", [wanted.words]))
    return " AND ".join(words for words, _ in parts), [value for _, values in parts for value in values]
