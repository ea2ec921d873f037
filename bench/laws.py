"""The laws that are measured: the civil code where it lies beside the checkout, and generated ones of any size."""

import random
from pathlib import Path
from typing import NamedTuple

from workbench.language.numerals import chinese

CIVIL_CODE = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "statutes" / "civil-code-2020.md"
_SIZE = 1260
_CHAPTER = 20
_ORGANS = ("市人民政府", "县级人民政府", "市主管部门", "数据管理部门", "有关单位", "行业协会")
_DUTIES = (
    "建立协调机制",
    "公布年度清单",
    "组织开展评估",
    "提供公共服务",
    "保存有关记录",
    "接受社会监督",
    "依法公开信息",
)
_WAYS = ("统筹规划", "分类指导", "按照职责", "会同有关部门", "根据实际需要", "在法定期限内")


class Law(NamedTuple):
    """A source file and what to call it in the report."""

    path: Path
    called: str


def civil_code(folder: Path) -> Law:
    """The civil code, or a generated law of the same number of articles, written into ``folder``."""
    if CIVIL_CODE.is_file():
        return Law(CIVIL_CODE, "the civil code (1,260 articles, Markdown)")
    return generated(folder, _SIZE, "a generated law of 1,260 articles (the civil code is not beside this checkout)")


def generated(folder: Path, articles: int, called: str = "") -> Law:
    """A law of ``articles`` articles with chapters, 款, 项 and citations, the same one every time."""
    path = folder / f"law-{articles}.txt"
    path.write_text("\n".join(_lines(articles)) + "\n", encoding="utf-8")
    return Law(path, called or f"a generated law of {articles:,} articles")


def _lines(articles: int) -> list[str]:
    dice = random.Random(articles)
    lines = ["云川市公共服务条例", "（草案）"]
    for n in range(1, articles + 1):
        if n % _CHAPTER == 1:
            chapter = chinese((n - 1) // _CHAPTER + 1)
            lines.append(f"第{chapter}章　{dice.choice(_DUTIES)}")
        lines += _article(n, dice)
    return lines


def _article(n: int, dice: random.Random) -> list[str]:
    lines = [f"第{chinese(n)}条　{_sentence(dice)}"]
    if n % 3 == 0:
        lines.append(f"{dice.choice(_ORGANS)}依照本条例第{chinese(dice.randint(1, n))}条的规定{dice.choice(_DUTIES)}。")
    if n % 4 == 0:
        lines.append(f"前款规定的事项，由{dice.choice(_ORGANS)}{dice.choice(_WAYS)}办理。")
    if n % 10 == 0:
        lines.append(f"{dice.choice(_ORGANS)}履行下列职责：")
        lines += [f"（{chinese(k)}）{dice.choice(_WAYS)}{dice.choice(_DUTIES)}；" for k in range(1, 4)]
        lines.append(f"（四）{dice.choice(_DUTIES)}。")
    return lines


def _sentence(dice: random.Random) -> str:
    first, second = dice.sample(_DUTIES, 2)
    return f"{dice.choice(_ORGANS)}应当{dice.choice(_WAYS)}，{first}，{second}。"
