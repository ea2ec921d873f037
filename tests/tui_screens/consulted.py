"""A workspace with opinions and amendments on the small law, and the two screens opened on it."""

import csv
from pathlib import Path
from typing import TypeVar

from tests.tui_screens.desk import Hands, founded
from workbench.cli.main import main
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.tui.screens.amendments import AmendmentScreen
from workbench.tui.screens.consulting import ConsultScreen
from workbench.tui.screens.opinions import OpinionScreen
from workbench.tui.widgets.row_list import RowList

CAMPAIGN = "第五条规定的期限太短，建议延长到三十日，以便企业准备材料。"
HOSTILE = "第一条\x1b[31m[red]红[/red]\u202e改反\u202c=cmd|'/c calc'!A1"
S = TypeVar("S", bound=ConsultScreen)
HEADS = ("条款", "意见内容", "提出人", "类别", "建议文字")
ROWS = (
    ("第五条", "“十日内答复”不够，建议改为十五日内。", "云川市财政局", "部门", ""),
    ("第五条第一款", "主管部门应当一次告知。", "", "个人", ""),
    ("第三条", "期限为二十日的规定不明确。", "", "个人", ""),
    ("第四条", "市数据主管部门是哪个部门？", "", "个人", ""),
    ("", "总体上同意。", "云川大学", "单位", ""),
    ("第五条", CAMPAIGN, "", "个人", ""),
    ("第五条", CAMPAIGN, "", "个人", ""),
    ("第五条", CAMPAIGN, "", "个人", ""),
    ("第一条", HOSTILE, "", "个人", ""),
    ("第二条", "建议增加传输。", "", "代表", ""),
    ("第二条第二款", "建议写明公开的范围。", "", "专家", ""),
    ("第三条", "建议删去第三条。", "", "个人", ""),
)


def consulted(folder: Path) -> Path:
    """Twelve opinions, three of them the same, and three amendments on a draft handed over as a stage."""
    founded(folder)
    commands(folder, ["stage", "征求意见稿"])
    with (folder / "意见.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADS, *ROWS])
    propose = ["amend", "propose", "第五条第一款", "--replace"]
    commands(
        folder,
        ["opinion", "import", "意见.csv"],
        [*propose, "十日", "--with", "二十日", "--reason", "太短", "--office", "云川市工信局"],
        [*propose, "主管部门应当在十日内答复", "--with", "市主管部门应当在三十日内答复"],
        ["amend", "propose", "第四条", "--edit", _file(folder, "市数据主管部门和市政务主管部门负责有关工作。")],
    )
    return folder


def commands(folder: Path, *all_words: list[str]) -> None:
    """Commands, one after the other."""
    for words in all_words:
        assert main(["-C", str(folder), *words]) == 0, words


def _file(folder: Path, words: str) -> str:
    (folder / "条文.txt").write_text(words, encoding="utf-8")
    return "条文.txt"


def outcomes(folder: Path) -> dict[str, int]:
    """How the opinions ended, by what is saved."""
    with Book.opened(Desk.find(folder), "law") as book:
        return {str(outcome): count for outcome, count in book.asking.outcomes().items()}


async def inbox(hands: Hands) -> OpinionScreen:
    """F11."""
    await hands.press("f11")
    return await _loaded(hands, OpinionScreen)


async def amendments(hands: Hands) -> AmendmentScreen:
    """Shift+F11."""
    await hands.press("shift+f11")
    return await _loaded(hands, AmendmentScreen)


async def _loaded(hands: Hands, kind: type[S]) -> S:
    await hands.until(lambda: isinstance(hands.app.screen, kind) and hands.app.screen.loaded)
    assert isinstance(hands.app.screen, kind)
    return hands.app.screen


async def until_said(hands: Hands, words: str) -> None:
    """The line at the bottom says so."""
    await hands.until(lambda: words in hands.message())


async def until_form(hands: Hands, title: str) -> None:
    """A dialog of this title is open."""
    await hands.until(lambda: title in hands.text())


def shown(screen: ConsultScreen) -> str:
    """The entry beside the list."""
    items = screen.query_one("#shown", RowList).items
    return "\n".join("".join(piece.words for piece in item.pieces) for item in items)


def kinds(screen: ConsultScreen) -> dict[str, str]:
    """How the words beside the list look."""
    return {piece.words: piece.kind for item in screen.query_one("#shown", RowList).items for piece in item.pieces}
