"""How the units of a draft stood at past commits, reading no more files than the question needs."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem
from workbench.model.provision import Number, Provision
from workbench.model.text import references
from workbench.storage.files import article, draft_file, outline, toml_reader
from workbench.storage.files.assembly import assemble
from workbench.storage.files.own_files import DRAFT, OUTLINE, path_of
from workbench.storage.files.record import Record, provision
from workbench.storage.git.objects import Objects
from workbench.storage.history.lookup import Past
from workbench.storage.history.numbered_articles import alone, as_article, ordinal

#: Outlines in memory at once where many are gone through; 50 kB each.
_SOME = 100


class Then:
    """Files of one draft at any commit. What was read stays in memory while the question lasts."""

    def __init__(self, objects: Objects, past: Past) -> None:
        self._objects, self._past = objects, past
        self._names: dict[tuple[str, str], str] = {}
        self._records: dict[bytes, Record | None] = {}
        self._contents: dict[str, bytes | None] = {"": None}

    def foresee(self, blobs: Iterable[str], commits: Iterable[str]) -> None:
        """Read these, and the outlines at these commits, which will be asked for.

        One by one, git and this program would wait for each other in turn.
        """
        names = dict.fromkeys((*blobs, *(self._name(commit, OUTLINE) for commit in commits)))
        self._contents |= self._objects.several([name for name in names if name not in self._contents])

    def unit(self, blob: str) -> Provision | None:
        """What stands in the file of a unit, as if it were an article; None when it cannot be read."""
        record = self._record(self._read(blob))
        return None if record is None else as_article(record)

    def lines(self, commit: str) -> list[outline.Line]:
        """The outline of the draft at a commit."""
        return outline.read(OUTLINE, self._outline(commit), [])

    def instrument(self, commit: str, unit: Id) -> Instrument:
        """The draft at a commit with the words of ``unit`` alone, and of what it cites; all in it are numbered."""
        own = self._record(self._file(commit, path_of(unit)))
        cited = {unit for target in _targets(own) for unit in self._past.holders(target)} - {unit}
        found = {unit: own} | {other: self._record(self._file(commit, path_of(other))) for other in cited}
        records: dict[str, Record | None] = {unit: record for unit, record in found.items() if record is not None}
        head = self._head(commit)
        quick = alone(head, self._outline(commit), unit, records)
        return quick or replace(head, root=assemble(head.root, self.lines(commit), records, list[Problem]()))

    def ordinals(self, places: Iterable[tuple[str, Id]]) -> Iterator[Number | None]:
        """The number an article has at a commit by counting; None for anything else, and where numbers are facts.

        The outlines are read some at a time and not kept: there may be thousands.
        """
        rest = iter(places)
        while some := list(islice(rest, _SOME)):
            names = [self._name(commit, OUTLINE) for commit, _ in some]
            contents = self._objects.several(names)
            yield from (ordinal(_text(contents.get(name)), unit) for name, (_, unit) in zip(names, some, strict=True))

    def _outline(self, commit: str) -> str:
        return _text(self._file(commit, OUTLINE))

    def _head(self, commit: str) -> Instrument:
        return _head(self._file(commit, DRAFT) or b"")

    def _record(self, content: bytes | None) -> Record | None:
        if content is None:
            return None
        if content not in self._records:
            source = toml_reader.read("", content)
            self._records[content] = article.read(source) if source.parsed else None
        return self._records[content]

    def _file(self, commit: str, path: str) -> bytes | None:
        return self._read(self._name(commit, path))

    def _name(self, commit: str, path: str) -> str:
        """The id of the blob where the index knows it: that saves git the way through the trees."""
        if (commit, path) not in self._names:
            n = self._past.number(commit)
            blob = None if n is None else self._past.blob(path, n)
            self._names[commit, path] = f"{commit}:{self._past.folder}{path}" if blob is None else blob
        return self._names[commit, path]

    def _read(self, name: str) -> bytes | None:
        if name not in self._contents:
            self._contents[name] = self._objects.get(name)
        return self._contents[name]


def _text(content: bytes | None) -> str:
    return (content or b"").decode("utf-8", "replace")


@lru_cache(maxsize=4)
def _head(content: bytes) -> Instrument:
    """Hardly ever another one, and dear to read."""
    return draft_file.read(toml_reader.read(DRAFT, content))


def _targets(record: Record | None) -> set[Id]:
    parts: Iterable[Provision] = map(provision, record[-1]) if record else ()
    cited = (reference for part in parts for node in part.walk() for reference in references(node.text))
    return {target for reference in cited for pointer in reference.pointers for target in pointer.targets}
