"""What the person who exports may choose."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """``headings``: print the 条旨 of articles (division names always stay).

    ``with_attachments``: print 附带材料 too, where they stood in the source.
    """

    headings: bool = True
    with_attachments: bool = False


DEFAULT = ExportOptions()
