"""A whole 法规性文件: what stands around the tree, and how it is numbered."""

from dataclasses import dataclass, field
from enum import StrEnum

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Provision


class Mode(StrEnum):
    """Numbering of 条: everything is renumbered (重排), or numbers are kept and 之一 inserted (之一)."""

    SEQUENTIAL = "重排"
    SUFFIXED = "之一"


class Profile(StrEnum):
    """Which levels a document is made of."""

    STATUTE = "法规"
    PLAN = "方案"


@dataclass(frozen=True, slots=True)
class Numbering:
    """How numbers are given. ``restarts``: a level counts anew inside each provision of the outer level.

    A level that is not named counts through the whole instrument.
    """

    mode: Mode = Mode.SEQUENTIAL
    restarts: tuple[tuple[Level, Level], ...] = (
        (Level.SUBPART, Level.PART),
        (Level.SECTION, Level.CHAPTER),
        (Level.TIER_1, Level.ANNEX),
        (Level.TIER_2, Level.TIER_1),
        (Level.TIER_3, Level.TIER_2),
        (Level.TIER_4, Level.TIER_3),
    )

    def restart(self, level: Level) -> Level | None:
        """The outer level inside which ``level`` counts anew, or None when it runs on."""
        return dict(self.restarts).get(level)


@dataclass(frozen=True, slots=True)
class Attachment:
    """附带材料: matter that came with the source and is not part of the instrument (a 通知, a 解读)."""

    title: str
    lines: tuple[str, ...]
    before: bool = False


#: Titles that say what an attachment is and stood nowhere in its source, so that they are not printed.
INVENTED_TITLES = ("注释", "抄送和印发", "落款", "附件清单", "其他材料")


@dataclass(frozen=True, slots=True)
class Instrument:
    """An instrument 法规性文件. ``root`` (level ROOT) holds preamble, divisions, articles and annexes in order.

    ``notes``: 题注, one string per line as printed. ``stage``: 征求意见稿 and its like, without brackets.
    ``self_names``: what it calls itself (本条例), the first one being used when a citation needs an anchor.
    """

    title: str
    root: Provision
    kind: str = ""
    profile: Profile = Profile.STATUTE
    notes: tuple[str, ...] = ()
    stage: str = ""
    self_names: tuple[str, ...] = ()
    numbering: Numbering = field(default_factory=Numbering)
    attachments: tuple[Attachment, ...] = ()


ROOT_ID = Id("ROOT0000")
