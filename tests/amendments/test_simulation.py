"""The simulation of ``make bench``, smaller: amendments to real articles that went on meanwhile."""

from bench.amending import share_of_harmless, tallies
from bench.amendment_tools import Result, diff_match_patch, ours
from tests.amendments.proposals import sample

FEW = 25


def test_nothing_is_put_where_it_does_not_belong() -> None:
    law = sample()
    found = tallies(law, ours, FEW)
    assert all(tally.total() == FEW for tally in found.values())
    assert {situation: tally[Result.WRONG] for situation, tally in found.items()} == dict.fromkeys(found, 0)
    assert share_of_harmless(found) >= 0.97
    assert found["same sentence"][Result.CONFIRM] > 0


def test_the_cases_are_hard() -> None:
    """A patch tool on its own goes wrong in them."""
    law = sample()
    found = tallies(law, diff_match_patch, FEW)
    assert sum(tally[Result.WRONG] for tally in found.values()) > FEW
