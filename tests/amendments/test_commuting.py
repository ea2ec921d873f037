"""Random pairs of amendments: what is said of them is proved by real operations (``make bench`` has 10,000 pairs)."""

from bench.amending import articles
from bench.commuting import pairs
from tests.amendments.proposals import sample
from workbench.amendments.conflicts import conflicts
from workbench.amendments.meeting import Relation

COUNT = 300


def test_independent_pairs_give_the_same_draft_in_both_orders() -> None:
    law = articles(sample())
    independent = 0
    for pair in pairs(law, COUNT):
        if pair.relation() is Relation.COMMUTE:
            independent += 1
            one, other = pair.both_ways()
            assert one is not None and one == other
    assert independent > COUNT // 2


def test_pairs_that_meet_nowhere_are_independent() -> None:
    """Those are not carried out one after the other by the graph, so it is done here."""
    law = articles(sample())
    apart = 0
    for pair in pairs(law, COUNT, seed=8):
        graph = conflicts(pair.amendments, pair.ground)
        if not graph.meetings and not graph.unfit:
            apart += 1
            one, other = pair.both_ways()
            assert one is not None and one == other
            assert pair.relation() is Relation.COMMUTE
    assert apart > COUNT // 3
