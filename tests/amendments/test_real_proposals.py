"""Seven real amendments, proposed article by article on the old text."""

import random
from pathlib import Path

import pytest

from bench.real_amendments import adopted, among_edits, proposals, versions, words
from workbench.amendments.verdict import Outcome

#: Folder, and how many articles its decision touches.
DECISIONS = {
    "antimonopoly-2022": 36,
    "criminal-law-amendment-12": 7,
    "foreign-trade-2022": 5,
    "internet-cafes-2022": 3,
    "metrology-2022": 4,
    "pesticides-2022": 4,
    "security-services-2022": 10,
}


@pytest.mark.parametrize("name", DECISIONS)
def test_with_no_other_edits_the_result_is_the_new_text(shared: Path, name: str) -> None:
    old, new = versions(shared / "corpus" / "decisions" / name)
    amendments = proposals(old, new)
    result, told = adopted(old, amendments)
    assert (dict(told.outcomes), told.wrong) == ({Outcome.APPLIED: DECISIONS[name]}, 0)
    assert words(result) == words(new)


@pytest.mark.parametrize("name", DECISIONS)
def test_among_fifty_other_edits_none_goes_wrong(shared: Path, name: str) -> None:
    old, new = versions(shared / "corpus" / "decisions" / name)
    amendments = proposals(old, new)
    told = among_edits(old, amendments, random.Random(name))
    assert told.outcomes.total() == len(amendments)
    assert told.wrong == 0
