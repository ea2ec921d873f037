"""Going to places: by number, along references, back, to problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.problems import refuse
from workbench.tui.action import action
from workbench.tui.actions.conditions import has_ahead, has_problems, has_trail
from workbench.tui.failures import sentence
from workbench.tui.screens.listing import Finder
from workbench.tui.work.finding import found_places
from workbench.tui.work.marks import places_of

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen


@action(
    "go_to", "到第…条", "ctrl+g", "查找与跳转", "写出条号（15、15.2.3、第十五条第二款）或者条旨，跳过去。", footer=7
)
async def go_to(screen: WorkScreen) -> None:
    """By number or heading."""
    view = screen.hand.view
    chosen = await screen.app.push_screen_wait(
        Finder("到第…条", lambda typed: found_places(view, typed), "15、第十五条第二款、条旨或者拼音首字母")
    )
    if isinstance(chosen, str):
        await screen.go(Id(chosen))
        screen.focus_pane("article")


@action("follow", "跳到所引", "f12", "查找与跳转", "光标在引用上时，跳到所引的条款。")
async def follow(screen: WorkScreen) -> None:
    """To what the citation under the caret names."""
    caret = screen.editor.selection.caret
    await screen.leave()
    screen.editor.put_caret(caret)
    reference = screen.editor.reference
    if reference is None and caret.offset:
        span = screen.editor.line.span_at(caret.offset - 1)
        reference = span.reference if span else None
    if reference is None:
        raise refuse("no-reference", "光标不在引用上。", hint="把光标移到有下划线的「第…条」上。")
    target = reference.start.targets[0]
    if target not in screen.hand.view.labels:
        raise refuse("lost", "所引的条款已经删去。", hint="请改正这处引用。")
    await screen.go(target)


@action("back", "返回来处", "alt+left", "查找与跳转", "回到跳转以前的地方。", has_trail)
async def back(screen: WorkScreen) -> None:
    """Where one came from."""
    here = (screen.unit, screen.editor.selection.caret)
    place, caret = screen.trail.pop()
    screen.ahead.append(here)
    await screen.go(place, remember=False, caret=caret)


@action("forward", "再往前去", "alt+right", "查找与跳转", "返回以后，再到刚才的地方。", has_ahead)
async def forward(screen: WorkScreen) -> None:
    """Where one went back from."""
    here = (screen.unit, screen.editor.selection.caret)
    place, caret = screen.ahead.pop()
    screen.trail.append(here)
    await screen.go(place, remember=False, caret=caret)


@action("next_problem", "下一问题", "f8", "查找与跳转", "到下一处检查出的问题。", has_problems, 8)
async def next_problem(screen: WorkScreen) -> None:
    """The next finding of the checks."""
    await _to_problem(screen, 1)


@action("previous_problem", "上一问题", "shift+f8,alt+f8", "查找与跳转", "到上一处检查出的问题。", has_problems)
async def previous_problem(screen: WorkScreen) -> None:
    """The finding before."""
    await _to_problem(screen, -1)


async def _to_problem(screen: WorkScreen, step: int) -> None:
    await screen.leave()
    await screen.check_now()
    if reason := has_problems(screen):
        screen.say(reason)
        return
    view, found = screen.hand.view, screen.hand.problems
    order = {id: position for position, id in enumerate(view.labels)}
    placed = sorted((order[id], number) for number, id in places_of(found, view).items())
    if not placed:
        raise refuse("no-place", sentence(found[0]), hint="")
    line = screen.editor.line.id
    here = order[line if line in order and line is not None else screen.unit]
    after = [pair for pair in placed if pair[0] > here] or placed
    before = [pair for pair in placed if pair[0] < here] or placed
    position, number = after[0] if step > 0 else before[-1]
    await screen.go(tuple(order)[position])
    screen.focus_pane("article")
    screen.say(sentence(found[number]), "bad")


@action("complete", "补全引用", "alt+slash", "修改", "在光标处写入「第…条」，从有条旨的清单里选。")
async def complete(screen: WorkScreen) -> None:
    """A citation chosen from the provisions."""
    view = screen.hand.view
    chosen = await screen.app.push_screen_wait(
        Finder("引用哪一条", lambda typed: found_places(view, typed), "条号、条旨或者拼音首字母", _begun(screen))
    )
    if isinstance(chosen, str):
        begun = _begun(screen)
        label = view.name(Id(chosen)) if view.node(Id(chosen)).level is not Level.ROOT else ""
        caret = screen.editor.selection.caret
        screen.focus_pane("article")
        screen.editor.put_caret(caret, caret._replace(offset=caret.offset - len(begun)))
        screen.editor.post_message(events.Paste(label))


def _begun(screen: WorkScreen) -> str:
    """「第十」 that was typed already in front of the caret."""
    words = screen.editor.line.words[: screen.editor.selection.caret.offset]
    start = words.rfind("第")
    begun = words[start:] if start >= 0 else ""
    inside = any(span.start <= start < span.end for span in screen.editor.line.spans)
    return (
        begun
        if len(begun) <= 8 and not inside and all(c in "第零一二三四五六七八九十百千0123456789条" for c in begun)
        else ""
    )
