"""How well texts without common ids are aligned after light and after heavy rewriting.

In each seeded version a third of the articles is rewritten; others are moved, split, merged, inserted (articles of
other real laws) and deleted. The truth is the table by ids, which a test of its own proves to tell what was done
(tests/comparison/test_identity_truth.py); the table by content gets the same words with ids of their own.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from bench.accuracy import Told, pairs, scores
from bench.laws import CIVIL_CODE, Law, generated
from bench.reading import import_law
from bench.rewriting import Rewriter
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.model.reference import Pointer
from workbench.operations.apply import apply
from workbench.operations.pointers import changed
from workbench.operations.results import Applied
from workbench.operations.splitting import length
from workbench.operations.values import Batch, Delete, Insert, Merge, Move, Operation, Split

LEAST = 0.97
SEEDS = (1, 2, 3)
#: Of a hundred articles; each is touched by one of these at most.
SHARES = {"move": 3, "split": 4, "merge": 4, "insert": 5, "delete": 5}
#: Rewritten articles of a hundred, whatever else happens to them.
REWRITTEN = 33
#: A half of a split article has at least so many characters: 「法律另有规定的除外。」 alone is no article.
_HALF = 20
_DECISIONS = CIVIL_CODE.parents[1] / "decisions"

_HEAD = """
## Alignment after rewriting

{count} seeded versions each; of a hundred articles {rewritten} rewritten (light: one clause of each 款 and 项; heavy:
about half of the clauses replaced by others of the law, a third of the words staying), {shares}. A pair is right
when both numbers and the kind are those of the table by ids; 对应 is every pair of whole articles that stayed in
order. The aim is F1 ≥ {least}, over all pairs and in every kind.

| rewriting | kind | pairs | precision | recall | F1 | |
|---|---|--:|--:|--:|--:|---|
"""
_SAID = {"move": "moved", "split": "split", "merge": "merged with the next", "insert": "inserted", "delete": "deleted"}


def section(law: Instrument, folder: Path, seeds: Sequence[int] = SEEDS) -> str:
    """The part of the report."""
    shares = ", ".join(f"{share} {_SAID[name]}" for name, share in SHARES.items())
    head = _HEAD.format(count=len(seeds), rewritten=REWRITTEN, shares=shares, least=LEAST)
    lines = [line for heavy in (False, True) for line in _lines(heavy, *told(law, folder, seeds, heavy=heavy))]
    return head + "\n".join(lines) + "\n"


def _lines(heavy: bool, truth: Told, found: Told) -> Iterator[str]:
    for score in scores(truth, found):
        verdict = "met" if score.f1 >= LEAST else "**not met**"
        figures = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
        yield f"| {'heavy' if heavy else 'light'} | {score.kind} | {score.true} | {figures} | {verdict} |"


def told(law: Instrument, folder: Path, seeds: Sequence[int], *, heavy: bool) -> tuple[Told, Told]:
    """What the tables by ids and by content say about all versions."""
    truth, found = Counter[tuple[str, tuple[str, str]]](), Counter[tuple[str, tuple[str, str]]]()
    for seed in seeds:
        new = later(law, folder, random.Random(seed), heavy=heavy)
        truth += pairs(law, new)
        found += pairs(law, strange(new))
    return truth, found


def strange(law: Instrument) -> Instrument:
    """The same with ids and ancestry of its own, so that only its words can tell what it is a version of."""
    ids = IdSource([part.id for part in law.root.walk()], random.Random(len(law.title)).choice)
    new = {part.id: ids.draw() for part in law.root.walk()} | {law.root.id: law.root.id}

    def cited(pointer: Pointer) -> Pointer:
        return replace(pointer, targets=tuple(new.get(target, target) for target in pointer.targets))

    def renamed(part: Provision) -> Provision:
        text = tuple(piece if isinstance(piece, str) else changed(piece, cited) for piece in part.text)
        children = tuple(map(renamed, part.children))
        return replace(part, id=new[part.id], text=text, children=children, split_from=None, merged=())

    return replace(law, root=renamed(law.root))


def articles(law: Instrument) -> list[Provision]:
    """The articles in order."""
    return [part for part in law.root.walk() if part.level is Level.ARTICLE]


def later(law: Instrument, folder: Path, dice: random.Random, *, heavy: bool) -> Instrument:
    """The later version, ids and ancestry kept."""
    rewriter = Rewriter(law, dice)
    rewritten = {part.id for part in articles(law) if dice.random() * 100 < REWRITTEN}
    now = replace(law, root=_rewritten(law.root, rewritten, rewriter.heavy if heavy else rewriter.light))
    done = apply(Batch(tuple(_Changes(now, _strangers(folder), dice).operations())), now)
    if not isinstance(done, Applied):
        raise ValueError(done.problem.message)
    return done.instrument


def _rewritten(part: Provision, chosen: set[Id], change: Callable[[Provision], Provision]) -> Provision:
    if part.level is Level.ARTICLE:
        return change(part) if part.id in chosen else part
    return replace(part, children=tuple(_rewritten(child, chosen, change) for child in part.children))


def _strangers(folder: Path) -> list[Provision]:
    """Articles without citations from laws on other subjects; generated ones where none lie beside the checkout."""
    paths = sorted(_DECISIONS.glob("*/new.md")) if _DECISIONS.is_dir() else []
    laws = [Law(path, "") for path in paths if "criminal" not in path.parent.name] or [generated(folder, 200)]
    return [part for law in laws for part in articles(import_law(law)) if _is_plain(part)]


def _is_plain(article: Provision) -> bool:
    return all(isinstance(piece, str) for part in article.walk() for piece in part.text)


class _Changes:
    """Operations on articles of one version, no article being taken twice."""

    def __init__(self, now: Instrument, strangers: Sequence[Provision], dice: random.Random) -> None:
        self._dice, self._strangers = dice, dice.sample(strangers, len(strangers))
        self._ids = IdSource([part.id for part in now.root.walk()], dice.choice)
        self._homes = [part for part in now.root.walk() if any(child.level is Level.ARTICLE for child in part.children)]
        self._homes = [home for home in self._homes if all(child.level is Level.ARTICLE for child in home.children)]
        self._order = {home.id: [child.id for child in home.children] for home in self._homes}
        self._free = [(home.id, child) for home in self._homes for child in home.children]
        dice.shuffle(self._free)
        self._size = len(self._free)

    def operations(self) -> Iterator[Operation]:
        """All of them."""
        makers = {"merge": self._merge, "split": self._split, "move": self._move}
        makers |= {"delete": self._delete, "insert": self._insert}
        for name, make in makers.items():
            wanted = self._size * SHARES[name] // 100
            while wanted and self._free:
                operation = make(*self._free.pop())
                wanted -= operation is not None
                if operation is not None:
                    yield operation

    def _merge(self, home: Id, article: Provision) -> Operation | None:
        order = self._order[home]
        place = order.index(article.id)
        found = [one for one in self._free if one[0] == home and order[place + 1 : place + 2] == [one[1].id]]
        if not found:
            return None
        self._free.remove(found[0])
        return Merge((article.id, order.pop(place + 1)))

    def _split(self, home: Id, article: Provision) -> Operation | None:
        sizes = [sum(length(part.text) for part in child.walk()) for child in article.children]
        places = [at for at in range(1, len(sizes)) if min(sum(sizes[:at]), sum(sizes[at:])) >= _HALF]
        if not places:
            return None
        at = self._dice.choice(places)
        new, order = self._ids.draw(), self._order[home]
        order.insert(order.index(article.id) + (sum(sizes[:at]) >= sum(sizes[at:])), new)
        return Split(article.id, article.children[at].id, new)

    def _move(self, home: Id, article: Provision) -> Operation:
        self._order[home].remove(article.id)
        to = self._dice.choice(self._homes).id
        place = self._dice.randrange(len(self._order[to]) + 1)
        self._order[to].insert(place, article.id)
        return Move(article.id, to, place)

    def _delete(self, home: Id, article: Provision) -> Operation:
        self._order[home].remove(article.id)
        return Delete(article.id)

    def _insert(self, home: Id, article: Provision) -> Operation | None:
        """In front of the article, which nobody else touches."""
        if not self._strangers:
            return None
        place = self._order[home].index(article.id)
        new = self._named(self._strangers.pop())
        self._order[home].insert(place, new.id)
        return Insert(home, place, new)

    def _named(self, part: Provision) -> Provision:
        return replace(part, id=self._ids.draw(), number=None, children=tuple(map(self._named, part.children)))
