"""Questions to the index of the past."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from sqlite3 import Connection
from typing import NamedTuple

from workbench.model.identity import Id
from workbench.storage.files.own_files import unit_of
from workbench.storage.history import index
from workbench.storage.history.commits import read_trailers
from workbench.storage.workspace import Workspace


class ArticleRow(NamedTuple):
    """Commit ``n`` put the blob ``new`` in the place of ``old`` in the file of ``unit``; "" for none."""

    n: int
    unit: Id
    old: str
    new: str


class Meta(NamedTuple):
    """A commit. ``when``: seconds since 1970; ``trailers``: lines of ``Key: value``."""

    n: int
    id: str
    parents: tuple[str, ...]
    when: int
    author: str
    subject: str
    trailers: dict[str, str]

    @property
    def date(self) -> str:
        """ISO 8601 in local time, with the zone."""
        return datetime.fromtimestamp(self.when).astimezone().isoformat(timespec="seconds")


class Kin(NamedTuple):
    """Since commit ``n``, ``provision`` says that it comes of ``ancestor``: ``how`` is "split" or "merged"."""

    n: int
    provision: Id
    ancestor: Id
    how: str


class Past:
    """The past of one draft up to one commit. Close it after use (it is a context manager)."""

    def __init__(self, workspace: Workspace, draft: str, tip: str) -> None:
        self.draft = draft
        #: Where its files are in a tree of git.
        self.folder = f"{workspace.prefix}drafts/{draft}/"
        self._connection: Connection = index.opened(workspace, tip)
        self._tip = tip
        self._commits: dict[int, Meta] = {}
        self._numbers: dict[str, int | None] = {}

    def __enter__(self) -> "Past":
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    @cached_property
    def _knows(self) -> Callable[[int], bool]:
        return index.upto(self._connection, self._tip)

    def holders(self, provision: Id) -> list[Id]:
        """The units whose file ever held this provision; a unit holds itself."""
        asked = "select unit from holders where draft = ? and provision = ?"
        return [Id(unit) for (unit,) in self._connection.execute(asked, (self.draft, provision))]

    def article_rows(self, units: Iterable[Id]) -> list[ArticleRow]:
        """What was written into the files of these units, parents before children."""
        asked = "select n, unit, old, new from articles where draft = ? and unit = ? order by n"
        rows = [row for unit in units for row in self._connection.execute(asked, (self.draft, unit))]
        return sorted(ArticleRow(*row) for row in rows if self._knows(row[0]))

    def events(self, unit: Id) -> dict[int, str]:
        """What happened to the place of a unit: commit number → in, out, moved, line."""
        asked = "select n, kind from events where draft = ? and unit = ?"
        rows = self._connection.execute(asked, (self.draft, unit))
        return {n: kind for n, kind in rows if self._knows(n)}

    def blob(self, path: str, n: int) -> str | None:
        """The blob of a file of the draft at commit ``n``, "" for none; None where only git can tell.

        That is before the last merge: until then a commit need not have what those with lower numbers wrote.
        """
        if n <= self._last_join:
            return None
        unit = unit_of(path)
        table, column, name = ("articles", "unit", unit) if unit else ("heads", "path", path)
        asked = f"select n, new from {table} where draft = ? and {column} = ? and n <= ? order by n desc"
        rows = self._connection.execute(asked, (self.draft, name, n))
        at, blob = next((row for row in rows if self._knows(row[0])), (n, ""))
        return blob if at > self._last_join or not self._last_join else None

    @cached_property
    def _last_join(self) -> int:
        """The number of the last commit with more than one parent, 0 when there is none."""
        rows = self._connection.execute("select n from commits where instr(parents, ' ') order by n desc")
        return next((n for (n,) in rows if self._knows(n)), 0)

    def reorderings(self) -> list[int]:
        """The commits that changed the order or the headings of the draft."""
        asked = "select n from heads where draft = ? and path = 'outline.txt' order by n"
        return [n for (n,) in self._connection.execute(asked, (self.draft,)) if self._knows(n)]

    def kin(self, provision: Id) -> list[Kin]:
        """Who this provision says it comes of, and who says so of this provision; candidates to be looked at."""
        asked = "select n, provision, ancestor, how from kin where draft = ?1 and (provision = ?2 or ancestor = ?2)"
        rows = self._connection.execute(asked, (self.draft, provision))
        return sorted(Kin(*row) for row in rows if self._knows(row[0]))

    def commit(self, n: int) -> Meta:
        """The commit with this number."""
        if n not in self._commits:
            self._commits[n] = self._commit(n)
        return self._commits[n]

    def _commit(self, n: int) -> Meta:
        found = self._connection.execute("select * from commits where n = ?", (n,)).fetchone()
        number, id, parents, when, author, subject, trailers = found
        told = dict(read_trailers(trailers))
        return Meta(number, id, tuple(parents.split()), when, author, subject, told)

    def number(self, commit: str) -> int | None:
        """The number of a commit, None for one outside this past."""
        if commit not in self._numbers:
            found = self._connection.execute("select n from commits where id = ?", (commit,)).fetchone()
            self._numbers[commit] = found[0] if found and self._knows(found[0]) else None
        return self._numbers[commit]
