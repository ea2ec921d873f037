"""Rulings: what people settled about links and groups, over what the program found. The last one counts."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from workbench.amendments.opinions.links import How, Link
from workbench.amendments.opinions.opinion import Opinion
from workbench.model.identity import Id

#: Said of an opinion that is about the draft as a whole, whatever it cites.
GENERAL = "总体"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision on one opinion.

    ``add``: a link that is certain now; ``drop``: the provision it is not about. ``group``: the first opinion of the
    group it belongs to, its own number for none, "" where nothing was said. ``general``: 总体意见.
    """

    opinion: str
    when: str
    by: str = ""
    add: Link | None = None
    drop: Id | None = None
    group: str = ""
    general: bool = False


def ruled(opinion: Opinion, rulings: Iterable[Ruling]) -> Opinion:
    """The opinion after the rulings on it, in the order of time."""
    for ruling in sorted((one for one in rulings if one.opinion == opinion.id), key=lambda one: (one.when, repr(one))):
        opinion = _after(opinion, ruling)
    return opinion


def _after(opinion: Opinion, ruling: Ruling) -> Opinion:
    if ruling.general:
        return replace(opinion, links=())
    if ruling.group:
        return replace(opinion, group="" if ruling.group == opinion.id else ruling.group)
    gone = ruling.drop or (ruling.add.anchor.at if ruling.add else None)
    links = tuple(link for link in opinion.links if link.anchor.at != gone)
    return replace(opinion, links=(*links, replace(ruling.add, how=How.NAMED)) if ruling.add else links)
