"""How wide words are in a terminal, and how they are painted there. Standard library only.

Han, kana and full-width characters take two cells; combining ones none; what Unicode calls ambiguous (“ ” — … ·)
one, which is how terminals are set up unless their owner chose otherwise (Unicode Standard Annex 11).
"""

import unicodedata

from workbench.language.display import clean

_EMOJI_JOINERS = dict.fromkeys((0x200D, 0xFE0F))
#: Hangul vowels and finals join the syllable in front of them; skin tones the emoji in front of them.
#: Invisible fillers and format characters of old scripts take no cell either.
_JOINING = (
    *((0x1160, 0x11FF), (0xD7B0, 0xD7FF), (0x1F3FB, 0x1F3FF), (0x200B, 0x200F), (0x3164, 0x3164)),
    *((0xFFA0, 0xFFA0), (0x13430, 0x13455), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A)),
)
#: Wide since Unicode 16, which the running Python may not know yet.
_WIDE = ((0x2630, 0x2637), (0x268A, 0x268F), (0x4DC0, 0x4DFF), (0x1D300, 0x1D376))


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def _measure(character: str) -> int:
    if character == "\t":
        return 1
    if not painted(character) or _within(character, _JOINING):
        return 0
    if unicodedata.category(character) in ("Mn", "Me", "Mc"):
        return 0
    wide = unicodedata.east_asian_width(character) in "WF" or _within(character, _WIDE)
    return 2 if wide else 1


class _Widths(dict[str, int]):
    def __missing__(self, character: str) -> int:
        width = self[character] = _measure(character)
        return width


def painted(words: str) -> str:
    """``words`` as they go to the screen: clean, on one line, and without what makes terminals disagree on widths.

    Joined emoji are shown one by one, and a tab as a space, so that no program has to guess where the caret is.
    """
    if words.isprintable() and words.isascii():
        return words
    return clean(words).replace("\t", " ").replace("\n", " ").translate(_EMOJI_JOINERS)


#: character → cells; fills itself.
WIDTHS = _Widths()


def cells(words: str) -> int:
    """The cells that ``words`` take on one row."""
    return sum(map(WIDTHS.__getitem__, words))


def next_stop(words: str, offset: int) -> int:
    """The caret stop after ``offset``: never inside a character with its combining marks or a joined emoji."""
    length, at = len(words), offset + 1
    while at < length and (WIDTHS[words[at]] == 0 or words[at - 1] == "\u200d"):
        at += 1
    return min(at, length)


def previous_stop(words: str, offset: int) -> int:
    """The caret stop before ``offset``."""
    at = offset - 1
    while at > 0 and (WIDTHS[words[at]] == 0 or words[at - 1] == "\u200d"):
        at -= 1
    return max(at, 0)


def offset_at(words: str, start: int, end: int, column: int, *, nearest: bool = False) -> int:
    """The caret stop of ``words[start:end]`` at ``column`` cells, or in front of it when it falls into a character.

    ``nearest``: the nearer edge of that character, as for a click.
    """
    at, used = start, 0
    while at < end:
        after = min(next_stop(words, at), end)
        width = cells(words[at:after])
        if used + width > column:
            return after if nearest and 2 * (column - used) >= width else at
        at, used = after, used + width
    return at
