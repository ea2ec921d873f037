"""One check proves every law of an operation, so that a case is one line."""

import json
from collections import Counter
from collections.abc import Iterator

from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import BODY, Level, may_hold
from workbench.model.provision import Number, Provision
from workbench.model.reference import Reference
from workbench.model.text import literal, references
from workbench.numbering.labels import Labels
from workbench.operations.apply import apply
from workbench.operations.results import Applied, Refused
from workbench.operations.serial import from_data, to_data
from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Replace,
    Repoint,
    Retype,
    SetTraits,
    Split,
)

#: These put in or take out words by intent.
_REWRITING = (Insert, Delete, Replace, Retype, Batch)


def check(operation: Operation, instrument: Instrument) -> Applied:
    """Prove all laws for ``operation`` on ``instrument`` and answer what it did."""
    applied = done(operation, instrument)
    well_formed(applied.instrument)
    _restores(applied, instrument)
    _round_trips(applied, instrument)
    _says_what_changed(applied, instrument)
    _rewords(applied, instrument)
    _keeps_references(applied, instrument)
    _conserves(applied, instrument)
    _counts(applied, instrument)
    return applied


def done(operation: Operation, instrument: Instrument) -> Applied:
    """The result of an operation that must not be refused."""
    applied = apply(operation, instrument)
    assert isinstance(applied, Applied), applied
    return applied


def refused(operation: Operation, instrument: Instrument) -> str:
    """The code of a refusal, which has a sentence and a hint."""
    answer = apply(operation, instrument)
    assert isinstance(answer, Refused), answer
    assert answer.problem.message.endswith("。") and answer.problem.hint, answer
    return answer.problem.code


def well_formed(instrument: Instrument) -> None:
    """Ids once, levels nested, words where words belong, references lost exactly where a target is missing."""
    parts = list(instrument.root.walk())
    ids = {part.id for part in parts}
    assert len(ids) == len(parts)
    for part in parts:
        assert all(may_hold(part.level, child.level) for child in part.children), part.id
        assert part.level in BODY or not part.text, part.id
        for reference in references(part.text):
            for pointer in reference.pointers:
                assert bool(pointer.lost) is not ids.issuperset(pointer.targets), (part.id, pointer)


def _restores(applied: Applied, instrument: Instrument) -> None:
    back = done(applied.inverse, applied.instrument)
    assert back.instrument == instrument
    assert done(back.inverse, instrument).instrument == applied.instrument


def _round_trips(applied: Applied, instrument: Instrument) -> None:
    for operation in (applied.operation, applied.inverse):
        assert from_data(json.loads(json.dumps(to_data(operation)))) == operation
    assert done(from_data(to_data(applied.operation)), instrument).instrument == applied.instrument


def _says_what_changed(applied: Applied, instrument: Instrument) -> None:
    before, after = Labels(instrument), Labels(applied.instrument)
    both = [id for id in after if id in before and id != instrument.root.id]
    expected = [(id, before.full(id), after.full(id)) for id in both if before.full(id) != after.full(id)]
    assert [(one.id, one.old, one.new) for one in applied.renumbered] == expected
    assert applied.created == tuple(id for id in after if id not in before)


def _rewords(applied: Applied, instrument: Instrument) -> None:
    """Where the literal words stayed, the shown words changed exactly where a rewording says so."""
    before, after = Wording(instrument), Wording(applied.instrument)
    said = Counter(one.at for one in applied.rewordings)
    for id in after.labels:
        if id in before.labels:
            old, new = before.labels.node(id).text, after.labels.node(id).text
            rewritten = isinstance(applied.operation, Replace) and applied.operation.target == id
            if literal(old) == literal(new) and len(old) == len(new) and not rewritten:
                assert (before.text(id) != after.text(id)) is bool(said[id]), id
    assert all(one.at in after.labels and one.old != one.new for one in applied.rewordings)


def _keeps_references(applied: Applied, instrument: Instrument) -> None:
    """Every reference still names the same ids, or what took them in; nothing else is lost or doubted."""
    operation = applied.operation
    if isinstance(operation, (*_REWRITING, Repoint)) and not isinstance(operation, Insert | Delete):
        return
    new = {part.id: part for part in applied.instrument.root.walk()}
    absorbed = {gone: part.id for part in new.values() for gone in part.merged if gone not in new}
    expected, found = _all_targets(instrument.root, absorbed), _all_targets(applied.instrument.root, absorbed)
    if isinstance(operation, Delete):
        found += _all_targets(Labels(instrument).node(operation.target), absorbed)
    if isinstance(operation, Insert):
        expected += _all_targets(operation.provision, absorbed)
    assert found == expected
    if not isinstance(operation, Insert | Delete):
        assert _doubts(applied.instrument) == _doubts(instrument) + _doubted_by(operation, instrument)


def _references(root: Provision) -> Iterator[Reference]:
    return (reference for part in root.walk() for reference in references(part.text))


def _doubts(instrument: Instrument) -> int:
    return sum(reference.suspect for reference in _references(instrument.root))


def _doubted_by(operation: Operation, instrument: Instrument) -> int:
    """How many references a split or a merge puts in doubt: those to the one split, to the ones absorbed."""
    gone = {operation.target} if isinstance(operation, Split) else set[Id]()
    gone |= set(operation.targets[1:]) if isinstance(operation, Merge) else set()
    sure = (one for one in _references(instrument.root) if not one.suspect)
    return sum(any(gone.intersection(end.targets) for end in reference.pointers) for reference in sure)


def _all_targets(root: Provision, absorbed: dict[Id, Id]) -> Counter[tuple[tuple[Id, ...], ...]]:
    return Counter(
        tuple(tuple(dict.fromkeys(absorbed.get(id, id) for id in end.targets)) for end in reference.pointers)
        for reference in _references(root)
    )


def _conserves(applied: Applied, instrument: Instrument) -> None:
    """Words stay, and in their order unless something was moved."""
    if isinstance(applied.operation, _REWRITING):
        return
    old, new = _words(instrument), _words(applied.instrument)
    if isinstance(applied.operation, Move):
        assert sorted(old) == sorted(new)
    elif isinstance(applied.operation, Split | Merge | ChangeLevel | SetTraits):
        assert "".join(old) == "".join(new)
    else:
        assert old == new


def _words(instrument: Instrument) -> list[str]:
    return [literal(part.text) for part in instrument.root.walk()]


def _counts(applied: Applied, instrument: Instrument) -> None:
    """重排: articles count without a gap. 之一: no article that stays gets another number."""
    after = applied.instrument
    articles = [part for part in after.root.walk() if part.level is Level.ARTICLE]
    if after.numbering.mode is Mode.SEQUENTIAL:
        labels = Labels(after)
        assert [labels.number(part.id) for part in articles] == [Number(n) for n in range(1, len(articles) + 1)]
        assert all(part.number is None for part in after.root.walk())
    elif instrument.numbering.mode is Mode.SUFFIXED and not isinstance(applied.operation, SetTraits):
        old = {part.id: part.number for part in instrument.root.walk()}
        assert all(part.number == old[part.id] for part in articles if part.id in old)
        assert len({part.number for part in articles}) == len(articles)
