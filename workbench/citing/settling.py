"""Settling by hand: somebody says which provision certain words cite, and the doubt is over."""

from dataclasses import replace

from workbench.citing.reading import Origin, Reading
from workbench.citing.styling import pointer_for
from workbench.citing.wording import Wording, read_literal
from workbench.language.citation_scanner import scan
from workbench.language.citations import Citation, Head
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.model.reference import Form, Pointer, Reference
from workbench.model.text import Text, join

Slot = tuple[int, int, int]


def settle(at: Id, words: str, target: Id, wording: Wording, nth: int = 0) -> Text:
    """The text of ``at`` in which ``words`` cite ``target``: words left as text, or a doubtful or lost reference.

    ``nth`` (from 1) chooses among several equal places; 0 asks for exactly one. WorkbenchError when the words
    are no citation there or stand there more than once.
    """
    text = wording.labels.node(at).text
    slots = _slots(text, words, at, wording)
    if not slots or nth > len(slots):
        raise refuse(
            "no-such-citation",
            f"{wording.labels.full(at)}中没有引用「{words}」。",
            where=words,
            hint="用 refs 查看这一条的引用。",
        )
    if len(slots) > 1 and not nth:
        hint = "用 --nth 指明第几处。"
        raise refuse(
            "ambiguous-citation", f"{wording.labels.full(at)}中有 {len(slots)} 处「{words}」。", where=words, hint=hint
        )
    return _settled(text, slots[nth - 1 if nth else 0], target, at, wording)


def _slots(text: Text, words: str, at: Id, wording: Wording) -> list[Slot]:
    """Places of ``words``: piece index and the span inside a literal; a reference is (index, 0, 0)."""
    shown = iter(wording.shown(text, at))
    slots: list[Slot] = []
    for index, piece in enumerate(text):
        if isinstance(piece, Reference):
            slots += [(index, 0, 0)] if next(shown).words == words else []
        else:
            slots += [
                (index, found.start, found.end) for found in scan(piece) if piece[found.start : found.end] == words
            ]
    return slots


def _settled(text: Text, slot: Slot, target: Id, at: Id, wording: Wording) -> Text:
    index, start, end = slot
    piece = text[index]
    if isinstance(piece, Reference):
        return _with(text, slot, _confirmed(piece, target))
    reading = _reading_before(text, index, piece[:start], at, wording)
    citation = next(found for found in scan(piece) if (found.start, found.end) == (start, end))
    plain = Pointer((target,), _form(citation))
    written = pointer_for(citation, (target,), reading, wording.places) or plain
    settled = _with(text, slot, Reference(written))
    # What was written may name two places still; then the words grow until they name one.
    doubtful = any(shown.fell_back for shown in wording.shown(settled, at))
    return _with(text, slot, Reference(plain)) if doubtful else settled


def _with(text: Text, slot: Slot, reference: Reference) -> Text:
    index, start, end = slot
    piece = text[index]
    around = (piece[:start], reference, piece[end:]) if isinstance(piece, str) else (reference,)
    return join((*text[:index], *around, *text[index + 1 :]))


def _confirmed(reference: Reference, target: Id) -> Reference:
    if reference.through is not None and target in (pointer.target for pointer in reference.pointers):
        return replace(reference, suspect=False)
    start = replace(reference.start, targets=(target,), lost="")
    return (
        Reference(start)
        if reference.through is None or reference.through.lost
        else replace(reference, start=start, suspect=False)
    )


def _form(citation: Citation) -> Form:
    return Form.RELATIVE if citation.head in (Head.THIS, Head.PREVIOUS) else Form.FULL


def _reading_before(text: Text, index: int, words: str, at: Id, wording: Wording) -> Reading:
    reading = Reading(at, wording.labels.instrument.self_names)
    for piece in text[:index]:
        if isinstance(piece, str):
            read_literal(piece, reading)
        else:
            reading.cited(
                Origin.OWN, piece.pointers[-1].target if piece.pointers[-1].target in wording.labels else None
            )
    read_literal(words, reading)
    return reading
