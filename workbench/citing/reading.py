"""Reading one text from left to right: what the words before a citation anchor it to.

Rules (立法技术规范 on 引用, and counts over real law): 本法/本条例 anchors to this instrument; a name in 《》 or one
ending in 法, 条例 … anchors to another; a list inherits its first member's anchor; after an external citation articles
stay external until a new anchor, 款 and 项 until the sentence ends; inside quotation marks only anchored citations
count, and inside the title of an instrument none.
"""

import re
from enum import Enum, auto

from workbench.language.citation_scanner import SEPARATORS
from workbench.language.citations import Citation, Head
from workbench.model.identity import Id
from workbench.model.level import BODY

_KINDS = (
    "法典|法|条例|规定|办法|细则|规则|规程|章程|解释|决定|决议|修正案|方案|意见|通知|标准|纲要|公约|协定|议定书|宪法"
)
_OWN = re.compile(rf"(?<![根日基资成文样版])(本(?:{_KINDS}))(?:所附的?|中的?|的)?$")
_EXTERNAL = re.compile(
    rf"(?:》(?:（[^（）]*）)?|(?<![依违方司执合非立无做])(?:(?<=[\u4e00-\u9fff])(?:{_KINDS}))(?:（[^（）]*）)?)(?:中的?|的)?$"
)


class Origin(Enum):
    """Whose provision a citation speaks of. LOOSE: words in quotation marks or ordinary words, left alone."""

    OWN = auto()
    EXTERNAL = auto()
    LOOSE = auto()


class Reading:
    """State of one pass over the words of the provision ``at``."""

    def __init__(self, at: Id, self_names: tuple[str, ...]) -> None:
        self.at = at
        #: The words that follow the citation in hand, where they are known.
        self.ahead = ""
        self.last: Id | None = None
        self._last_origin: Origin | None = None
        self._since = ""
        self._external = False
        self._same_sentence = False
        self._quotes = 0
        self._own_names = tuple(name for name in self_names if name)

    def words(self, literal: str) -> None:
        """Go past words that are no citation."""
        self._since += literal
        self._quotes = max(0, self._quotes + literal.count("“") - literal.count("”"))
        self._same_sentence = self._same_sentence and "。" not in literal

    def cited(self, origin: Origin, target: Id | None) -> None:
        """Go past a citation; ``target`` is None when it is external or bound to nothing."""
        self._since = ""
        self.last = target
        self._last_origin = origin
        self._external = origin is Origin.EXTERNAL or (self._external and origin is not Origin.OWN)
        self._same_sentence = self._external

    @property
    def joined(self) -> bool:
        """Whether only a separator stands between the last citation and this place."""
        return self._last_origin is not None and self._since.strip() in SEPARATORS

    @property
    def anchored(self) -> bool:
        """Whether 本法, 本条例 or a name this instrument gave itself stands right before this place."""
        if self._own_names and self._since.endswith(self._own_names):
            return True
        return _OWN.search(self._since) is not None and not self.misnamed

    @property
    def misnamed(self) -> bool:
        """Whether what stands right before calls itself by another kind than this instrument (本条例 in a 法)."""
        found = _OWN.search(self._since)
        return found is not None and bool(self._own_names) and found[1] not in self._own_names

    def origin(self, citation: Citation) -> Origin:
        """Whose provision ``citation``, standing here, speaks of."""
        if self._since.rfind("《") > self._since.rfind("》"):
            return Origin.LOOSE
        if self.anchored:
            return Origin.OWN
        if self.misnamed:
            return Origin.EXTERNAL
        if citation.head in (Head.THIS, Head.PREVIOUS):
            return Origin.LOOSE if self._quotes else Origin.OWN
        if _EXTERNAL.search(self._since):
            return Origin.EXTERNAL
        if self.joined or citation.head in (Head.THAT, Head.SAME):
            return self._last_origin or Origin.OWN
        return self._unanchored(citation)

    def _unanchored(self, citation: Citation) -> Origin:
        if self._quotes or (citation.head is Head.NAMED and not citation.components):
            return Origin.LOOSE
        if citation.head is Head.ANNEX:
            said_exactly = bool(citation.unit[2:] or citation.components)
            return Origin.OWN if said_exactly and not self._external else Origin.LOOSE
        inner = bool(citation.components) and citation.components[0].level in BODY
        if self._external and (self._same_sentence or not inner):
            return Origin.EXTERNAL
        return Origin.OWN
