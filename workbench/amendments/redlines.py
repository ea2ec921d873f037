"""An amendment as people read it: the words as shown today, what goes and what comes."""

from collections.abc import Iterable, Iterator

from workbench.amendments.ground import Ground
from workbench.amendments.token_form import steady, stored
from workbench.amendments.values import Change, Deletion, Insertion, NewHeading, Relocation, Rewording
from workbench.language.redline import Change as Mark
from workbench.language.redline import joined, redline, redline_segments
from workbench.language.segments import Segment, segments
from workbench.model.identity import Id
from workbench.model.provision import Heading, Provision
from workbench.model.reference import Reference
from workbench.model.text import Text
from workbench.model.tokens import decode, token

#: Characters of unchanged words shown on either side of a mark.
_CONTEXT = 16


def marks(changes: Iterable[Change], ground: Ground) -> tuple[Mark, ...]:
    """The redline of several changes, one after the other, a line for each provision."""
    lines = [line for change in changes for line in _lines(change, ground)]
    return tuple(joined(mark for at, line in enumerate(lines) for mark in (*_line_end(at), *line)))


def _line_end(at: int) -> list[Mark]:
    return [Mark("=", "\n")] if at else []


def _lines(change: Change, ground: Ground) -> Iterator[tuple[Mark, ...]]:
    match change:
        case Rewording(target, base, new):
            sides = (_spoken(decode(words), target, ground) for words in (base, new))
            yield redline_segments(*sides)
        case NewHeading(_, base, new):
            yield redline(_title(base), _title(new))
        case Insertion(_, provisions):
            yield from ((Mark("+", words),) for top in provisions for words in _all(top, ground))
        case Deletion(base):
            yield from ((Mark("-", words),) for words in _all(base, ground))
        case Relocation(target):
            node = ground.labels.get(target)
            yield from ((Mark("=", words),) for words in (_all(node, ground) if node else ()))


def shown(words: str, at: Id, ground: Ground) -> str:
    """Words in the token form as they would be shown at a provision; at the head of the draft where it is gone."""
    return "".join(piece.text for piece in _spoken(decode(words), at, ground))


def _spoken(text: Text, at: Id, ground: Ground) -> tuple[Segment, ...]:
    """The segments of a text with its references as they are called today."""
    here = at if at in ground.labels else ground.instrument.root.id
    said = iter(ground.wording.shown(text, here))
    found: list[Segment] = []
    for piece in text:
        if isinstance(piece, Reference):
            found.append(Segment(("引用", steady(token(piece))), next(said).words))
        else:
            found += segments(piece)
    return tuple(found)


def _title(heading: Heading | None) -> str:
    return heading.words if heading else ""


def _all(top: Provision, ground: Ground) -> Iterator[str]:
    for part in top.walk():
        if part.heading:
            yield part.heading.words
        if part.text:
            yield shown(stored(part), part.id, ground)


def brief(line: Iterable[Mark]) -> str:
    """A redline as one readable string: ……申请人[-可以-]{+有权+}申请复议……"""
    pieces = tuple(line)
    last = len(pieces) - 1
    return "".join(_said(mark, at == 0, at == last) for at, mark in enumerate(pieces))


def _said(mark: Mark, first: bool, last: bool) -> str:
    if mark.op != "=":
        return f"[-{mark.text}-]" if mark.op == "-" else f"{{+{mark.text}+}}"
    words, least = mark.text, _CONTEXT + 2
    if first and last or len(words) <= (least if first or last else 2 * least):
        return words
    front = "" if first else words[:_CONTEXT]
    return front + "……" + ("" if last else words[-_CONTEXT:])
