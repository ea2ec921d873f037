"""What is wrong with the files of the workspace, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.model.problems import Severity
from workbench.session.intake.foreign import adoption, foreign_files, put_aside, unfinished
from workbench.session.intake.mending import damaged, mend
from workbench.session.live import LiveSession
from workbench.tui.failures import sentence
from workbench.tui.screens.listing import Listing
from workbench.tui.widgets.pieces import Item, plain

if TYPE_CHECKING:
    from workbench.tui.screens.work import WorkScreen

_ADOPT, _ASIDE, _MEND = "adopt", "aside", "mend"


def troubles(session: LiveSession) -> list[str]:
    """One sentence for each thing that is wrong with the files; the first one is told when the draft opens."""
    found = [sentence(problem) for problem in session.problems if problem.severity is Severity.ERROR]
    merge = unfinished(session)
    if merge is not None:
        return [*found, sentence(merge)]
    names = foreign_files(session)
    if names:
        found.append(f"有 {len(names)} 个文件在工作台之外改过：{'、'.join(names[:3])}。")
    return found


def _items(session: LiveSession) -> Iterator[Item]:
    found = troubles(session)
    yield from (plain(f"✗ {words}", kind="warn", hang=2) for words in found)
    if not found:
        yield plain("草案的文件没有问题。", kind="good")
    if damaged(session.problems):
        yield plain("")
        yield plain("用最近一个完好的版本恢复坏了的文件", _MEND, "strong")
    if unfinished(session) is not None:
        yield plain("")
        yield plain("合并做完以前可以照常修改，只是不能存版。在终端里：")
        yield plain("放弃合并：git merge --abort", hang=2)
        yield plain("做完合并：改好冲突的文件，git add，git commit", hang=2)
        yield plain("做完或者放弃以后，回到这里就能存版。")
    elif foreign_files(session):
        yield plain("")
        yield plain("采用这些改动，成为可以撤销的一步", _ADOPT, "strong")
        yield plain("放到一边（保存在 git 里），文件恢复成存过的样子", _ASIDE, "strong")


async def mending_dialog(screen: WorkScreen) -> None:
    """Show what is wrong, and do what was chosen."""
    hand = screen.hand
    session = hand.session
    items = await hand.alone(lambda: list(_items(session)))
    chosen = await screen.app.push_screen_wait(Listing("工作区的文件", items))
    if chosen == _MEND:
        commit = await hand.alone(lambda: mend(session.desk, session.slug))
        await hand.changed_elsewhere(anew=True)
        told = f"已恢复坏了的文件（{commit[:8]}）。"
    elif chosen == _ADOPT:
        screen.went(await hand.apply(await hand.alone(lambda: adoption(session))), screen.unit)
        await hand.alone(lambda: put_aside(session))
        told = "已采用文件里的改动，可以撤销；存版以后写入。"
    elif chosen == _ASIDE:
        ref = await hand.alone(lambda: put_aside(session))
        told = f"已放到一边：{ref}。"
    else:
        return
    screen.taken_over()
    screen.say(told)
