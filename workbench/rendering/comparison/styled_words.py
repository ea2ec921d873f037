"""The words of a line with their character styles, and what differs between two lines to the letter."""

from collections.abc import Sequence

from workbench.language.redline import Change, redline_segments
from workbench.language.segments import Segment, segments

#: Words and their character style.
Styled = tuple[str, str]


class StyledWords:
    """The styled words of a line, taken from the front."""

    def __init__(self, styled: Sequence[Styled]) -> None:
        self._left = list(styled)
        self.text = "".join(words for words, _ in styled)

    def take(self, count: int) -> list[Styled]:
        """The next ``count`` characters."""
        taken: list[Styled] = []
        while count:
            words, style = self._left.pop(0)
            if len(words) > count:
                self._left.insert(0, (words[count:], style))
            taken.append((words[:count], style))
            count -= len(taken[-1][0])
        return taken


def changes(old: str, new: str) -> Sequence[Change]:
    """In whole words, and to the letter: numbers, width and spaces count here, or rejecting would not restore them."""
    if old == new:
        return (Change("=", new),) if new else ()
    return redline_segments(_literal(old), _literal(new))


def _literal(text: str) -> list[Segment]:
    return [Segment(piece.text, piece.text) for piece in segments(text)]
