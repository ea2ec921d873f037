"""An opinion 意见 as it is kept in git: the words that were sent, with personal data masked."""

from dataclasses import dataclass
from enum import StrEnum

from workbench.amendments.opinions.links import Link


class Kind(StrEnum):
    """Who speaks: the sources by which 意见采纳情况表 is subtotalled."""

    DEPARTMENT = "部门"
    LOCAL = "地方"
    DEPUTY = "代表"
    EXPERT = "专家"
    ORGANISATION = "单位"
    PERSON = "个人"


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion. ``id``: its 意见编号, "132" or "132-1", frozen once given.

    ``submitter``: an office or institution by its name, anybody else by a pseudonym. ``version``: the stage or commit
    of the draft it speaks about, whose numbers its words use. ``source``: the import it came with; ``row``: its row
    there (from 1). ``place``: the words of the column 条款. ``proposed``: the wording it asks for; ``reason``: why.
    ``links``: what its citations named in that version, found when it was taken in. ``group``: the 意见编号 of the
    first opinion that says the same; "" for one that is the first, or alone.
    """

    id: str
    text: str
    submitter: str = ""
    kind: Kind = Kind.PERSON
    region: str = ""
    channel: str = ""
    date: str = ""
    version: str = ""
    source: str = ""
    row: int = 0
    place: str = ""
    proposed: str = ""
    reason: str = ""
    links: tuple[Link, ...] = ()
    group: str = ""
