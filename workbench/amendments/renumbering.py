"""Numbers given anew 改号: two offices gave one number at the same time, and a merge let one of them keep it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from workbench.amendments.opinions.opinion import Opinion


@dataclass(frozen=True, slots=True)
class Renumbering:
    """``was`` became ``now``: a 意见编号, or the number of an amendment, whose id is ``amendment`` then.

    ``source``: the import the opinion came with. ``submitter``: its pseudonym before, where that was made of a number
    given anew; ``now`` may then be the same as ``was``.
    """

    was: str
    now: str
    source: str = ""
    submitter: str = ""
    amendment: str = ""


Known = Mapping[tuple[str, str], Sequence[Renumbering]]


def by_number(renumberings: Iterable[Renumbering]) -> Known:
    """Those of opinions by the number they have now and their import."""
    found: dict[tuple[str, str], list[Renumbering]] = defaultdict(list)
    for one in renumberings:
        if not one.amendment:
            found[one.now, one.source].append(one)
    return found


def former(opinion: Opinion, known: Known) -> Iterator[Opinion]:
    """The opinion as it was before, once for every number or pseudonym it had; nearest first."""
    seen, waiting = {opinion}, [opinion]
    for now in waiting:
        for one in known.get((now.id, now.source), ()):
            before = replace(now, id=one.was, submitter=one.submitter or now.submitter)
            if before not in seen:
                seen.add(before)
                waiting.append(before)
                yield before
