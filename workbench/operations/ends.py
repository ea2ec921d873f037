"""What stands at the two ends of an instrument: 序言 in front of everything, 附件 after the last article."""

from collections.abc import Sequence

from workbench.model.identity import Id
from workbench.model.level import BODY, Level
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.operations.values import Insert, Move
from workbench.operations.work import Work

_AT_THE_ENDS = {Level.PREAMBLE: 0, Level.ANNEX: 2}


def check_ends(operation: Insert | Move, work: Work) -> None:
    """Refuse an annex in front of an article or division, a preamble after one, and what is put beyond them."""
    moved = operation.target if isinstance(operation, Move) else operation.provision.id
    part = operation.provision if isinstance(operation, Insert) else _known(moved, work)
    if part is None or operation.parent != work.tree.root.id or part.level in BODY or operation.index < 0:
        return
    others = [child for child in work.tree.root.children if child.id != moved]
    before, after = _units(others[: operation.index])[-1:], _units(others[operation.index :])[:1]
    place = _place(part)
    if any(_place(one) > place for one in before) or any(_place(one) < place for one in after):
        raise refuse("wrong-end", "序言在最前，附件在最后。", where=work.name(moved), hint="请另选位置。")


def _known(id: Id, work: Work) -> Provision | None:
    return work.tree.node(id) if id in work.tree else None


def _units(parts: Sequence[Provision]) -> list[Provision]:
    return [part for part in parts if part.level not in BODY]


def _place(part: Provision) -> int:
    return _AT_THE_ENDS.get(part.level, 1)
