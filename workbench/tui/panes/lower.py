"""What the tabs below the article show: references, problems, differences from the saved version."""

from collections.abc import Iterator

from workbench.citing.survey import Cited
from workbench.language.redline import redline
from workbench.model.identity import Id
from workbench.model.problems import Problem, Severity
from workbench.session.reading.citations import citations, targets
from workbench.session.view import View
from workbench.tui.widgets.pieces import Item, Piece, plain
from workbench.tui.work.places import called
from workbench.tui.work.typing import own_body

TABS = (
    ("citations", "引用"),
    ("problems", "检查"),
    ("differences", "差异"),
    ("opinions", "意见"),
    ("amendments", "建议"),
)
SIGNS = {Severity.ERROR: ("✗ 错误", "bad"), Severity.WARNING: ("! 注意", "warn"), Severity.HINT: ("· 提示", "dim")}
#: The code of a citation that names something certain and was not bound yet.
UNBOUND = "reference-unbound"
_LATER = Piece("离开本条时认定", "dim")
_LOOKS = {"=": ("", ""), "-": ("deleted", "−"), "+": ("added", "+")}


def citation_items(view: View, unit: Id) -> list[Item]:
    """What a unit cites, and what cites it; choosing one goes there."""
    found = citations(view, unit)
    cites = [_cites(view, cited) for cited in found.cites]
    by = [_cited_by(view, cited) for cited in found.cited_by]
    nothing = [plain("  没有", kind="dim")]
    return [
        *(plain(f"{view.labels.own(unit)}引用", kind="strong"), *(cites or nothing)),
        *(plain(f"引用{view.labels.own(unit)}的", kind="strong"), *(by or nothing)),
    ]


def _cites(view: View, cited: Cited) -> Item:
    if cited.code == UNBOUND and not cited.reference:
        return Item(
            (Piece(f"  {view.name(cited.at)}：", "dim"), Piece(f"「{cited.words}」 "), _LATER), cited.at, hang=4
        )
    words = Piece(f"「{cited.words}」", "bad" if cited.kind == "unresolved" else "reference")
    where = Piece(f"  {view.name(cited.at)}：", "dim")
    if cited.kind == "external":
        return Item((where, words, Piece(" 其他法规", "dim")), hang=4)
    named = list(targets(cited, view))
    there = next((id for id, _ in named if id in view.labels), None)
    joint = "至" if cited.reference and cited.reference.through else "、"
    said = f" → {joint.join(label for _, label in named)}" if named else ""
    reason = [Piece(f" ✗ {cited.reason}", "bad")] if cited.reason else []
    name = [Piece(f" {_opening(view, there)}", "dim")] if there else []
    return Item((where, words, Piece(said, "mark"), *name, *reason), there or cited.at, hang=4)


def _opening(view: View, id: Id) -> str:
    heading = view.node(id).heading
    if heading:
        return f"【{heading.words}】"
    first = next((node for node in view.node(id).walk() if node.text), None)
    return view.wording.text(first.id)[:18] + "……" if first else ""


def _cited_by(view: View, cited: Cited) -> Item:
    words = view.wording.text(cited.at)
    at = max(words.find(cited.words), 0)
    start, end = max(0, at - 14), at + len(cited.words)
    return Item(
        (
            Piece(f"  {view.name(cited.at)}：", "mark"),
            Piece(("……" if start else "") + words[start:at]),
            Piece(words[at:end], "reference"),
            Piece(words[end : end + 14] + ("……" if end + 14 < len(words) else "")),
        ),
        cited.at,
        hang=4,
    )


def problem_items(problems: tuple[Problem, ...], places: dict[int, Id], here: set[Id]) -> list[Item]:
    """All problems of the draft; those of the article in hand are strong. The key is the number of the problem."""
    if not problems:
        return [plain("没有发现问题。", kind="good")]
    return [_problem(number, problem, places.get(number) in here) for number, problem in enumerate(problems)]


def _problem(number: int, problem: Problem, here: bool) -> Item:
    sign, kind = SIGNS[problem.severity]
    place = f"{problem.where}：" if problem.where and problem.where not in problem.message else ""
    words = Piece(f" {place}{problem.message}", "strong" if here else "")
    return Item((Piece(sign, kind), words, Piece(problem.hint, "dim")), number, hang=7)


def difference_items(saved: View, now: View, unit: Id) -> list[Item]:
    """The unit as it is beside the version that was saved last, provision by provision."""
    items = list(_differences(saved, now, unit))
    return items or [plain("与上次存版的文字相同。", kind="dim")]


def _differences(saved: View, now: View, unit: Id) -> Iterator[Item]:
    if unit not in saved.labels:
        yield Item((Piece("+ ", "added"), Piece(f"{called(now, unit)}是新增的。", "added")))
        return
    then, there = saved.node(unit), now.node(unit)
    if then.heading != there.heading or saved.name(unit) != now.name(unit):
        yield Item((Piece(called(saved, unit), "deleted"), Piece(" → "), Piece(called(now, unit), "added")))
    ids = {node.id for node in own_body(there)}
    for node in own_body(then):
        if node.id not in ids:
            yield Item(
                (Piece(f"− {saved.name(node.id)}：", "bad"), Piece(saved.wording.text(node.id), "deleted")), hang=2
            )
    for node in own_body(there):
        old = saved.wording.text(node.id) if node.id in saved.labels else ""
        new = now.wording.text(node.id)
        if old != new:
            yield _redline(now.name(node.id), old, new)


def _redline(name: str, old: str, new: str) -> Item:
    return Item((Piece(f"{name}：", "mark"), *redline_pieces(old, new)), hang=2)


def redline_pieces(old: str, new: str) -> list[Piece]:
    """What went and what came, with a sign each, so that no colour is needed."""
    return [Piece(f"{_LOOKS[change.op][1]}{change.text}", _LOOKS[change.op][0]) for change in redline(old, new)]
