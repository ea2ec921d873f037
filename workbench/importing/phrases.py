"""Lines known by their words: stages, enacting notes, signatures, notices, annexes, explanations."""

import re

from workbench.importing.spacing import closed

_FEW = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_DAY = rf"(?:\d{{4}}|[二一][〇○零一二三四五六七八九]{{3}})\s*年\s*{_FEW}\s*月\s*{_FEW}\s*日"
_DATE_ONLY = re.compile(rf"{_DAY}")
_STAGE = re.compile(r"[（(〔\[]\s*([^（）()]{0,12}(?:草案|稿|审议稿|修正版|征求意见)[^（）()]{0,12})\s*[)）〕\]]")
_NOTE_OPENS = re.compile(rf"[（(]\s*(?:根据)?\s*{_DAY}|[（(].{{0,40}}{_DAY}.*(?:通过|批准|公布|发布|修正|修订|施行)")
_NOTE_PLAIN = re.compile(rf"{_DAY}.*(?:通过|批准|公布|发布|修正|修订|施行|决定》?|修正案|解释》?)")
_NOTICE = re.compile(r"(?:通知|通告|公告|令|函|批复|公报)$")
_INFORMATION = re.compile(
    r"(?:来源|信息来源|作者|发布时间|发布日期|浏览次数|点击数|责任编辑|索引号|发文机关|成文日期|编辑)\s*[：:]"
)
_PUBLIC = re.compile(r"[（(]\s*(?:此件|本件|此文).{0,10}(?:公开|发布|印发).{0,6}[)）]")
_DISTRIBUTION = re.compile(r"附\s*件\s*[一二三四五六七八九十\d]{0,3}\s*[：:]?")
_COPIES = re.compile(r"(?:抄送|主送|抄报|分送)\s*[：:]|.{2,40}\d{1,2}月\d{1,2}日\s*印发\s*$")
_ANNEX = re.compile(
    r"(附\s*[件表录图则]?)\s*([一二三四五六七八九十]{0,3}|\d{0,2})\s*(?:[：:]\s*|\s+|(?=[《（(])|$)(.*)"
)
_ANNEX_LIST = re.compile(r"附\s*件\s*[：:]\s*\d{1,2}\s*[.．、]")
_EXPLANATION = re.compile(r"(?:解读|起草说明|修订说明|的说明|说明|答记者问|政策问答|图解)$")
_FOOTNOTE = re.compile(r"(?:[①-⑳※*]|注\s*[：:]|注释\s*[：:]?|\[\s*\d+\s*\]|〔\d+〕)")
_UNNUMBERED = ("附则", "总则", "分则")
_PREAMBLE = ("序言", "前言", "序", "引言")


def stage(text: str) -> str:
    """征求意见稿 of a line that holds nothing but （征求意见稿）."""
    found = _STAGE.fullmatch(text.strip())
    return found[1].strip() if found else ""


def opens_note(text: str) -> bool:
    """Whether a bracketed 题注 begins here."""
    return _NOTE_OPENS.match(text) is not None


def plain_note(text: str) -> bool:
    """Whether this is a dated line of a 题注 printed without brackets."""
    return _NOTE_PLAIN.match(text) is not None and not text.endswith("。")


def notice_title(text: str) -> bool:
    """关于印发……的通知, ……令: a covering document."""
    return _NOTICE.search(text) is not None and len(text) <= 120


def information(text: str) -> bool:
    """来源：……: what a web page adds."""
    return _INFORMATION.match(text) is not None and len(text) <= 60


def date_only(text: str) -> bool:
    """A line that is a date and nothing else."""
    return _DATE_ONLY.fullmatch(text.strip()) is not None


def ends_notice(text: str) -> bool:
    """（此件公开发布） or the date under a signature."""
    return date_only(text) or _PUBLIC.fullmatch(text.strip()) is not None


def distribution(text: str) -> bool:
    """附件 1 at the top of a sheet: it says where the sheet was enclosed."""
    return _DISTRIBUTION.fullmatch(text.strip()) is not None


def copies(text: str) -> bool:
    """抄送：……, ……印发."""
    return _COPIES.match(text.strip()) is not None


def annex(text: str) -> tuple[str, str] | None:
    """(mark, name) of the heading of an annex: ("附件一", "…"), else None."""
    found = _ANNEX.fullmatch(text.strip())
    if found is None or closed(found[1]) in ("附则",) or len(found[3]) > 50 or re.search(r"[。；，]", found[3]):
        return None
    if closed(found[1]) == "附" and not (found[2] or found[3]):
        return None
    return re.sub(r"\s", "", found[1] + found[2]), found[3].strip()


def annex_list(text: str) -> bool:
    """附件：1．……: the list of what is enclosed, not an annex."""
    return _ANNEX_LIST.match(text) is not None


def explanation(text: str) -> bool:
    """The heading of a 解读, 说明 or 答记者问, alone on its line."""
    return len(text) <= 80 and _EXPLANATION.search(text) is not None


def footnote(text: str) -> bool:
    """A note under the text: ①……, 注：……."""
    return _FOOTNOTE.match(text) is not None


def unnumbered(text: str) -> str:
    """附则, 总则, 分则 standing alone as the heading of a division without a number; else ""."""
    name = closed(text)
    return name if name in _UNNUMBERED else ""


def preamble(text: str) -> bool:
    """The heading 序言."""
    return closed(text) in _PREAMBLE


def sentence(text: str) -> bool:
    """Whether the line ends a sentence or a clause."""
    return text.rstrip()[-1:] in "。；;：:，,！？、"
