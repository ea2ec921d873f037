"""A repealed article leaves its number behind."""

import pytest

from tests.operations.laws import check
from tests.operations.samples import FROZEN, SAMPLE, ident
from workbench.citing.wording import Wording
from workbench.model.identity import IdSource
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Number
from workbench.operations.repealing import repeal


def test_the_slot_stays() -> None:
    after = check(repeal(ident("A2"), FROZEN, IdSource()), FROZEN).instrument
    article = after.root.children[1]
    assert article.number == Number(2)
    assert [Wording(after).text(part.id) for part in article.children] == ["（删去）"]


def test_heading_and_list_go_too() -> None:
    after = check(repeal(ident("A3"), SAMPLE, IdSource()), SAMPLE).instrument
    assert [part.id for part in after.root.children[1].children[0].walk()] == [ident("A3"), ident("P4")]
    assert (
        check(repeal(ident("A1"), SAMPLE, IdSource()), SAMPLE).instrument.root.children[0].children[0].heading is None
    )


def test_only_articles_are_repealed() -> None:
    with pytest.raises(WorkbenchError):
        repeal(ident("P1"), SAMPLE, IdSource())
