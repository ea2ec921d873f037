"""The token grammar: a text as one string, and back (docs/file-formats.md has the page on it).

    token   := "{" ["?"] end [".." end] "}"        "?": suspect
    end     := ["!"] [prefix ":"] ID ("," ID)* [" " last words]      "!": deleted, with its last wording
    prefix  := form letter (s r g h n), depth, style letters (b p a w x y + - =字 @章)

``{{`` is a literal brace. ``decode(encode(text)) == text`` for every canonical text.
"""

import re

from workbench.model.identity import ID_PATTERN, Id
from workbench.model.reference import PLAIN, Form, Pointer, Reference, Style
from workbench.model.text import Text, join

_ID = ID_PATTERN.pattern
_END = rf"!?(?:[srghn]?\d*[bpawxy+\-]*(?:=.)?(?:@(?:编|分编|章|节))?:)?{_ID}(?:,{_ID})*(?: [^{{}}]*?)?"
_TOKEN = re.compile(rf"\{{(\??)({_END})(?:\.\.({_END}))?\}}")
_PREFIX = re.compile(r"([srghn]?)(\d*)([bpawxy+\-]*)(?:=(.))?(?:@(.+))?")
_PARTS = re.compile(rf"(!?)(?:([^:]*):)?({_ID}(?:,{_ID})*)(?: (.*))?")
_PIECE = re.compile(r"\{\{|\{[^{}]*\}|[^{]+|\{")
_BRACKETS = {"b": "（", "p": "("}
_DIGITS = {"a": "1", "w": "１"}


class TokenError(ValueError):
    """A brace that starts no token; ``args[0]`` is the piece."""


def encode(text: Text) -> str:
    """The stored form of a text."""
    return "".join(piece.replace("{", "{{") if isinstance(piece, str) else token(piece) for piece in text)


def decode(stored: str) -> Text:
    """The text of a stored form; raises TokenError for a brace that is neither doubled nor a token."""
    return join(_read(piece) for piece in _PIECE.findall(stored))


def token(reference: Reference) -> str:
    """One reference as its token."""
    ends = "..".join(_end(pointer) for pointer in reference.pointers)
    return "{" + ("?" if reference.suspect else "") + ends + "}"


def _end(pointer: Pointer) -> str:
    prefix = _prefix(pointer.form, pointer.style)
    ids = (prefix + ":" if prefix else "") + ",".join(pointer.targets)
    return f"!{ids} {pointer.lost}" if pointer.lost else ids


def _prefix(form: Form, style: Style) -> str:
    depth = "" if style.depth == _usual_depth(form) else str(style.depth)
    letters = {"（": "b", "(": "p"}.get(style.brackets, "") + {"1": "a", "１": "w"}.get(style.digits, "")
    letters += "x" * style.no_unit + "y" * style.no_ordinal + style.paragraph
    count, head = f"={style.count}" if style.count else "", f"@{style.head}" if style.head else ""
    return form.value + depth + letters + count + head


def _usual_depth(form: Form) -> int:
    return 1 if form is Form.BARE else 0


def _read(piece: str) -> str | Reference:
    if piece == "{{":
        return "{"
    if not piece.startswith("{"):
        return piece
    found = _TOKEN.fullmatch(piece)
    if found is None:
        raise TokenError(piece)
    through = _pointer(found[3]) if found[3] else None
    return Reference(_pointer(found[2]), through, suspect=bool(found[1]))


def _pointer(written: str) -> Pointer:
    found = _PARTS.fullmatch(written)
    if found is None:
        raise TokenError(written)
    deleted, prefix, ids, last_words = found.groups()
    form, style = _style(prefix) if prefix else (Form.FULL, PLAIN)
    if bool(deleted) != bool(last_words):
        raise TokenError(written)
    return Pointer(tuple(Id(word) for word in ids.split(",")), form, style, last_words or "")


def _style(prefix: str) -> tuple[Form, Style]:
    found = _PREFIX.fullmatch(prefix)
    if found is None:
        raise TokenError(prefix)
    form, letters = Form(found[1]), found[3]
    return form, Style(
        depth=int(found[2]) if found[2] else _usual_depth(form),
        brackets=next((_BRACKETS[c] for c in letters if c in _BRACKETS), ""),
        digits=next((_DIGITS[c] for c in letters if c in _DIGITS), ""),
        no_unit="x" in letters,
        no_ordinal="y" in letters,
        paragraph=next((c for c in letters if c in "+-"), ""),
        count=found[4] or "",
        head=found[5] or "",
    )
