"""One line about an edit, in the words of a drafting office."""

from workbench.language.cells import cells
from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.operations.results import Applied
from workbench.session.session import Edit
from workbench.session.telling.consequences import Told
from workbench.session.telling.deeds import deed
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, plain


def line_of(edit: Edit, told: Told, width: int) -> str:
    """What an edit did and what moved with it; only counted where the sentence is wider than ``width``."""
    before, after = (edit.after, edit.before) if edit.undone else (edit.before, edit.after)
    front = "已撤销：" if edit.undone else ""
    applied = edit.applied
    silent = not (applied.renumbered or applied.rewordings)
    problems = f"有 {len(applied.problems)} 处需要核对。" if applied.problems else ""
    said = f"{front}{deed(edit.operation, before, after)}。"
    if silent:
        return said + problems
    whole = f"{said}{told.summary}{problems}  F5 逐处查看"
    if cells(whole) <= width:
        return whole
    references = f"，另有 {len(applied.rewordings)} 处引用调整" if applied.rewordings else ""
    return f"{said}{_shifted(edit)}{references}。{problems}F5 查看"


def _shifted(edit: Edit) -> str:
    """第十六条至第五十九条顺延, where all of them moved by the same number; else how many moved."""
    units = [one for one in edit.applied.renumbered if edit.after.node(one.id).level not in BODY]
    steps = {_step(one.id, edit) for one in units}
    if len(units) > 1 and len(steps) == 1 and steps != {None}:
        return f"{units[0].old}至{units[-1].old}顺延"
    return f"{len(units) or len(edit.applied.renumbered)} 处编号调整"


def _step(id: Id, edit: Edit) -> int | None:
    old, new = edit.before.labels.number(id), edit.after.labels.number(id)
    return None if old is None or new is None or old.k or new.k else new.n - old.n


def detail_items(edit: Edit, told: Told) -> list[Item]:
    """All that an edit moved: the summary, every renumbering, every reworded citation, every doubt."""
    items = [plain(told.summary, kind="strong")]
    items += [plain(f"✗ {problem.message}{problem.hint}", kind="warn", hang=2) for problem in edit.applied.problems]
    if told.references:
        items += [plain(""), plain("引用相应调整", kind="strong")]
        places = [rewording.at for rewording in edit.applied.rewordings]
        items += [plain(line, key, hang=2) for line, key in zip(told.references, places, strict=False)]
    if edit.applied.renumbered:
        items += [plain(""), plain("编号调整", kind="strong"), *_renumbered(edit.applied, edit.after)]
    return items


def _renumbered(applied: Applied, after: View) -> list[Item]:
    units = [one for one in applied.renumbered if one.id in after.labels]
    return [plain(f"{one.old} → {one.new}", one.id, hang=2) for one in units]
