"""The words of a provision: strings and references, in order."""

from collections.abc import Iterable, Iterator

from workbench.model.reference import Reference

Text = tuple[str | Reference, ...]
EMPTY: Text = ()


def join(pieces: Iterable[str | Reference]) -> Text:
    """A canonical text: neighbouring strings are one, and no string is empty."""
    result: list[str | Reference] = []
    for piece in pieces:
        if isinstance(piece, str) and result and isinstance(result[-1], str):
            result[-1] += piece
        elif piece != "":
            result.append(piece)
    return tuple(result)


def words(piece: str) -> Text:
    """A text without references."""
    return (piece,) if piece else EMPTY


def references(text: Text) -> Iterator[Reference]:
    """The references of a text, from left to right."""
    return (piece for piece in text if isinstance(piece, Reference))


def literal(text: Text) -> str:
    """The words outside references."""
    return "".join(piece for piece in text if isinstance(piece, str))
