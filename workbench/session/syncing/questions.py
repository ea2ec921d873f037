"""What merges left to people: the open questions of a draft, and how each of them can be answered."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from workbench.model.identity import Id
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.session.desk import Desk
from workbench.session.view import View
from workbench.storage.merging.conflicts import Question, questions

_PROPERTIES = {
    "title": "题名",
    "kind": "种类",
    "stage": "稿次",
    "notes": "题注",
    "self_names": "自称",
    "attachments": "附带材料",
}
_KINDS = {
    "words": "两边改了同一处文字",
    "heading": "两边改了同一个标题",
    "level": "两边把它改成了不同的层次",
    "place": "两边把它移到了不同的位置",
    "deleted": "一边删去、另一边改过",
    "property": "两边改了同一个属性",
    "same-place": "两边都在同一处增加，请确认先后",
    "same-sentence": "两边都改了相邻的文字，请通读",
    "both-reordered": "两边都调整了其中的顺序，请确认",
    "renumbered": "两边用了同一个条号，后一条改用了别的号",
    "renested": "原来的位置容不下它，已移到后面",
    "lost-reference": "援引了对方删去的条款",
    "cut-twice": "两边都拆分了它，请确认",
    "heading-dropped": "合并条款后不再有的标题",
}


def open_questions(
    desk: Desk, slug: str, revision: str | None = None
) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The questions of a draft, as saved or at a revision; those to be decided first."""
    files = desk.workspace.files(slug, revision)
    wanted = [path for path in files if path.startswith("conflicts/")]
    files.fetch(wanted)
    return questions({path: files[path] for path in wanted})


def refuse_conflicts(desk: Desk, slug: str, revision: str | None = None) -> None:
    """WorkbenchError while something is to be decided: such a text is nobody's."""
    found, problems = open_questions(desk, slug, revision)
    count = sum(question.blocks for question in found) + len(problems)
    if count:
        hint = "用 workbench conflicts list 查看，conflicts resolve 逐一裁定。"
        raise refuse("open-conflicts", f"还有 {count} 处合并冲突没有裁定，不能定稿或者导出。", hint=hint)


def refuse_unsettled(folder: Path, words: str, revision: str | None = None) -> None:
    """The same for a draft as a command line names it (SLUG, SLUG@STAGE), at a revision."""
    slug, _, stage = words.partition("@")
    desk = Desk.find(folder)
    name = desk.choose(slug or None)
    refuse_conflicts(desk, name, desk.stage(name, stage) if stage else desk.commit(name, revision))


def question_of(desk: Desk, slug: str, words: str) -> Question:
    """The question of this id, or the only one in the place that ``words`` name today; refuses any other words."""
    found = open_questions(desk, slug)[0]
    meant = [question for question in found if question.id == words] or _about(desk, slug, words, found)
    if len(meant) == 1:
        return meant[0]
    if not meant:
        hint = "用 workbench conflicts list 查看还有哪些。"
        raise refuse("no-such-conflict", f"没有「{words}」这一处冲突。", hint=hint)
    ids = "、".join(question.id for question in meant)
    raise refuse("many-conflicts", f"「{words}」有{len(meant)}处冲突或者待确认的地方。", hint=f"请写编号：{ids}。")


def _about(desk: Desk, slug: str, words: str, found: Sequence[Question]) -> list[Question]:
    view = desk.in_hand(slug).view
    with suppress(WorkbenchError):
        inside = {str(node.id) for node in view.node(view.locate(words)).walk()}
        return [question for question in found if inside.intersection(question.targets)]
    return []


def what(question: Question) -> str:
    """What kind of question it is, in words."""
    return _KINDS.get(question.kind, question.kind)


def places(question: Question, view: View) -> tuple[str, ...]:
    """What its targets are called today."""
    return tuple(_place(target, view) for target in question.targets)


def _place(target: str, view: View) -> str:
    known: Mapping[str, str] = _PROPERTIES
    if target in known:
        return known[target]
    id = Id(target)
    return view.name(id) or "全文" if id in view.labels else f"已不在的条款（{target}）"
