"""Units and nests → the immutable tree, with the printed mark and number of every provision."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.importing.imported import LineRole
from workbench.importing.lines import Ledger, Line
from workbench.importing.nest import USUAL, Nest, Node
from workbench.importing.options import ImportOptions
from workbench.importing.sequence import word
from workbench.importing.units import Unit
from workbench.language.marks import write_mark
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Mode, Numbering
from workbench.model.level import LISTED, Level, may_hold
from workbench.model.provision import Number, Provision
from workbench.model.text import words


@dataclass(slots=True)
class _Held:
    """A unit and the units inside it."""

    unit: Unit
    inner: list["_Held"] = field(default_factory=list)


@dataclass(slots=True)
class Builder:
    """Makes provisions and keeps the account of what each line became."""

    options: ImportOptions
    ledger: Ledger
    ids: IdSource
    numbering: Numbering = field(default_factory=Numbering)
    numbers: dict[Id, Number] = field(default_factory=dict)
    printed: dict[Id, str] = field(default_factory=dict)
    roles: list[LineRole] = field(default_factory=list)

    def units(self, units: Sequence[Unit]) -> tuple[Provision, ...]:
        """The top units, each with those of lower rank that follow it."""
        return tuple(self._unit(held) for held in _hold(units))

    def _unit(self, held: _Held) -> Provision:
        unit, id = held.unit, self.ids.draw()
        self._note(id, unit)
        body = self.nodes(Nest(unit.lines, self.options).build())
        inner = tuple(self._unit(below) for below in held.inner)
        frozen = unit.level is Level.ARTICLE and self.numbering.mode is Mode.SUFFIXED
        number = unit.number if frozen else None
        return Provision(id, unit.level, heading=unit.heading, children=body + inner, number=number, mark=unit.mark)

    def _note(self, id: Id, unit: Unit) -> None:
        if unit.number is not None:
            self.numbers[id] = unit.number
        if unit.written:
            self.printed[id] = unit.written
            self._respelt(unit)
        if unit.line is not None:
            title = unit.heading.words if unit.heading else ""
            first = unit.lines[0].text if unit.lines and unit.lines[0].number == unit.line.number else ""
            self._role(unit.line, unit.level.value, title + (" " if title and first else "") + first, unit.written)

    def _respelt(self, unit: Unit) -> None:
        """Say where the number will be written in another way: 第8条, 第一十条."""
        usual = word(unit.level, unit.number, unit.mark) if unit.number else unit.written
        if usual != unit.written and unit.line is not None:
            message = f"「{unit.written}」按规范写作「{usual}」。"
            self.ledger.repair(unit.line.number, "标号写法", unit.written, usual, message)

    def _role(self, line: Line, role: str, text: str, label: str = "") -> None:
        self.roles.append(LineRole(line.number, role, text, label))
        self.roles += [LineRole(number, "续行", "", "") for number in line.joined]

    def nodes(self, nodes: Sequence[Node], above: Node | None = None) -> tuple[Provision, ...]:
        """Body provisions in order."""
        counts: dict[Level, int] = {}
        made = []
        for node in nodes:
            counts[node.level] = counts.get(node.level, 0) + 1
            made.append(self._node(node, counts[node.level]))
        return tuple(made)

    def _node(self, node: Node, place: int) -> Provision:
        id = self.ids.draw()
        opened = any(role.line == node.line.number for role in self.roles[-1 - len(node.line.joined) :])
        if not opened and (node.text or node.mark):
            self._role(
                node.line, node.line.block or node.level.value, node.text, node.mark.written if node.mark else ""
            )
        if node.mark is not None:
            self._marked(id, node, place)
        children = self.nodes(node.children)
        mark = node.first if node.level in LISTED else ""
        block = node.line.block if node.level is Level.BLOCK else ""
        return Provision(id, node.level, words(node.text), None, children, None, mark, block)

    def _marked(self, id: Id, node: Node, place: int) -> None:
        """Keep what is printed; say where the mark will be written in another way or the count is broken."""
        assert node.mark is not None
        self.numbers[id], self.printed[id] = Number(node.mark.number), node.mark.written
        usual = write_mark(node.first or USUAL[node.level], node.mark.number)
        if usual != node.mark.written:
            message = f"标号「{node.mark.written}」按本列的写法写作「{usual}」。"
            self.ledger.repair(node.line.number, "标号写法", node.mark.written, usual, message)
        if node.gap or node.mark.number != place:
            hint = "按原文顺序保留；请核对原文是否有遗漏、重复或者误写。"
            message = f"「{node.mark.written}」是这一列的第 {place} 个，编号不连续。"
            self.ledger.warn("item-number", node.line.number, message, hint)


def _hold(units: Sequence[Unit]) -> list[_Held]:
    """Nest units: each stands in the latest one that may hold it; preamble and annexes stand by themselves."""
    top: list[_Held] = []
    stack: list[_Held] = []
    for unit in units:
        held = _Held(unit)
        apart = unit.level in (Level.PREAMBLE, Level.ANNEX)
        while stack and (apart or not may_hold(stack[-1].unit.level, unit.level)):
            stack.pop()
        (stack[-1].inner if stack else top).append(held)
        stack.append(held)
    return top
