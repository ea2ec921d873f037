"""Dispositions 采纳情况: how an opinion, or a group of them, was answered. The last decision counts."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from workbench.model.problems import WorkbenchError, refuse


class Outcome(StrEnum):
    """What became of an opinion."""

    OPEN = "待处理"
    ADOPTED = "采纳"
    PARTLY = "部分采纳"
    REJECTED = "不采纳"
    NOTED = "解释说明"


#: What needs a reason: 意见采纳情况表 must say why, wherever an opinion was not adopted as it stands.
REASONED = (Outcome.PARTLY, Outcome.REJECTED, Outcome.NOTED)


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody decided. ``OPEN`` with a reason defers (缓议).

    ``reply``: what the submitters are told. ``adopted``: the provision as it reads now, and ``commit`` the version
    that made it so. ``agreed``: 协调结果, where departments differed. ``amendment``: the id of the amendment it
    came with.
    """

    outcome: Outcome
    reason: str = ""
    reply: str = ""
    adopted: str = ""
    amendment: str = ""
    commit: str = ""
    agreed: str = ""

    def refusal(self) -> WorkbenchError | None:
        """Why this answer cannot stand; None when it can."""
        if self.outcome in REASONED and not self.reason.strip():
            message = f"「{self.outcome}」没有写理由。"
            return refuse("no-reason", message, hint="用 --reason 写明理由，意见采纳情况表要用。")
        return None


@dataclass(frozen=True, slots=True)
class Disposition:
    """An answer as kept. ``opinions``: every 意见编号 it answers, the group's first in front.

    Members are listed, so that an opinion which joins a group later is not taken for answered. ``when``: ISO 8601
    with zone; ``by``: the person of git.
    """

    opinions: tuple[str, ...]
    answer: Answer
    when: str
    by: str = ""


def latest(dispositions: Iterable[Disposition]) -> dict[str, Disposition]:
    """The disposition of each opinion that has one: of several the last, whatever order they were merged in."""
    found: dict[str, Disposition] = {}
    for one in sorted(dispositions, key=_in_time):
        found |= dict.fromkeys(one.opinions, one)
    return found


def _in_time(one: Disposition) -> tuple[str, str]:
    return one.when, repr(one)
