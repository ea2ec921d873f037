"""Typesetting: what two texts may differ in without differing. For comparison only; no text is ever altered."""

import re
import unicodedata

_TABLE_OF_LIKES = (
    ("〇", "○◯"),
    ('"', "“”„‟＂〝〞"),
    ("'", "‘’‚‛＇"),
    ("—", "–―─━"),
    ("·", "•・‧∙･"),
    ("<", "〈＜"),
    (">", "〉＞"),
    ("~", "～∼〜"),
)
_LIKES = {like: first for first, likes in _TABLE_OF_LIKES for like in likes}
#: Cc but the line end: controls; Cf: zero width, bidirectional; Z: spaces of every width, U+3000 among them.
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")


class _Folding(dict[int, str]):
    """Code point → its plain form, looked up once per character of the language."""

    def __missing__(self, code: int) -> str:
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(character: str) -> str:
    if character == "\n":
        return character
    if character in _LIKES:
        return _LIKES[character]
    kind = unicodedata.category(character)
    if kind in _UNSEEN:
        return ""
    # Circled and raised digits are marks of their own, and what unfolds to several characters is no width.
    wide = unicodedata.normalize("NFKC", character) if kind != "No" else character
    return wide if len(wide) == 1 and wide != " " else character


_FOLDING = _Folding()
#: The marks that stand in nearly every text, replaced all at once; what else is not plain is looked up one by one.
_USUAL = tuple((mark, _plain(mark)) for mark in "，；：（）“”")
_ODD = re.compile("[^\u4e00-\u9fff!-~\n、。]")


def fold(words: str) -> str:
    """``words`` without white space and hidden characters, every character in its plain width and variant.

    Line ends stay. Each character becomes one or none, so that ``fold`` of a whole is the fold of its parts.
    """
    for mark, plain in _USUAL:
        words = words.replace(mark, plain)
    return words.translate(_FOLDING) if _ODD.search(words) else words


def differ_in_typesetting(old: str, new: str) -> bool:
    """Whether the two differ, but only in width, variant characters, white space or hidden characters."""
    return old != new and fold(old) == fold(new)
