"""The shared walk: an instrument → the lines it prints, in reading order."""

from collections.abc import Iterator
from dataclasses import replace

from workbench.language.display import clean, one_line
from workbench.model.instrument import INVENTED_TITLES, Attachment, Instrument
from workbench.model.level import DIVISIONS, TIERS, Level
from workbench.model.provision import Heading, Provision
from workbench.rendering.displayed import Displayed
from workbench.rendering.lines import Line, Place, Role, Words
from workbench.rendering.options import DEFAULT, ExportOptions

_BODY_ROLES = {
    Level.PARAGRAPH: Role.PARAGRAPH,
    Level.ITEM: Role.ITEM,
    Level.SUBITEM: Role.SUBITEM,
    Level.POINT: Role.POINT,
}
#: Titles that say what an attachment is and stood nowhere in its source.
NEVER_PRINTED = INVENTED_TITLES


def layout(instrument: Instrument, displayed: Displayed, options: ExportOptions = DEFAULT) -> tuple[Line, ...]:
    """The whole printed form: title, stage, 题注, 目录, body, annexes, and the attachments when asked for."""
    body = tuple(_Walk(displayed, options).unit_children(_annexes_last(instrument.root)))
    attachments = instrument.attachments if options.with_attachments else ()
    return (
        *(line for a in attachments if a.before for line in _attachment(a)),
        *_front(instrument),
        *_contents(body),
        *body,
        *(line for a in attachments if not a.before for line in _attachment(a)),
    )


def _annexes_last(root: Provision) -> Provision:
    """附件 stand after the last article, wherever the tree has them."""
    return replace(root, children=tuple(sorted(root.children, key=lambda child: child.level is Level.ANNEX)))


def _front(instrument: Instrument) -> Iterator[Line]:
    place = Place(instrument.root.id, "")
    yield Line(Role.TITLE, (one_line(instrument.title),), places=(place,))
    if instrument.stage:
        yield Line(Role.STAGE, (f"（{one_line(instrument.stage)}）",))
    yield from (Line(Role.NOTE, (words,)) for words in _notes(instrument.notes))


def _notes(notes: tuple[str, ...]) -> Iterator[str]:
    """题注 lines: one pair of full-width brackets around all of them, unless they came with brackets."""
    lines = [one_line(note) for note in notes if one_line(note)]
    bare = bool(lines) and lines[0][0] not in "（("
    for place, line in enumerate(lines):
        opening, closing = bare and place == 0, bare and place == len(lines) - 1
        yield "（" * opening + line + "）" * closing


def _contents(body: tuple[Line, ...]) -> Iterator[Line]:
    """目录: 编 分编 章 节 and nothing else, derived; none where there are no divisions."""
    if not any(line.level in DIVISIONS for line in body):
        return
    yield Line(Role.CONTENTS, ("目录",))
    for line in body:
        if line.role is Role.DIVISION and line.heading and line.level not in TIERS:
            yield replace(line, role=Role.ENTRY)


def _attachment(attachment: Attachment) -> Iterator[Line]:
    if attachment.title not in NEVER_PRINTED:
        yield Line(Role.ATTACHMENT, (one_line(attachment.title),))
    yield from (Line(Role.LOOSE, (one_line(line),)) for line in attachment.lines)


class _Walk:
    """One pass over the tree. A provision waits until the line it begins on is made."""

    def __init__(self, displayed: Displayed, options: ExportOptions) -> None:
        self._displayed = displayed
        self._options = options
        self._waiting: tuple[Place, ...] = ()

    def unit_children(self, unit: Provision) -> Iterator[Line]:
        for child in unit.children:
            if child.level in _BODY_ROLES:
                yield from self._body(child)
            elif child.level is Level.BLOCK:
                yield self._block(child)
            else:
                yield from self._unit(child)

    def _unit(self, unit: Provision) -> Iterator[Line]:
        if unit.level is Level.ARTICLE or (unit.level in TIERS and not _named(unit.heading)):
            yield from self._running(unit)
            return
        self._wait(unit)
        if unit.level is Level.ANNEX:
            yield self._headed(unit, Role.ANNEX)
        elif unit.level is not Level.PREAMBLE or _named(unit.heading):
            yield self._headed(unit, Role.DIVISION)
        yield from self.unit_children(unit)

    def _headed(self, unit: Provision, role: Role) -> Line:
        heading = one_line(unit.heading.words) if unit.heading else ""
        mark = one_line(self._displayed.labels.mark(unit.id))
        return Line(role, (), mark, heading, unit.level, self._begun())

    def _running(self, unit: Provision) -> Iterator[Line]:
        """A unit whose first 款 stands on the line of its mark."""
        self._wait(unit)
        first, rest = unit.children[:1], unit.children
        words: Words = ()
        below: tuple[Provision, ...] = ()
        if first and first[0].level is Level.PARAGRAPH:
            self._wait(first[0])
            words, below, rest = self._displayed.words(first[0]), first[0].children, unit.children[1:]
        role = Role.ARTICLE if unit.level is Level.ARTICLE else Role.TIER
        mark = self._displayed.labels.mark(unit.id)
        yield Line(role, words, mark, self._heading(unit.heading), unit.level, self._begun())
        yield from self._children(below)
        yield from self.unit_children(replace(unit, children=rest))

    def _heading(self, heading: Heading | None) -> str:
        """条旨 in its bracket; without one of its own it gets 【】, or it would read as the first 款."""
        if heading is None or not heading.words or not self._options.headings:
            return ""
        bracket = heading.bracket or "【】"
        return bracket[0] + one_line(heading.words) + bracket[1]

    def _children(self, children: tuple[Provision, ...]) -> Iterator[Line]:
        for child in children:
            yield from (self._block(child),) if child.level is Level.BLOCK else self._body(child)

    def _body(self, provision: Provision) -> Iterator[Line]:
        self._wait(provision)
        words, mark = self._displayed.words(provision), self._displayed.labels.mark(provision.id)
        if words or mark:
            yield Line(_BODY_ROLES[provision.level], words, mark, level=provision.level, places=self._begun())
        yield from self._children(provision.children)

    def _block(self, block: Provision) -> Line:
        self._wait(block)
        raw = tuple(clean(self._displayed.raw(block)).split("\n"))
        return Line(Role.BLOCK, level=Level.BLOCK, places=self._begun(), raw=raw, block=block.block)

    def _wait(self, provision: Provision) -> None:
        self._waiting += (Place(provision.id, self._displayed.labels.full(provision.id)),)

    def _begun(self) -> tuple[Place, ...]:
        """The provisions that begin on the line being made."""
        begun, self._waiting = self._waiting, ()
        return begun


def _named(heading: Heading | None) -> bool:
    return heading is not None and bool(heading.words)
