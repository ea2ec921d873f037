"""What somebody marked in a .docx of the draft: tracked changes and comments, each in its paragraph."""

from dataclasses import dataclass
from enum import StrEnum


class Deed(StrEnum):
    """What was done."""

    INSERTED = "增加"
    DELETED = "删去"
    REPLACED = "修改"
    MOVED = "移动"
    ADDED = "增加一段"
    REMOVED = "删去一段"
    SPLIT = "另起一段"
    JOINED = "并入下一段"
    COMMENT = "批注"


@dataclass(frozen=True, slots=True)
class Marked:
    """One change or comment.

    ``paragraph``: its paragraph as it read before anybody changed it, "" for one that was added; ``number``: counted
    from 1; ``old``, ``new``: the words that went and came (of a comment: what it is about, and what it says);
    ``before``, ``after``: the words of the paragraph around them; ``target``: what stands before a passage that was
    moved, at its new place. ``date``: ISO 8601 or "".
    """

    deed: Deed
    author: str
    date: str
    number: int
    paragraph: str
    old: str = ""
    new: str = ""
    before: str = ""
    after: str = ""
    target: str = ""

    @property
    def proposed(self) -> str:
        """The paragraph with this one change made; "" where it proposes no wording."""
        match self.deed:
            case Deed.INSERTED | Deed.DELETED | Deed.REPLACED:
                return self.before + self.new + self.after
            case Deed.ADDED:
                return self.new
            case Deed.SPLIT:
                return f"{self.before}\n{self.after}"
            case Deed.JOINED:
                return self.before + self.after
            case _:
                return ""


_NEAR = 15


def said(mark: Marked) -> str:
    """The change as a sentence; a comment in its own words."""
    near = mark.before[-_NEAR:]
    match mark.deed:
        case Deed.COMMENT:
            return mark.new
        case Deed.INSERTED:
            where = f"在“{near}”后" if near else f"在“{mark.after[:_NEAR]}”前" if mark.after else ""
            return f"建议{where}增加“{mark.new}”。"
        case Deed.DELETED:
            return f"建议删去“{mark.old}”。"
        case Deed.REPLACED:
            return f"建议将“{mark.old}”修改为“{mark.new}”。"
        case Deed.MOVED:
            return f"建议将“{mark.old}”移至“{mark.target[-_NEAR:]}”之后。"
        case Deed.ADDED:
            return f"建议增加一段：“{mark.new}”。"
        case Deed.REMOVED:
            return f"建议删去本段：“{mark.old}”。"
        case Deed.SPLIT:
            return f"建议在“{near}”后另起一段。"
        case Deed.JOINED:
            return f"建议将“{near}”所在的一段与下一段合并。"
