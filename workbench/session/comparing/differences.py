"""What differs between two versions with the same ids, provision by provision; a list to read before saying yes."""

from collections.abc import Iterator

from workbench.citing.wording import Shown
from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.provision import Heading
from workbench.operations.values import PROPERTY
from workbench.session.reading.printing import printed
from workbench.session.telling.deeds import PROPERTY_NAMES
from workbench.session.view import View


def differences(before: View, after: View) -> Iterator[str]:
    """Lines like 「第五条第一款：甲 → 乙」; what only changed its number is left out."""
    yield from _about(before, after)
    yield from (f"删去{before.name(id)}：{_opening(before, id)}" for id in before.labels if _is_top(id, before, after))
    for id in after.labels:
        node, old = after.node(id), before.labels.get(id)
        if old is None:
            if _is_top(id, after, before):
                yield f"增加{after.name(id)}：{_opening(after, id)}"
            continue
        if node.level not in BODY and node.heading != old.heading:
            yield f"{after.name(id)}的标题：{_words(old.heading)} → {_words(node.heading)}"
        if node.level in BODY and _reworded(id, before, after):
            then, now = before.wording.text(id), after.wording.text(id)
            yield f"{after.name(id)}：" + (f"{then} → {now}" if then != now else _recited(id, before, after))
        if _elsewhere(id, before, after):
            yield f"移动{before.name(id)}，现为{after.name(id)}"


def _about(before: View, after: View) -> Iterator[str]:
    for key in (PROPERTY.title, PROPERTY.notes, PROPERTY.stage):
        old, new = getattr(before.instrument, key), getattr(after.instrument, key)
        if old != new:
            yield f"{PROPERTY_NAMES[key]}：{_flat(old)} → {_flat(new)}"


def _flat(value: str | tuple[str, ...]) -> str:
    return value if isinstance(value, str) else "、".join(value)


def _is_top(id: Id, here: View, there: View) -> bool:
    """Whether it is only in ``here`` although what holds it is in both."""
    parent = here.labels.parent(id)
    return id not in there.labels and (parent is None or parent.id in there.labels)


def _opening(view: View, id: Id) -> str:
    line = next(iter(printed(view, id)), "")
    words = line.strip("\u3000")
    return words[:60] + ("……" if len(words) > 60 else "")


def _reworded(id: Id, before: View, after: View) -> bool:
    """The stored text differs, not only the numbers it shows."""
    return before.node(id).text != after.node(id).text


def _recited(id: Id, before: View, after: View) -> str:
    """What became of the citations of a provision whose words are the same."""
    then, now = (
        {(shown.start, shown.end): shown for shown in view.wording.shown(view.node(id).text, id)}
        for view in (before, after)
    )
    said = [_citation(then.get(place), now.get(place), after) for place in sorted(then | now)]
    return "文字相同，" + ("，".join(filter(None, said)) or "引用的写法有改动")


def _citation(then: Shown | None, now: Shown | None, after: View) -> str:
    if then is None or now is None:
        return f"「{then.words}」不再是引用" if then else f"「{now.words}」成为引用" if now else ""
    if now.reference.lost != then.reference.lost:
        return f"「{now.words}」" + ("指的条款已经删去" if now.reference.lost else "重新指到条款")
    ends = [[pointer.targets for pointer in shown.reference.pointers] for shown in (then, now)]
    if ends[0] != ends[1]:
        return f"「{now.words}」改指" + "至".join(after.name(pointer.target) for pointer in now.reference.pointers)
    if now.reference.suspect != then.reference.suspect:
        return f"「{now.words}」" + ("需要核对" if now.reference.suspect else "已经核对")
    return ""


def _elsewhere(id: Id, before: View, after: View) -> bool:
    then, now = before.labels.parent(id), after.labels.parent(id)
    return then is not None and now is not None and then.id != now.id


def _words(heading: Heading | None) -> str:
    return heading.words if heading else "（无）"
