"""Where the body begins and ends: from the headings over the first 条 to the last line of the last one."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.importing import phrases
from workbench.importing.lines import Line
from workbench.importing.marks import UnitMark, list_mark, opens_article, opens_division, unit_mark
from workbench.importing.options import ImportOptions
from workbench.model.instrument import Profile
from workbench.model.level import DIVISIONS, Level, rank
from workbench.model.problems import refuse

_AHEAD = 200
_HINT = "可以导入有「第×条」的法规，或者有「一、（一）1．」层次的方案、意见；请确认选对了文件。"


@dataclass(frozen=True, slots=True)
class Extent:
    """``lines[:start]`` is front matter, ``lines[start:stop]`` the body, the rest annexes and other matter."""

    profile: Profile
    start: int
    stop: int


def article(line: Line, options: ImportOptions) -> UnitMark | None:
    """The mark of a line that opens an article."""
    mark, forced = unit_mark(line.text), options.role(line.number)
    if mark is None or mark.level is not Level.ARTICLE or line.block:
        return None
    return mark if forced == "条" or (forced is None and opens_article(mark)) else None


def division(line: Line, options: ImportOptions) -> UnitMark | None:
    """The mark of a line that is the heading of a 编章节."""
    mark, forced = unit_mark(line.text), options.role(line.number)
    if mark is None or mark.level not in DIVISIONS or line.block:
        return None
    return mark if forced == mark.level.value or (forced is None and opens_division(mark)) else None


def extent(lines: Sequence[Line], options: ImportOptions) -> Extent:
    """Find the body; raises WorkbenchError when there is neither 条 nor 一、."""
    articles = [(place, mark) for place, line in enumerate(lines) if (mark := article(line, options))]
    if options.profile is not Profile.PLAN and articles and _statute(lines, articles):
        start = _headings_before(lines, articles[0][0], options)
        return Extent(Profile.STATUTE, start, _last_article_end(lines, articles, options))
    tiers = _tiers(lines)
    if options.profile is not Profile.STATUTE and tiers:
        return Extent(Profile.PLAN, tiers[0], _tail(lines, tiers[-1] + 1, options))
    raise refuse("not-a-statute", "这份文件里既没有「第×条」，也没有「一、二、」的层次。", hint=_HINT)


def _statute(lines: Sequence[Line], articles: Sequence[tuple[int, UnitMark]]) -> bool:
    """Two articles, or one that is the first; a 方案 which happens to cite one at a line's start has 一、 as well."""
    return len(articles) > 1 or articles[0][1].number.n == 1 or not _tiers(lines)


def _headings_before(lines: Sequence[Line], first: int, options: ImportOptions) -> int:
    """The chain of headings above the first article, each of a higher level than the next (第一编, 第一章, 第一节).

    Sentences may stand between a heading and what follows it.
    """
    start, inner = first, rank(Level.ARTICLE)
    for place in range(first - 1, -1, -1):
        above = lines[place]
        mark = division(above, options)
        level = mark.level if mark else (Level.PART if phrases.unnumbered(above.text) == "总则" else None)
        if level is None and above.text.endswith("。"):
            continue
        if level is None or rank(level) >= inner:
            break
        start, inner = place, rank(level)
    return start


def _last_article_end(lines: Sequence[Line], articles: Sequence[tuple[int, UnitMark]], options: ImportOptions) -> int:
    """Articles count until an annex or a 解读 begins in which they restart."""
    for (place, mark), (following, restarted) in zip(articles, articles[1:], strict=False):
        if restarted.number.n <= mark.number.n and restarted.number.n == 1:
            boundary = place + _tail(lines[place:following], 1, options)
            if boundary < following:
                return boundary
    return _tail(lines, articles[-1][0] + 1, options)


def _tail(lines: Sequence[Line], start: int, options: ImportOptions) -> int:
    """The first line from ``start`` on that is no longer of the body."""
    return next((place for place in range(start, len(lines)) if leaves_body(lines, place, options)), len(lines))


def leaves_body(lines: Sequence[Line], place: int, options: ImportOptions) -> bool:
    """Whether an annex, an explanation, a footnote, a signature or 抄送 begins here."""
    line, forced = lines[place], options.role(lines[place].number)
    if forced is not None:
        return forced == "附件"
    text = line.text
    if line.block:
        return False
    if phrases.annex(text) or phrases.annex_list(text) or phrases.copies(text) or heads_explanation(lines, place):
        return True
    return noted(lines, place) or signed(lines, place)


def heads_explanation(lines: Sequence[Line], place: int) -> bool:
    """《……》 alone, or with 解读 on the same or on one of the next two lines."""
    words = ""
    for line in lines[place : place + 3]:
        words += line.text
        if phrases.sentence(line.text):
            return False
        if phrases.explanation(words) and unit_mark(words) is None and list_mark(words) is None:
            return True
    return False


def noted(lines: Sequence[Line], place: int) -> bool:
    """A footnote: ① after a full stop, and not the first of a list, nor below an item that has no full stop."""
    if not phrases.footnote(lines[place].text):
        return False
    before = lines[place - 1].text if place else ""
    if list_mark(lines[place].text) and list_mark(before) and not before.endswith("。"):
        return False
    listed = any(line.text.startswith("②") for line in lines[place + 1 : place + _AHEAD])
    return not before.endswith(("：", ":", "；", ";")) and (before.endswith("。") or not listed)


def signed(lines: Sequence[Line], place: int) -> bool:
    """A signature: short lines without punctuation, then a date alone."""
    ahead = [line.text for line in lines[place : place + 3]]
    if phrases.date_only(ahead[0]):
        return True
    short = [text for text in ahead if len(text) <= 40 and not phrases.sentence(text) and not unit_mark(text)]
    return len(short) == len(ahead) and any(phrases.date_only(text) for text in ahead[1:]) and not list_mark(ahead[0])


def _tiers(lines: Sequence[Line]) -> list[int]:
    """The lines of the 一、 level: 一、 and after it 二、; [] when there is no such list."""
    places: list[int] = []
    for place, line in enumerate(lines):
        mark = list_mark(line.text)
        if mark is None or mark.family != "一" or line.block:
            continue
        if mark.number == 1 and len(places) < 2:
            places = [place]
        elif places and mark.number == len(places) + 1:
            places.append(place)
    return places if len(places) > 1 else []
