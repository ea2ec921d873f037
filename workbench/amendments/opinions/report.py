"""意见采纳情况表 as data: sections of rows, and the counts that stand before them. In no format yet."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from workbench.amendments.opinions.dispositions import Outcome
from workbench.amendments.opinions.opinion import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One opinion, or one group answered once.

    ``then``: the places as called in the version that was sent out; ``now``: as called today, "失效" for those gone.
    ``members``: (意见编号, submitter) of everybody who says the same, the first in front; ``count`` of them.
    """

    id: str
    then: str
    now: str
    text: str
    proposed: str
    members: tuple[tuple[str, str], ...]
    kind: Kind
    channel: str
    date: str
    outcome: Outcome
    adopted: str = ""
    reason: str = ""
    reply: str = ""
    agreed: str = ""
    by: str = ""

    @property
    def count(self) -> int:
        """How many letters it stands for."""
        return len(self.members)

    @property
    def is_disputed(self) -> bool:
        """部门分歧意见: a department's opinion that was not adopted as it stands, or that was settled between them."""
        official = self.kind in (Kind.DEPARTMENT, Kind.LOCAL)
        return official and (bool(self.agreed) or self.outcome in (Outcome.PARTLY, Outcome.REJECTED))


@dataclass(frozen=True, slots=True)
class Section:
    """``title``: 总体意见, 第八条, or a submitter."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """Letters by outcome: of all, and of each source."""

    total: int
    groups: int
    outcomes: Counter[Outcome]
    sources: dict[Kind, Counter[Outcome]]


@dataclass(frozen=True, slots=True)
class Report:
    """``title``: the title of the draft; ``version``: what was sent out, as far as all opinions agree on it.

    ``personal``: whether names and words before masking are in it.
    """

    title: str
    version: str
    sections: tuple[Section, ...]
    counts: Counts
    personal: bool = False

    @property
    def rows(self) -> Iterable[Row]:
        """Every row."""
        return (row for section in self.sections for row in section.rows)

    @property
    def disputed(self) -> tuple[Row, ...]:
        """部门分歧意见."""
        return tuple(row for row in self.rows if row.is_disputed)


#: The sources of 意见采纳情况表 in its order; 公众 are organisations and single persons.
SOURCES = (
    ("部门", (Kind.DEPARTMENT,)),
    ("地方", (Kind.LOCAL,)),
    ("代表委员", (Kind.DEPUTY,)),
    ("专家", (Kind.EXPERT,)),
    ("公众", (Kind.ORGANISATION, Kind.PERSON)),
)


def source_of(kind: Kind) -> str:
    """The source a kind is counted under."""
    return next(name for name, kinds in SOURCES if kind in kinds)


def by_source(counts: Counts) -> list[tuple[str, Counter[Outcome]]]:
    """The sources that sent anything, each with its outcomes."""
    found = [(name, sum((counts.sources.get(kind, Counter()) for kind in kinds), Counter())) for name, kinds in SOURCES]
    return [(name, counted) for name, counted in found if counted]


def told(counted: Counter[Outcome]) -> str:
    """「采纳 3 条，不采纳 2 条」."""
    order: Sequence[Outcome] = (*[one for one in Outcome if one is not Outcome.OPEN], Outcome.OPEN)
    return "，".join(f"{outcome} {counted[outcome]} 条" for outcome in order if counted[outcome])


def summary(report: Report) -> tuple[str, ...]:
    """What is published: how many opinions there were, from whom, and what became of them."""
    counts = report.counts
    about = f"就《{report.title}》{f'（{report.version}）' if report.version else ''}"
    first = f"{about}征求意见，共收到意见 {counts.total} 条"
    same = f"，其中内容相同或者相近的归为 {counts.groups} 组，合并答复" if counts.groups else ""
    lines = [f"{first}{same}。", f"{told(counts.outcomes)}。" if counts.total else ""]
    lines += [f"{name}意见 {sum(counted.values())} 条：{told(counted)}。" for name, counted in by_source(counts)]
    return tuple(line for line in lines if line)
