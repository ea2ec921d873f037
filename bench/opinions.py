"""Opinions by the hundred thousand: taken in, linked, grouped, listed. The civil code's last draft drew 114,574."""

import csv
import os
import random
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.drafts import SLUG, founded
from bench.figure import Figure
from bench.timing import best
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Today
from workbench.language.numerals import chinese
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.session.desk import Desk
from workbench.session.opinions.accounting import ledger
from workbench.session.opinions.book import Book
from workbench.session.opinions.listing import places_of, shown
from workbench.storage.workspace import Workspace

MANY = 114_574
#: One in five says what an earlier one says: the same words, another greeting, a character or two changed.
_AGAIN = 0.2
_HEADS = ("条款", "意见内容", "理由", "提出人", "联系电话", "类别", "地区", "来源", "日期")
_SUBJECTS = (
    "责任主体", "监督机制", "经费保障", "适用范围", "法律责任", "程序规定", "信息公开", "权利救济",
    "标准制定", "部门职责", "数据安全", "特殊群体",
)  # fmt: skip
_WISHES = (
    "进一步明确", "适当放宽", "予以细化", "作出除外规定", "与上位法衔接", "增加时限要求", "改为授权条款",
    "补充例外情形", "提高可操作性",
)  # fmt: skip
_GROUNDS = (
    "实践中争议较多", "基层难以执行", "各地做法不一", "容易引起误解",
    "企业负担较重", "缺少操作依据", "与现行规定不一致", "群众反映强烈",
)  # fmt: skip
_FAMILY, _GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英"
_GREETINGS = ("尊敬的领导，您好：", "您好，", "关于草案，", "编辑同志：")


class Measured(NamedTuple):
    """What one import took, in a process of its own. ``grouped``: of the repeated ones, how many were found."""

    opinions: int
    seconds: float
    megabytes: float
    index_size: float
    found: float


def figures(instrument: Instrument, folder: Path) -> tuple[list[Figure], list[Measured]]:
    """The tenth and the whole; then questions to the whole."""
    folder.mkdir()
    rows = []
    workspace: Workspace | None = None
    for count in (MANY // 10, MANY):
        workspace = founded(instrument, folder / str(count))
        file = folder / f"{count}.csv"
        repeated = written(file, instrument, count)
        rows.append(_measured(workspace, file, count, repeated))
    assert workspace is not None
    return _questions(workspace, rows[-1]), rows


def written(path: Path, instrument: Instrument, count: int) -> int:
    """A .csv of so many opinions on the articles of an instrument, the same ones every time.

    Answers how many of them say what an earlier one says.
    """
    dice = random.Random(count)
    articles = sum(node.level is Level.ARTICLE for node in instrument.root.walk())
    texts: list[tuple[str, str]] = []
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADS)
        for number in range(count):
            again = bool(texts) and dice.random() < _AGAIN
            place, text = _again(dice.choice(texts), dice) if again else _text(articles, number, dice)
            if not again:
                texts.append((place, text))
            writer.writerow(_row(place, text, dice))
    return count - len(texts)


def _text(articles: int, number: int, dice: random.Random) -> tuple[str, str]:
    article = f"第{chinese(dice.randint(1, articles))}条"
    first, second = dice.sample(_SUBJECTS, 2)
    why, wish, also, then = (dice.choice(words) for words in (_GROUNDS, _WISHES, _GROUNDS, _WISHES))
    told = f"{why}，建议{wish}{first}；涉及{second}的，{also}，应当{then}"
    cited = dice.random()
    where = "" if cited > 0.9 else article
    body = f"{where}{told}，来信者的具体情形是「{_spelled(number, dice)}」。"
    return (article if cited < 0.5 else ""), body


def _spelled(number: int, dice: random.Random) -> str:
    """What makes a letter unlike all others."""
    return "".join(chr(0x4E00 + (number * 7 + dice.randrange(2000)) % 6000) for _ in range(24))


def _again(one: tuple[str, str], dice: random.Random) -> tuple[str, str]:
    place, text = one
    how = dice.random()
    if how < 0.4:
        return place, text
    if how < 0.7:
        return place, dice.choice(_GREETINGS) + text
    at = text.index("情形") + 3
    return place, text[:at] + dice.choice("甲乙丙丁戊己庚") + text[at + 1 :]


def _row(place: str, text: str, dice: random.Random) -> tuple[str, ...]:
    name = dice.choice(_FAMILY) + "".join(dice.sample(_GIVEN, 2))
    telephone = "13" + "".join(dice.choice("0123456789") for _ in range(9))
    day = f"2026-{dice.randint(1, 3):02}-{dice.randint(1, 28):02}"
    return place, text, dice.choice(_GROUNDS), name, telephone, "个人", "云川市", "网络", day


def _measured(workspace: Workspace, file: Path, count: int, repeated: int) -> Measured:
    """One import in a process of its own, which says how much memory it took at most."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.opinions", str(workspace.root), str(file)],
        check=True, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"},
    )  # fmt: skip
    seconds, megabytes, groups = map(float, done.stdout.split())
    with Book.opened(Desk(workspace), SLUG) as book:
        assert book.asking.count(Wanted()) == count
    index = sum(path.stat().st_size for path in (workspace.repository.own / "cache").glob("*.sqlite"))
    return Measured(count, seconds, megabytes, index / 1e6, groups / repeated)


def _questions(workspace: Workspace, whole: Measured) -> list[Figure]:
    desk = Desk(workspace)
    with Book.opened(desk, SLUG) as book:
        view = desk.in_hand(SLUG).view
        today = Today(view.instrument, view.labels, view.wording)
        busy = _busiest(book, today)
        listing = partial(shown, book, today, Wanted(places_of(today, busy), heads=True, limit=50))
        size = book.asking.count(Wanted(places_of(today, busy)))
        everything = best(lambda: ledger(book, today), 2)
        listed = best(listing, 20)
    reopened = best(lambda: Book(desk, SLUG).close(), 5)
    index = next((workspace.repository.own / "cache").glob("*.sqlite"))
    return [
        Figure(f"import of {whole.opinions:,} (csv), masked, linked, grouped, saved", whole.seconds, limit=60),
        Figure(f"list the article with most opinions ({size}), 50 groups", listed, limit=0.010),
        Figure("open the book of opinions, index fresh", reopened),
        Figure("the whole ledger, by article", everything),
        Figure("rebuild the index from git", best(lambda: _rebuilt(desk, index), 2)),
    ]


def _busiest(book: Book, today: Today) -> Id:
    counted = ledger(book, today).by_article
    return max(counted, key=lambda id: sum(counted[id].values()))


def _rebuilt(desk: Desk, index: Path) -> None:
    index.unlink()
    Book(desk, SLUG).close()


def section(rows: list[Measured]) -> str:
    """Memory, index and growth, from a tenth to the whole."""
    head = "| opinions | seconds | per opinion | memory | index | repeated ones found |\n|--:|--:|--:|--:|--:|--:|\n"
    lines = [
        f"| {row.opinions:,} | {row.seconds:.1f} | {row.seconds / row.opinions * 1e3:.3f} ms | {row.megabytes:.0f} MB"
        f" | {row.index_size:.0f} MB | {row.found:.1%} |"
        for row in rows
    ]
    growth = (rows[-1].seconds / rows[-1].opinions) / (rows[0].seconds / rows[0].opinions)
    return (
        f"\n### Importing opinions\n\n{head}" + "\n".join(lines) + f"\n\nPer opinion, whole to tenth: {growth:.2f} ×.\n"
    )


def _import(folder: Path, file: Path) -> None:
    """What the process that is measured does; seconds, megabytes and how many opinions joined a group."""
    import resource
    import time

    from workbench.session.opinions.intaking import Wishes
    from workbench.session.opinions.taking import take

    start = time.perf_counter()
    with Book.opened(Desk.find(folder), SLUG) as book:
        taken = take(book, file, Wishes())
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, taken.grouped)


if __name__ == "__main__":
    _import(Path(sys.argv[1]), Path(sys.argv[2]))
