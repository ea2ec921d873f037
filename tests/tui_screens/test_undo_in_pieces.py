"""One undo takes back what was typed in one go: until a pause, a jump of the caret, another line."""

import asyncio
from pathlib import Path

import pytest

from tests.tui_screens.desk import Hands, at_work, founded
from workbench.model.identity import Id
from workbench.operations.values import Replace
from workbench.tui.work.grouping import Step, typed_on

AT, OTHER = Id("A0000000"), Id("B0000000")


def step(old: str, new: str, at: Id = AT) -> Step:
    return Step(Replace(at, (new,)), Replace(at, (old,)))


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (step("为了。", "甲为了。"), step("甲为了。", "甲乙为了。"), True),
        (step("甲乙为了。", "甲为了。"), step("甲为了。", "为了。"), True),
        (step("为了。", "甲为了。"), step("甲为了。", "为了。"), True),
        (step("为了。", "甲为了。"), step("甲为了。", "甲为了。乙"), False),
        (step("为了。", "甲为了。"), step("甲为了。", "甲乙为了。", OTHER), False),
        (step("为了。", "为了。"), step("为了。", "甲为了。"), False),
    ],
)
def test_typing_goes_on_where_it_ended(first: Step, second: Step, together: bool) -> None:
    assert typed_on(first, second) is together


async def _typed(hands: Hands, *pieces: str) -> None:
    """Each piece reaches the log by itself."""
    for piece in pieces:
        before = hands.desk.hand.session.unsaved
        await hands.type(piece)
        await hands.until(lambda before=before: hands.desk.hand.session.unsaved == before + 1)  # type: ignore[misc]


def _words(hands: Hands) -> str:
    return hands.desk.editor.body.lines[0].words


def test_undo_and_redo_by_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def story() -> None:
        async with at_work(founded(tmp_path)) as hands:
            old = _words(hands)
            monkeypatch.setattr("workbench.tui.panes.article.PAUSE", 30)
            await _typed(hands, "甲", "乙", "丙")
            await hands.press("end")
            await _typed(hands, "丁")
            monkeypatch.setattr("workbench.tui.panes.article.PAUSE", 0)
            await _typed(hands, "戊")
            for left in (f"甲乙丙{old}丁", f"甲乙丙{old}", old):
                await hands.press("ctrl+z")
                await hands.until(lambda left=left: _words(hands) == left)  # type: ignore[misc]
            assert hands.desk.hand.session.unsaved == 0
            for back in (f"甲乙丙{old}", f"甲乙丙{old}丁", f"甲乙丙{old}丁戊"):
                await hands.press("ctrl+y")
                await hands.until(lambda back=back: _words(hands) == back)  # type: ignore[misc]

    asyncio.run(story())
