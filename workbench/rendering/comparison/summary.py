"""修改情况汇总: what happened to how many articles, and to which."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from workbench.comparison.kinds import Kind
from workbench.comparison.table import Row, Table
from workbench.language.display import one_line
from workbench.model.level import Level

_COUNTED = (Kind.ADDED, Kind.DELETED, Kind.CHANGED, Kind.MOVED, Kind.SPLIT, Kind.MERGED)
_QUIET = (Kind.RENUMBERED, Kind.TYPESETTING, Kind.UNCHANGED)
#: How the quiet kinds are said.
_WORDS = {Kind.RENUMBERED: "仅序号变更", Kind.TYPESETTING: "仅排版差异", Kind.UNCHANGED: "未修改"}


def summary_lines(table: Table) -> tuple[str, ...]:
    """One line with the numbers for each two neighbouring columns, then one for each kind that names the articles."""
    lines = [line for pair in range(len(table.columns) - 1) for line in _Pair(table, pair).lines()]
    if table.typesetting:
        lines.append(f"另有{table.typesetting}处仅是排版（全角半角、空格、异体字）不同，没有标记。")
    doubts = [_label(table.rows[place]) for place in table.doubtful]
    if doubts:
        lines.append(f"对应关系有待确认的{len(doubts)}处：{'、'.join(doubts)}。")
    return tuple(map(one_line, lines))


def counts(table: Table) -> list[dict[str, int]]:
    """For each two neighbouring columns the provisions by kind; one that was split is one, as in the 汇总."""
    pairs = [_Pair(table, pair) for pair in range(len(table.columns) - 1)]
    return [
        {kind.value: count for kind in (*_COUNTED, Kind.RENUMBERED) if (count := pair.count(kind, every=True))}
        for pair in pairs
    ]


def _label(row: Row) -> str:
    return next(cell.label for cell in reversed(row.cells) if cell is not None)


class _Pair:
    """Two neighbouring columns. An article that stands in several rows counts once for each kind."""

    def __init__(self, table: Table, pair: int) -> None:
        self._table, self._pair = table, pair
        rows = [row for row in table.rows if row.kind is not Kind.DIVISION and not row.is_front]
        self._articles = [row for row in rows if row.level is Level.ARTICLE]
        self._others = [row for row in rows if row.level is not Level.ARTICLE]

    def lines(self) -> Iterator[str]:
        """The lines of the summary."""
        old, new = (one_line(column) for column in self._table.columns[self._pair : self._pair + 2])
        said = [f"{_said(kind)}{count}条" for kind in (*_COUNTED, *_QUIET) if (count := self.count(kind))]
        size = f"{old}：{self._size(0)}条；{new}：{self._size(1)}条。"
        yield f"{size}{'，'.join(said)}。" if said else size
        for kind in _COUNTED:
            if named := self._named(kind):
                yield f"{kind.value}：{'、'.join(named)}。"
        changed = [f"{_label(row)}（{kind}）" for kind in _COUNTED for row in self._of(kind, self._others)]
        if changed:
            yield f"条文以外：{'、'.join(changed)}。"

    def _of(self, kind: Kind, rows: Sequence[Row]) -> list[Row]:
        return [row for row in rows if row.kinds[self._pair] is kind]

    def count(self, kind: Kind, *, every: bool = False) -> int:
        """Articles of a kind: as the older text has them where they were deleted or split, else as the newer one.

        ``every``: other provisions too.
        """
        side = self._pair if kind in (Kind.DELETED, Kind.SPLIT) else self._pair + 1
        rows = self._of(kind, [*self._articles, *self._others] if every else self._articles)
        return len({cell.id for row in rows if (cell := row.cells[side]) is not None})

    def _size(self, side: int) -> int:
        return len({cell.id for row in self._articles if (cell := row.cells[self._pair + side]) is not None})

    def _named(self, kind: Kind) -> list[str]:
        """The articles of a kind: a split by what it split, a merger by what came of it."""
        olds, news = defaultdict(list), defaultdict(list)
        for row in self._of(kind, self._articles):
            old, new = (cell.label if cell else "" for cell in row.cells[self._pair : self._pair + 2])
            olds[new].append(old)
            news[old].append(new)
        if kind is Kind.SPLIT:
            return [f"{old}拆分为{'、'.join(dict.fromkeys(labels))}" for old, labels in news.items()]
        if kind is Kind.MERGED:
            return [f"{'、'.join(dict.fromkeys(labels))}合并为{new}" for new, labels in olds.items()]
        pairs = dict.fromkeys((old, new) for old, labels in news.items() for new in labels)
        return [new or old if old in ("", new) or not new else f"{new}（原{old}）" for old, new in pairs]


def _said(kind: Kind) -> str:
    return _WORDS.get(kind, kind.value)
