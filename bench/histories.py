"""A draft with a long random past, written into a repository in one stream, and what really happened to whom.

Every commit carries out one operation. The record comes from the operations, never from the files, so that what is
read back from git can be held against it.
"""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.drafts import SLUG
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import DIVISIONS, Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Provision
from workbench.model.text import references
from workbench.operations.perform import perform
from workbench.operations.values import Delete, Insert, Merge, Move, Operation, Replace, Split
from workbench.operations.work import Work
from workbench.storage.files.codec import changes
from workbench.storage.workspace import Workspace

#: How often each kind of operation is drawn.
_KINDS = {"edit": 45, "insert": 15, "delete": 6, "move": 16, "split": 9, "merge": 9}
_WORDS = ("按照职责", "会同有关部门", "依法公开", "自收到之日起十五日内", "给予必要支持", "建立健全制度", "组织评估")


@dataclass(frozen=True, slots=True)
class Deed:
    """One commit: what it did to which provisions, and what those were born of or took in."""

    subject: str
    changes: dict[Id, str]
    kin: dict[Id, tuple[Id, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Past:
    """``deeds[n]`` is the commit number ``n`` after the one that founded the draft; ``commits`` are all their ids."""

    deeds: tuple[Deed, ...]
    commits: tuple[str, ...]
    instrument: Instrument


def lived(workspace: Workspace, instrument: Instrument, commits: int, seed: int = 1) -> Past:
    """Give the draft of ``workspace``, just founded with ``instrument``, a past of ``commits`` commits."""
    life = _Life(instrument, random.Random(seed))
    tip = workspace.commit()
    branch = workspace.repository.branch()
    parts = [f"feature done\nreset {branch}\nfrom {tip}\n\n".encode()]
    parts += [_commit(workspace, branch, n, life.step(n)) for n in range(commits)]
    workspace.repository.git("fast-import", "--quiet", "--done", "--date-format=raw", stdin=b"".join(parts) + b"done\n")
    made = workspace.repository.git("rev-list", "--reverse", f"{tip}..{branch}").decode().split()
    return Past(tuple(life.deeds), tuple(made), life.instrument)


def _commit(workspace: Workspace, branch: str, n: int, files: dict[str, bytes | None]) -> bytes:
    when = f"{int(time.time()) + n} +0800"
    message = f"第 {n} 次修改\n\nReason: 理由{n}\n".encode()
    parts = [f"commit {branch}\nauthor 起草处 <office@example.invalid> {when}\n".encode()]
    parts += [
        f"committer 起草处 <office@example.invalid> {when}\n".encode(),
        b"data %d\n%s\n" % (len(message), message),
    ]
    for path, content in files.items():
        name = f"{workspace.prefix}drafts/{SLUG}/{path}"
        if content is None:
            parts.append(f"D {name}\n".encode())
        else:
            parts.append(f"M 100644 inline {name}\ndata {len(content)}\n".encode() + content + b"\n")
    return b"".join(parts) + b"\n"


class _Life:
    """The draft as it goes through one operation after another."""

    def __init__(self, instrument: Instrument, dice: random.Random) -> None:
        self.instrument = instrument
        self.deeds: list[Deed] = []
        self._dice = dice
        self._ids = IdSource([part.id for part in instrument.root.walk()], choose=dice.choice)

    def step(self, n: int) -> dict[str, bytes | None]:
        """Carry out one random operation that is possible, and the files it writes."""
        while True:
            work = Work(self.instrument)
            kind = self._dice.choices(list(_KINDS), list(_KINDS.values()))[0]
            try:
                operation, deed = getattr(self, f"_{kind}")(work, n)
                perform(operation, work)
            except (WorkbenchError, IndexError):
                continue
            before, self.instrument = self.instrument, work.instrument
            deed.changes.update(_pointed_elsewhere(before, self.instrument, deed.changes))
            self.deeds.append(deed)
            return changes(before, self.instrument)

    def _articles(self) -> list[Provision]:
        return [part for part in _units(self.instrument.root) if part.level is Level.ARTICLE]

    def _edit(self, work: Work, n: int) -> tuple[Operation, Deed]:
        article = self._dice.choice(self._articles())
        body = self._dice.choice([child for child in article.children if child.level is Level.PARAGRAPH])
        words = body.text[-1] if body.text else ""
        if not isinstance(words, str):
            raise IndexError
        text = (*body.text[:-1], words.rstrip("。；：") + f"，{self._dice.choice(_WORDS)}（{n}）。")
        return Replace(body.id, text), Deed("edit", {article.id: "edited", body.id: "edited"})

    def _insert(self, work: Work, n: int) -> tuple[Operation, Deed]:
        parent, index = self._place(work)
        body = Provision(self._ids.draw(), Level.PARAGRAPH, (f"{self._dice.choice(_WORDS)}，{n}。",))
        article = Provision(self._ids.draw(), Level.ARTICLE, children=(body,))
        return Insert(parent, index, article), Deed("insert", {article.id: "created", body.id: "created"})

    def _delete(self, work: Work, n: int) -> tuple[Operation, Deed]:
        article = self._dice.choice(self._articles())
        return Delete(article.id), Deed("delete", dict.fromkeys((part.id for part in article.walk()), "deleted"))

    def _move(self, work: Work, n: int) -> tuple[Operation, Deed]:
        article = self._dice.choice(self._articles())
        parent, index = self._place(work, unlike=work.tree.owner(article.id).id)
        return Move(article.id, parent, index), Deed("move", {article.id: "moved"})

    def _split(self, work: Work, n: int) -> tuple[Operation, Deed]:
        article = self._dice.choice([one for one in self._articles() if len(one.children) > 1])
        at = article.children[self._dice.randrange(1, len(article.children))].id
        new = self._ids.draw()
        operation = Split(article.id, at, new)
        trial = Work(work.instrument)
        perform(operation, trial)
        gone = {part.id: "moved" for part in list(trial.tree.node(new).walk())[1:]}
        return operation, Deed("split", {article.id: "split", new: "split"} | gone, {new: (article.id,)})

    def _merge(self, work: Work, n: int) -> tuple[Operation, Deed]:
        articles = self._articles()
        place = self._dice.randrange(len(articles) - 1)
        first, second = articles[place : place + 2]
        inside = {part.id: "moved" for part in list(second.walk())[1:]}
        kin: dict[Id, tuple[Id, ...]] = {first.id: (second.id,)}
        return Merge((first.id, second.id)), Deed("merge", {first.id: "merged", second.id: "merged"} | inside, kin)

    def _place(self, work: Work, unlike: Id | None = None) -> tuple[Id, int]:
        chapters = [part for part in _units(self.instrument.root) if part.level in DIVISIONS and part.id != unlike]
        chapter = self._dice.choice([one for one in chapters if _holds_articles(one)])
        return chapter.id, self._dice.randrange(len(chapter.children) + 1)


def _pointed_elsewhere(before: Instrument, after: Instrument, told: dict[Id, str]) -> dict[Id, str]:
    """Provisions that cite a merged one, and now name the one that took it in: edited too, with their articles."""
    old = {unit.id: unit for unit in _units(before.root)}
    changed = [unit for unit in _units(after.root) if unit.level is Level.ARTICLE and old.get(unit.id) is not unit]
    nodes = {node.id: node for unit in changed if unit.id in old for node in old[unit.id].walk()}
    found = [
        (unit.id, node.id)
        for unit in changed
        for node in unit.walk()
        if node.id in nodes and _targets(node) != _targets(nodes[node.id])
    ]
    return {id: "edited" for pair in found for id in pair if id not in told}


def _targets(node: Provision) -> list[tuple[Id, ...]]:
    return [pointer.targets for reference in references(node.text) for pointer in reference.pointers]


def _units(node: Provision) -> Iterator[Provision]:
    for child in node.children:
        if child.level in DIVISIONS or child.level is Level.ARTICLE:
            yield child
            yield from _units(child)


def _holds_articles(division: Provision) -> bool:
    return all(child.level is Level.ARTICLE for child in division.children)
