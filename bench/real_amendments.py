"""Real amendments of real laws, proposed article by article on the old text while other edits are made.

Each change of the republished text becomes part of the amendment of its article. What is taken without asking is
held to a rule of its own: every sentence that comes stood in the proposal, every one that goes stood in its base.
"""

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bench.laws import CIVIL_CODE
from bench.rewriting import Rewriter
from workbench.amendments.differing import differences
from workbench.amendments.evaluation import evaluate
from workbench.amendments.ground import Ground
from workbench.amendments.proposing import with_new_levels
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import redirected, steady, stored
from workbench.amendments.values import Amendment, Change, Deletion, Insertion, Rewording, named
from workbench.amendments.verdict import Outcome
from workbench.citing.binding import bind
from workbench.importing.load import load
from workbench.language.sentences import split
from workbench.language.typesetting import fold
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Instrument
from workbench.model.level import BODY, Level
from workbench.model.provision import Provision
from workbench.numbering.labels import Labels
from workbench.operations.apply import apply
from workbench.operations.reidentify import reidentify
from workbench.operations.results import Applied
from workbench.operations.values import Batch, Delete, Insert, Move, Operation, Replace

EDITS = 50

_DECISIONS = CIVIL_CODE.parents[1] / "decisions"
_SEEDS = (1, 2, 3)
_TABLE = """
## Real amendments as proposals

Real amendments, each article of the new text proposed on the old one: alone, then while {edits} random edits are made
in between ({seeds} runs). With no other edits the result is to be the new text; otherwise none may go wrong.

| law | amendments | the new text | applied | there already | to confirm | refused | wrong |
|---|--:|---|--:|--:|--:|--:|--:|
"""
_ORDER = (Outcome.APPLIED, Outcome.ABSORBED, Outcome.NEEDS_CONFIRMATION, Outcome.REFUSED)


@dataclass(slots=True)
class Told:
    """What became of the amendments of one law; ``wrong``: taken without asking, and not what was proposed."""

    outcomes: Counter[Outcome]
    wrong: int = 0


def versions(folder: Path) -> tuple[Instrument, Instrument]:
    """The old text and the new one, with the ids that the old one has."""
    old, new = (_read(folder / name, seed) for seed, name in enumerate(("old.md", "new.md")))
    ids = IdSource([part.id for law in (old, new) for part in law.root.walk()], random.Random(7).choice)
    return old, replace(new, root=reidentify(old.root, new.root, ids))


def _read(path: Path, seed: int) -> Instrument:
    found = load(path)
    return bind(found.instrument, Labels(found.instrument, found.source_numbers)).instrument


def proposals(old: Instrument, new: Instrument) -> list[Amendment]:
    """One amendment for each article that changes, in an order in which they can be adopted."""
    scene = Scene(Ground(old))
    ids = IdSource([part.id for law in (old, new) for part in law.root.walk()], random.Random(8).choice)
    groups: dict[Id, list[Change]] = {}
    for change in differences(with_new_levels(new.root, scene, ids), scene):
        groups.setdefault(_article(change, (Labels(old), Labels(new))), []).append(change)
    return [
        Amendment(ids.draw(), number, "", article, tuple(changes), "", "", "")
        for number, (article, changes) in enumerate(groups.items(), 1)
    ]


def _article(change: Change, sides: Sequence[Labels]) -> Id:
    """The article a change is in; of one that comes, itself."""
    if isinstance(change, Insertion) and change.provisions[0].level not in BODY:
        return change.provisions[0].id
    target = change.place.parent if isinstance(change, Insertion) else next(named(change))
    for labels in sides:
        if target in labels:
            above = labels.above(target, Level.ARTICLE)
            return above.id if above else target
    return target


def adopted(draft: Instrument, amendments: Iterable[Amendment]) -> tuple[Instrument, Told]:
    """The draft with all that can be taken without asking, one after the other."""
    told = Told(Counter())
    for amendment in amendments:
        verdict = evaluate(amendment, Ground(draft))
        told.outcomes[verdict.outcome] += 1
        if verdict.outcome is Outcome.APPLIED:
            done = apply(Batch(verdict.operations), draft)
            told.wrong += not isinstance(done, Applied) or not _is_as_proposed(amendment, draft, done.instrument)
            draft = done.instrument if isinstance(done, Applied) else draft
    return draft, told


def among_edits(draft: Instrument, amendments: Sequence[Amendment], dice: random.Random, edits: int = EDITS) -> Told:
    """The same while ``edits`` random ones are made in between."""
    total = Told(Counter())
    left = list(amendments)
    rewriter = Rewriter(draft, dice)
    for number in range(edits):
        draft = _edited(draft, dice, rewriter)
        due = left[: len(left) // (edits - number)]
        draft, told = adopted(draft, due)
        left = left[len(due) :]
        total.outcomes += told.outcomes
        total.wrong += told.wrong
    return total


def _edited(draft: Instrument, dice: random.Random, rewriter: Rewriter) -> Instrument:
    articles = [part for part in draft.root.walk() if part.level is Level.ARTICLE and part.children]
    done = apply(_edit(dice.choice(articles), draft, dice, rewriter), draft)
    return done.instrument if isinstance(done, Applied) else draft


def _edit(article: Provision, draft: Instrument, dice: random.Random, rewriter: Rewriter) -> Operation:
    kind = dice.choice(("reword", "reword", "reword", "insert", "delete", "move"))
    home = next(part for part in draft.root.walk() if article in part.children)
    if kind == "delete":
        return Delete(article.id)
    if kind == "move":
        return Move(article.id, home.id, dice.randrange(len(home.children)))
    if kind == "insert":
        new = IdSource([part.id for part in draft.root.walk()], dice.choice)
        words = Provision(new.draw(), Level.PARAGRAPH, ("市人民政府应当公布年度计划。",))
        return Insert(home.id, home.children.index(article), Provision(new.draw(), Level.ARTICLE, children=(words,)))
    parts = rewriter.light(article).walk()
    return Batch(tuple(Replace(part.id, part.text) for part in parts if part.level in BODY and part.text))


def _is_as_proposed(amendment: Amendment, before: Instrument, after: Instrument) -> bool:
    heirs = Ground(before).heirs
    old, new = (Counter(_sentences(side)) for side in (before, after))
    base, wanted = Counter[str](), Counter[str]()
    for change in amendment.changes:
        match change:
            case Rewording(_, was, becomes):
                base.update(_cut(redirected(was, heirs)))
                wanted.update(_cut(redirected(becomes, heirs)))
            case Insertion(_, provisions):
                wanted.update(sentence for top in provisions for sentence in _of(top))
            case Deletion(gone):
                base.update(_of(gone))
            case _:
                pass
    return new - old <= wanted and old - new <= base


def _sentences(draft: Instrument) -> Iterator[str]:
    return _of(draft.root)


def _of(top: Provision) -> Iterator[str]:
    return (sentence for part in top.walk() for sentence in _cut(stored(part)))


def _cut(text: str) -> Iterator[str]:
    """The sentences of a text, typesetting and what became of references aside."""
    return (fold(steady(sentence)) for sentence in split(text))


def words(draft: Instrument) -> list[tuple[str, str, str, str]]:
    """The draft as it reads: number, level, heading and words of every provision."""
    from workbench.citing.wording import Wording

    labels = Labels(draft)
    wording = Wording(draft, labels)
    return [
        (labels.full(id), part.level.value, part.heading.words if part.heading else "", wording.text(id))
        for id in labels
        if (part := labels.node(id)).level is not Level.ROOT
    ]


def section() -> str:
    """The part of the report; "" where none lie beside the checkout."""
    folders = sorted(_DECISIONS.iterdir()) if _DECISIONS.is_dir() else []
    rows = "".join(_row(folder) + "\n" for folder in folders)
    return _TABLE.format(edits=EDITS, seeds=len(_SEEDS)) + rows if rows else ""


def _row(folder: Path) -> str:
    old, new = versions(folder)
    amendments = proposals(old, new)
    equal = words(adopted(old, amendments)[0]) == words(new)
    runs = [among_edits(old, amendments, random.Random(seed)) for seed in _SEEDS]
    total = sum((run.outcomes for run in runs), Counter[Outcome]())
    counts = " | ".join(str(total[outcome]) for outcome in _ORDER)
    met = "yes" if equal else "**no**"
    return f"| {folder.name} | {len(amendments)} | {met} | {counts} | {sum(run.wrong for run in runs)} |"
