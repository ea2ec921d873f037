"""Marks in front of words: what must stand between 「1.」 and 「5万元」."""


def joint(mark: str, words: str) -> str:
    """A space where mark and words would read as one number or word (1. 5万元, a) b), else nothing."""
    return " " if mark and mark[-1].isascii() and words[:1].isascii() and words[:1].isalnum() else ""


def marked(mark: str, words: str) -> str:
    """Mark and words."""
    return mark + joint(mark, words) + words
