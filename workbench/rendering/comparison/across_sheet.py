"""Statutes side by side as a sheet, which every format prints."""

from collections.abc import Iterator

from workbench.comparison.across import Across, AcrossRow, Bond, Place
from workbench.comparison.kinds import Kind
from workbench.language.display import one_line
from workbench.model.level import Level
from workbench.rendering.comparison import sheet as sheets
from workbench.rendering.comparison.across_places import Shown, alone, count, label, links, shown
from workbench.rendering.comparison.building import cover
from workbench.rendering.comparison.options import Marks, TableOptions
from workbench.rendering.comparison.runs import tidy
from workbench.rendering.comparison.sheet import Mark, Paragraph, Paragraphs, Run, Sheet, SheetRow

TITLE, HEAD = "条文对照表", "对应关系"
#: The profile whose mark for what moved is a line under the words: here it means the words that are shared.
_MARKS = Marks.SHADED


def sheet(found: Across, columns: tuple[str, ...], options: TableOptions) -> Sheet:
    """The sheet; the last column says what corresponds to the first filled one, and how surely."""
    rows = tuple(_Row(found, row, columns).made() for row in found.rows)
    heads = tuple(map(one_line, (*columns, HEAD)))
    title = one_line(options.title) or TITLE
    return Sheet(title, cover(options), heads, True, _MARKS, _legend(), tuple(_notices(found, columns)), (), rows)


def _legend() -> Paragraph:
    return (Run("标记说明："), Run("下划线", Mark.MOVED), Run("为与对应条文逐字相同的内容。"))


def _notices(found: Across, columns: tuple[str, ...]) -> Iterator[str]:
    sizes = "，".join(
        f"《{one_line(title)}》{len(version.articles)}条"
        for title, version in zip(columns, found.versions, strict=True)
    )
    yield f"{sizes}：对应{count(found, Bond.CORRESPONDS)}处，候选{count(found, Bond.CANDIDATE)}处。候选的请逐一核对。"
    for column, title in enumerate(columns):
        only = [one_line(label(found, Place(column, id))) for id in alone(found, column)]
        if only:
            yield f"只有《{one_line(title)}》有的{len(only)}条：{'、'.join(only)}。"


class _Row:
    """Makes one row."""

    def __init__(self, found: Across, row: AcrossRow, columns: tuple[str, ...]) -> None:
        self._found, self._row, self._columns = found, row, columns

    def made(self) -> SheetRow:
        """The row; one with a mere 候选 is not sure."""
        cells = tuple(_cell(column) for column in shown(self._found, self._row))
        said = tuple(self._said())
        is_sure = all(link.bond is Bond.CORRESPONDS for _, link in links(self._row))
        name = one_line(label(self._found, self._row.guide))
        # No kind of change applies: these are no versions of one text.
        return SheetRow(
            sheets.Place.CONTENTS,
            Kind.UNCHANGED,
            Level.ARTICLE,
            name,
            (*cells, said),
            is_changed=not self._row.is_alone,
            is_sure=is_sure,
        )

    def _said(self) -> Iterator[Paragraph]:
        """One line for each correspondence: 江苏第三十六条 对应 0.62."""
        for place, link in links(self._row):
            name = f"{self._columns[place.column]}{label(self._found, place)}"
            yield tidy([Run(f"{name} {link.bond.value} {link.score:.2f}", Mark.REMARK)])
        if self._row.is_alone:
            yield tidy([Run("仅此一件有", Mark.REMARK)])
        elif not links(self._row):
            yield tidy([Run("对应的条文见前面各行", Mark.REMARK)])


def _cell(articles: tuple[Shown, ...]) -> Paragraphs:
    return tuple(line for one in articles for line in _article(one))


def _article(one: Shown) -> Iterator[Paragraph]:
    head = [Run(one.label, Mark.LABEL), *([Run(f"【{one.heading}】", Mark.HEADING)] if one.heading else [])]
    for place, runs in enumerate(_lines(one)):
        found = tidy([*head, Run("\u3000", Mark.LABEL), *runs] if place == 0 else runs)
        if found:
            yield found


def _lines(one: Shown) -> list[list[Run]]:
    """The words cut at line ends, shared passages marked."""
    lines: list[list[Run]] = [[]]
    at = 0
    for start, end in (*one.passages, (len(one.text), len(one.text))):
        for words, mark in ((one.text[at:start], Mark.NONE), (one.text[start:end], Mark.MOVED)):
            first, *rest = words.split("\n")
            lines[-1].append(Run(first, mark))
            lines += [[Run(line, mark)] for line in rest]
        at = end
    return lines
