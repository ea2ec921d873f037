"""Words in the token form, cut for comparison: a reference is one segment, the same one whatever it is called today."""

import hashlib
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from workbench.language import sentences
from workbench.language.segments import Segment, segments
from workbench.language.three_way import Segments
from workbench.model.identity import ID_PATTERN, Id
from workbench.model.provision import Provision
from workbench.model.text import Text, references
from workbench.model.tokens import decode, encode

_PIECES = re.compile(r"\{\{|\{[^{}]*\}|[^{]+")
#: Texts kept cut: those of a thousand amendments before and after, and the provisions they are held against.
_KEPT = 8192


def steady(stored: str) -> str:
    """The token form without what happens to references: being suspect, being lost, their last words."""
    return "".join(map(_steady, _PIECES.findall(stored))) if "{" in stored else stored


def _steady(piece: str) -> str:
    if piece == "{{" or not piece.startswith("{"):
        return piece
    ends = piece[1:-1].removeprefix("?").split("..")
    return "{" + "..".join(end.removeprefix("!").partition(" ")[0] for end in ends) + "}"


def redirected(stored: str, heirs: Mapping[Id, Id]) -> str:
    """The same with references to what is gone pointing to what took it in."""
    if not heirs or "{" not in stored:
        return stored
    return "".join(_heir(piece, heirs) if piece.startswith("{") else piece for piece in _PIECES.findall(stored))


def _heir(piece: str, heirs: Mapping[Id, Id]) -> str:
    return ID_PATTERN.sub(lambda found: heirs.get(Id(found[0]), found[0]), piece)


@lru_cache(maxsize=_KEPT)
def cut(stored: str) -> Segments:
    """The segments of a text; each ``text`` is in the token form, so that they joined are the text again."""
    return tuple(chain.from_iterable(cut_sentences(stored)))


@lru_cache(maxsize=_KEPT)
def cut_sentences(stored: str) -> tuple[Segments, ...]:
    """The same, sentence by sentence."""
    return tuple(tuple(_cut(sentence)) for sentence in sentences.split(stored))


def _cut(stored: str) -> list[Segment]:
    found: list[Segment] = []
    plain = ""
    for piece in _PIECES.findall(stored):
        if piece.startswith("{") and piece != "{{":
            found += [*_plain(plain), Segment(("引用", _steady(piece)), piece)]
            plain = ""
        else:
            plain += "{" if piece == "{{" else piece
    return found + _plain(plain)


def _plain(words: str) -> list[Segment]:
    return [Segment(piece.key, piece.text.replace("{", "{{")) for piece in segments(words)]


def joined(pieces: Segments) -> str:
    """The token form of segments."""
    return "".join(piece.text for piece in pieces)


def text_of(pieces: Segments) -> Text:
    """The text of segments."""
    return decode(joined(pieces))


def stored(provision: Provision) -> str:
    """The words of a provision in the token form."""
    return encode(provision.text)


def digest(words: str) -> str:
    """The hash of a text, which no renumbering changes: 32 hexadecimal digits."""
    return hashlib.blake2b(steady(words).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def digest_of(provision: Provision) -> str:
    """The hash of a provision with all below it: levels, ids, headings and words."""
    parts = (f"{p.id}\0{p.level}\0{p.heading.words if p.heading else ''}\0{stored(p)}\0" for p in provision.walk())
    return digest("".join(parts))


def cited(stored: str) -> frozenset[Id]:
    """The ids that the references of a text name."""
    return frozenset(id for reference in references(decode(stored)) for p in reference.pointers for id in p.targets)


@lru_cache(maxsize=_KEPT)
def newly_cited(base: str, new: str) -> tuple[Id, ...]:
    """The ids that ``new`` names and ``base`` does not."""
    return tuple(sorted(cited(new) - cited(base)))
