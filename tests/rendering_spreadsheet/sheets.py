"""Sheets to print: small ones, hostile ones, and one with an article longer than a page."""

from dataclasses import replace

from tests.builders import build
from workbench.comparison.alignment import align
from workbench.comparison.rows import table
from workbench.comparison.table import Table
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision

OLD = """
示范条例
第一章 总则
第一条 为了规范示范，制定本条例。
第二条 本市行政区域内的示范活动，适用本条例。
示范活动应当公开：
（一）公开计划；
（二）公开结果。
第二章 管理
第三条 主管部门依照第二条的规定管理示范活动。
第四条 违反第三条规定的，责令改正。
第五条 主管部门应当建立示范档案，保存三年。
"""
NEW = """
示范条例
第一章 总则
第一条 为了规范和促进示范，制定本条例。
第二条 本市行政区域内的示范活动，适用本条例。
示范活动应当公开：
（一）公开计划和预算；
（二）公开结果。
第三条 单位和个人可以提出示范建议。
第二章 监督管理
第四条 主管部门依照第二条的规定管理示范活动。
第五条 主管部门应当建立示范档案，保存十年。
"""
FORMULAS = '示范条例\n第一条 ={}\n+2\n-3\n@SUM(A1)\n=HYPERLINK("x")\n'


def compared(*texts: str) -> Table:
    """The table of texts, oldest first."""
    versions = [_apart(build(text, bound=False), "ABCDE"[place]) for place, text in enumerate(texts)]
    return table(align(versions), [f"第{place}稿" for place in range(1, len(texts) + 1)])


def _apart(instrument: Instrument, letter: str) -> Instrument:
    """With ids of its own, as a file has that comes from elsewhere."""

    def named(provision: Provision) -> Provision:
        id = provision.id if provision.level is Level.ROOT else Id(letter + provision.id[1:])
        return replace(provision, id=id, children=tuple(map(named, provision.children)))

    return replace(instrument, root=named(instrument.root))


def long_article(characters: int, changed: str = "") -> str:
    """A law whose second article has this many characters in one 款, and a short third one."""
    words = "示范单位应当依法开展示范活动，并接受主管部门的监督检查；"
    body = (words * (characters // len(words) + 1))[:characters]
    return f"示范条例\n第一条 甲。\n第二条 {changed}{body}\n第三条 乙。\n"
