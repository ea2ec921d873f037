"""A long draft after hundreds of random operations: the table tells what was recorded, row by row, and nothing else."""

from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

from bench.laws import generated
from tests.builders import build
from tests.comparison.recorded_draft import Article, Part, RecordedDraft
from workbench.citing.wording import Wording
from workbench.comparison.alignment import align
from workbench.comparison.kinds import Kind
from workbench.comparison.rows import table
from workbench.comparison.table import Row
from workbench.language.numerals import chinese
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Batch

ARTICLES, OPERATIONS, AT_ONCE = 1260, 300, 25
EVERY_KIND = {"修改", "新增", "删除", "移动", "拆分", "合并", "仅序号变更"}
#: Kind, old number or None, new number or None.
Told = tuple[str, str | None, str | None]
_Ends = tuple[Id | None, Id | None]


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Instrument:
    """A law of 1,260 articles with chapters, 款, 项 and citations."""
    path = generated(Path(tmp_path_factory.mktemp("law")), ARTICLES).path
    return build(path.read_text(encoding="utf-8").replace("（草案）\n", ""))


@pytest.mark.parametrize("seed", [1, 2])
def test_the_table_is_what_was_recorded(seed: int, law: Instrument) -> None:
    record, now = RecordedDraft(law, seed), law
    for _ in range(OPERATIONS // AT_ONCE):
        answer = apply(Batch(tuple(record.operations(AT_ONCE))), now)
        assert isinstance(answer, Applied), answer
        now = answer.instrument
    assert [chapter.id for chapter in now.root.children] == [chapter.id for chapter in record.chapters]
    found = table(align([law, now]), ("旧", "新"))
    articles = [row for row in found.rows if row.level is Level.ARTICLE]
    told = [(row.kind.value, *labels(row)) for row in articles]
    expected = Truth(law, now, record).rows()
    assert Counter(told) - Counter(expected) == Counter()
    assert Counter(expected) - Counter(told) == Counter()
    assert {kind for kind, _, _ in expected} >= EVERY_KIND
    assert found.doubtful == () and all(row.score == 1.0 for row in found.rows)
    chapters = [[cell.id if cell else None for cell in row.cells] for row in found.rows if row.kind is Kind.DIVISION]
    old = {chapter.id for chapter in law.root.children}
    assert chapters == [[chapter.id if chapter.id in old else None, chapter.id] for chapter in record.chapters]


def labels(row: Row) -> tuple[str | None, str | None]:
    """The labels of the two cells."""
    old, new = (cell.label if cell else None for cell in row.cells)
    return old, new


class Truth:
    """The rows that follow from a record: words stand opposite the words they were."""

    def __init__(self, law: Instrument, now: Instrument, record: RecordedDraft) -> None:
        self._before = RecordedDraft(law, 0)
        self._old = {article.id: article for article in self._before.articles()}
        self._new = {article.id: article for article in record.articles()}
        self._home = {part.id: article.id for article in self._old.values() for part in article.paragraphs}
        self._said = Wording(law), Wording(now)
        self._shown = defaultdict[_Ends, list[Id]](list)
        self._pieces = defaultdict[Id, list[Id]](list)
        self._sources = defaultdict[Id, list[Id]](list)
        flows = self._flows()
        gives, has = {old for old, _ in flows}, {new for _, new in flows}
        for id in [id for id in self._old if id in self._new]:
            self._relate(id, id)
        for article in self._new.values():
            origin = article.origin
            if origin is not None and ((origin, article.id) in flows or not {origin} & gives | {article.id} & has):
                self._relate(origin, article.id)
        for gone in [id for id in self._old if id not in self._new]:
            into = next((article.id for article in self._new.values() if gone in article.absorbed), None)
            flowed = (gone, into) in flows or not {gone} & gives | {into} & has
            if into is not None and flowed and into not in self._pieces[gone]:
                self._relate(gone, into)
        for old, new in flows:
            alone = sum(old == one for one, _ in flows) == sum(new == other for _, other in flows) == 1
            if alone and old not in self._new and new not in self._old and new not in self._pieces[old]:
                self._relate(old, new)

    def _flows(self) -> set[tuple[Id, Id]]:
        """Old articles and the new ones that have words of theirs."""
        return {
            (self._home[part.source], article.id)
            for article in self._new.values()
            for paragraph in article.paragraphs
            for part in paragraph.parts
            if part.source is not None
        }

    def _relate(self, old: Id, new: Id) -> None:
        self._pieces[old].append(new)
        self._sources[new].append(old)

    def rows(self) -> list[Told]:
        """Every row once."""
        shares = self._shares()
        return [(self._kind(ends, *texts), *self._labels(ends)) for ends, texts in shares.items()]

    def _shares(self) -> dict[_Ends, tuple[list[str], list[str]]]:
        """For each pair of articles the words that stand in its row on either side."""
        shares: dict[_Ends, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        living = defaultdict[Id, list[tuple[Id, Part]]](list)
        for article in self._new.values():
            for paragraph in article.paragraphs:
                ends_before = None
                first = next((part.source for part in paragraph.parts if part.source), None)
                for part in paragraph.parts:
                    ends = self._source(part.source or first, article), article.id
                    text = part.words + paragraph.inner
                    if ends == ends_before:
                        shares[ends][1][-1] += text
                    else:
                        shares[ends][1].append(text)
                    ends_before = ends
                    if part.source is not None:
                        self._shown[ends] += self._cited(paragraph.id)
                        living[part.source].append((article.id, part))
        for article in self._old.values():
            for paragraph in article.paragraphs:
                there = living[paragraph.id]
                homes = list(dict.fromkeys(id for id, _ in there))
                if len(homes) < 2:
                    end = homes[0] if homes else next(iter(self._pieces[article.id]), None)
                    shares[article.id, end][0].append(paragraph.words + paragraph.inner)
                else:
                    for id, part in sorted(there, key=lambda found: found[1].start):
                        shares[article.id, id][0].append(part.words)
        return shares

    def _cited(self, id: Id) -> list[Id]:
        """A 款 and what stands below it, as far as they are in both versions."""
        if id not in self._said[0].labels:
            return []
        return [part.id for part in self._said[1].labels.node(id).walk() if part.id in self._said[0].labels]

    def _source(self, paragraph: Id | None, article: Article) -> Id | None:
        """The old article of an old 款; new words stand opposite what their article or their 款 was."""
        if paragraph is not None:
            return self._home[paragraph]
        return next(iter(self._sources[article.id]), None)

    def _kind(self, ends: _Ends, was: list[str], text: list[str]) -> str:
        old, new = ends
        if old is None or new is None:
            return "新增" if old is None else "删除"
        if new not in self._pieces[old]:
            return "移动"
        given, taken = len(self._pieces[old]) > 1, len(self._sources[new]) > 1
        if given or taken:
            was_split = given and (not taken or (new != old and self._new[new].origin == old))
            return "拆分" if was_split else "合并"
        if self._is_moved(old, new):
            return "移动"
        if was != text or self._new[new].heading != self._old[old].heading:
            return "修改"
        labels = self._labels(ends)
        return "仅序号变更" if labels[0] != labels[1] or self._is_reworded(ends) else "不变"

    def _is_moved(self, old: Id, new: Id) -> bool:
        """Whether it was moved and stands behind another number of those that never were."""
        return self._new[new].moved and self._standing(old, False) != self._standing(new, True)

    @cache  # noqa: B019
    def _standing(self, id: Id, now: bool) -> int:
        articles = list(self._new if now else self._old)
        staying = (one for one in articles[: articles.index(id)] if one in self._old and one in self._new)
        return sum(not self._new[one].moved for one in staying)

    def _is_reworded(self, ends: _Ends) -> bool:
        """Whether its citations read otherwise now."""
        return any(self._said[0].text(id) != self._said[1].text(id) for id in self._shown[ends])

    def _labels(self, ends: _Ends) -> tuple[str | None, str | None]:
        return self._label(ends[0], False), self._label(ends[1], True)

    @cache  # noqa: B019
    def _numbers(self, now: bool) -> dict[Id, int]:
        return {id: n for n, id in enumerate(self._new if now else self._old, 1)}

    def _label(self, id: Id | None, now: bool) -> str | None:
        return None if id is None else f"第{chinese(self._numbers(now)[id])}条"
