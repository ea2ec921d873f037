"""序言 stands first, 附件 last."""

import pytest

from tests.operations.laws import check, refused
from tests.operations.samples import article, body, chapter, ident, statute
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.operations.values import Batch, Delete, Insert, Move, Operation


def _end(short: str, level: Level) -> Provision:
    return Provision(ident(short), level, children=(body(f"{short}9", "文字。"),))


WHOLE = statute(
    _end("E1", Level.PREAMBLE),
    chapter("C1", "总则", article("A1", body("P1", "甲。"))),
    chapter("C2", "附则", article("A2", body("P2", "乙。"))),
    _end("X1", Level.ANNEX),
    _end("X2", Level.ANNEX),
)
ROOT = ident("ROOT")


@pytest.mark.parametrize(
    "operation",
    [
        Move(ident("X1"), ROOT, 1),
        Move(ident("X2"), ROOT, 2),
        Move(ident("X1"), ROOT, 0),
        Move(ident("E1"), ROOT, 1),
        Move(ident("E1"), ROOT, 4),
        Move(ident("C1"), ROOT, 0),
        Move(ident("C1"), ROOT, 3),
        Insert(ROOT, 0, chapter("N1", "新章")),
        Insert(ROOT, 5, chapter("N1", "新章")),
        Insert(ROOT, 1, _end("N1", Level.ANNEX)),
    ],
)
def test_refused(operation: Operation) -> None:
    assert refused(operation, WHOLE) == "wrong-end"


@pytest.mark.parametrize(
    "operation",
    [
        Move(ident("X1"), ROOT, 4),
        Move(ident("C1"), ROOT, 2),
        Insert(ROOT, 3, chapter("N1", "新章")),
        Insert(ROOT, 5, _end("N1", Level.ANNEX)),
        Delete(ident("E1")),
        Delete(ident("X1")),
    ],
)
def test_allowed(operation: Operation) -> None:
    check(operation, WHOLE)


def test_an_instrument_that_came_otherwise_is_restored_as_it_was() -> None:
    odd = check(Batch((Move(ident("X1"), ROOT, 1),)), WHOLE).instrument
    check(Delete(ident("C1")), odd)
