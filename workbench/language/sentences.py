"""Cutting words into sentences, so that a file holds one sentence per line and git speaks about sentences."""

import re

_END = "。！？"
_CLOSING = "”’」』）】》〉)"
_SENTENCE = re.compile(rf"[^{_END}]*(?:[{_END}]+[{_CLOSING}]*)+|[^{_END}]+")


def split(words: str) -> tuple[str, ...]:
    """The sentences of ``words``, each with its end mark and the quotation marks or brackets that close behind it.

    Nothing is dropped: the pieces joined give ``words``. A semicolon ends no sentence.
    """
    return tuple(_SENTENCE.findall(words))
