"""Marks in front of words: what must stand between 「1.」 and 「5万元」."""


def marked(mark: str, words: str) -> str:
    """Mark and words; a space where the two would read as one number or word (1. 5万元, a) b)."""
    joint = " " if mark and mark[-1].isascii() and words[:1].isascii() and words[:1].isalnum() else ""
    return mark + joint + words
