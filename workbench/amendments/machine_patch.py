"""The machine form of a rewording, and where a lost one might belong: the only use made of diff-match-patch.

Its ``patch_apply`` puts a patch where it does not belong and says that all went well, so it never decides anything.
"""

from functools import cache
from typing import Any

from workbench.model.problems import refuse

#: Bits of the matcher, which is the length of the words it can look for.
_LONGEST = 32


@cache
def _matcher() -> Any:
    from diff_match_patch import diff_match_patch

    made = diff_match_patch()
    made.Diff_Timeout = 0
    made.Match_Threshold = 0.4
    made.Match_Distance = 1_000_000
    return made


def write(base: str, new: str) -> str:
    """The patch from ``base`` to ``new``."""
    made = _matcher()
    return str(made.patch_toText(made.patch_make(base, new)))


def verify(patch: str, base: str, new: str) -> None:
    """Refuse a patch that does not make exactly ``new`` of exactly ``base``, every piece at its own place."""
    try:
        made = _carried_out(patch, base)
    except ValueError:
        made = None
    if made != new:
        hint = "不要手工改动补丁；改了文字的，请撤回后重新提出。"
        raise refuse("patch-differs", "补丁与记载的原文、改后的文字不符。", hint=hint)


def _carried_out(patch: str, text: str) -> str | None:
    matcher = _matcher()
    for piece in matcher.patch_fromText(patch):
        old, new = matcher.diff_text1(piece.diffs), matcher.diff_text2(piece.diffs)
        start, end = piece.start2, piece.start2 + len(old)
        said = (piece.start1, piece.length1, piece.length2)
        if said != (start, len(old), len(new)) or text[start:end] != old:
            return None
        text = text[:start] + new + text[end:]
    return text


def likely_place(words: str, text: str, near: int) -> int | None:
    """Where in ``text`` something like ``words`` stands, looked for around ``near``; a guess, to be shown only."""
    if not words or not text:
        return None
    found = int(_matcher().match_main(text, words[:_LONGEST], min(near, len(text))))
    return found if found >= 0 else None
