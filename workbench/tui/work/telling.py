"""One line about an edit, in the words of a drafting office."""

from workbench.operations.results import Applied
from workbench.session.deeds import deed
from workbench.session.session import Edit
from workbench.session.telling import Told
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, plain


def line_of(edit: Edit, told: Told) -> str:
    """「插入第十六条。第十六条至第五十九条顺延，另有 4 处引用相应调整。F5 详情」."""
    before, after = (edit.after, edit.before) if edit.undone else (edit.before, edit.after)
    front = "已撤销：" if edit.undone else ""
    silent = not (edit.applied.renumbered or edit.applied.rewordings)
    problems = f"有 {len(edit.applied.problems)} 处需要核对。" if edit.applied.problems else ""
    rest = problems if silent else told.summary + problems + "  F5 逐处查看"
    return f"{front}{deed(edit.operation, before, after)}。{rest}"


def detail_items(edit: Edit, told: Told) -> list[Item]:
    """All that an edit moved: the summary, every renumbering, every reworded citation, every doubt."""
    items = [plain(line_of(edit, told).removesuffix("  F5 逐处查看"), kind="strong")]
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
