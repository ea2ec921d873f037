"""A draft kept as plain lists while operations are carried out: what happened, written down without the engine.

Only the splits of whole 款 that were not rewritten are asked for, so that it is plain whose words are whose.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.operations.values import (
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Position,
    Replace,
    SetHeading,
    Split,
)

#: A reference counts for three characters; which ones it stands for does not matter here.
CITATION = "§§§"


@dataclass(frozen=True)
class Part:
    """Words of a 款 with the old 款 they stem from, all of it or from ``start`` on."""

    source: Id | None
    start: int
    words: str
    whole: bool = True


@dataclass
class Paragraph:
    """A 款 now; ``inner``: what stands below it, which nobody touches."""

    id: Id
    parts: list[Part]
    inner: str = ""

    @property
    def words(self) -> str:
        """Its words, citations as :data:`CITATION`."""
        return "".join(part.words for part in self.parts)


@dataclass
class Article:
    """An article now. ``origin``: the old article it was split from; ``absorbed``: the old articles it took in."""

    id: Id
    paragraphs: list[Paragraph]
    origin: Id | None = None
    absorbed: list[Id] = field(default_factory=list)
    heading: str = ""
    moved: bool = False


@dataclass
class Chapter:
    """A chapter now."""

    id: Id
    articles: list[Article]


class RecordedDraft:
    """The draft as lists, and random operations that are carried out on the lists at once."""

    def __init__(self, instrument: Instrument, seed: int) -> None:
        self.dice = random.Random(seed)
        self._root = instrument.root.id
        self.chapters = [
            Chapter(chapter.id, [_article(child) for child in chapter.children]) for chapter in instrument.root.children
        ]
        self.old = {article.id for article in self.articles()}
        self._news = 0
        self._kinds: list[Callable[[], Operation | None]] = [
            self.insert_article, self.delete_article, self.move_article, self.split_article, self.merge_articles,
            self.replace_words, self.insert_paragraph, self.delete_paragraph, self.move_paragraph,
            self.split_paragraph, self.merge_paragraphs, self.name_article, self.split_chapter,
        ]  # fmt: skip

    def articles(self) -> Iterator[Article]:
        """All articles in order."""
        return (article for chapter in self.chapters for article in chapter.articles)

    def operations(self, count: int) -> list[Operation]:
        """The next ``count`` random operations."""
        found: list[Operation] = []
        while len(found) < count:
            operation = self.dice.choice(self._kinds)()
            found += [operation] if operation is not None else []
        return found

    def _new_id(self) -> Id:
        self._news += 1
        return Id(f"ZZ{self._news:06d}")

    def _new_words(self) -> str:
        words = self.dice.sample(("依法登记", "及时公告", "如实报告", "妥善保管", "统一编号", "定期复核"), 3)
        return f"有关单位应当{'，'.join(words)}，编为{self._news}类。"

    def _pick(self, *, several: bool = False) -> tuple[Chapter, int]:
        while True:
            chapter = self.dice.choice(self.chapters)
            if len(chapter.articles) < 3:
                continue
            place = self.dice.randrange(len(chapter.articles))
            if not several or len(chapter.articles[place].paragraphs) > 1:
                return chapter, place

    def insert_article(self) -> Operation:
        """A new article of one 款."""
        chapter, place = self._pick()
        paragraph = Paragraph(self._new_id(), [Part(None, 0, self._new_words())])
        article = Article(self._new_id(), [paragraph])
        chapter.articles.insert(place, article)
        below = (Provision(paragraph.id, Level.PARAGRAPH, (paragraph.words,)),)
        return Insert(chapter.id, place, Provision(article.id, Level.ARTICLE, children=below))

    def delete_article(self) -> Operation:
        """One article less."""
        chapter, place = self._pick()
        return Delete(chapter.articles.pop(place).id)

    def move_article(self) -> Operation | None:
        """An article put into another chapter."""
        chapter, place = self._pick()
        other, to = self._pick()
        if other is chapter:
            return None
        article = chapter.articles.pop(place)
        article.moved = True
        other.articles.insert(to, article)
        return Move(article.id, other.id, to)

    def split_article(self) -> Operation:
        """Two of one; the longer half keeps the id."""
        chapter, place = self._pick(several=True)
        article = chapter.articles[place]
        at = self.dice.randrange(1, len(article.paragraphs))
        front, back = article.paragraphs[:at], article.paragraphs[at:]
        origin = article.id if article.id in self.old else article.origin
        first_keeps = _length(front) >= _length(back)
        article.paragraphs, given = (front, back) if first_keeps else (back, front)
        new = Article(self._new_id(), given, origin, moved=article.moved)
        chapter.articles.insert(place + first_keeps, new)
        return Split(article.id, back[0].id, new.id)

    def merge_articles(self) -> Operation | None:
        """One of two neighbours."""
        chapter, place = self._pick()
        if place + 1 == len(chapter.articles):
            return None
        first, gone = chapter.articles[place], chapter.articles.pop(place + 1)
        first.paragraphs += gone.paragraphs
        first.absorbed += [gone.id] * (gone.id in self.old) + gone.absorbed
        first.heading = first.heading or gone.heading
        return Merge((first.id, gone.id))

    def replace_words(self) -> Operation | None:
        """A 款 rewritten that stems from one 款 at most."""
        chapter, place = self._pick()
        paragraph = self.dice.choice(chapter.articles[place].paragraphs)
        if len(paragraph.parts) > 1 or not paragraph.parts[0].whole:
            return None
        words = self._new_words()
        paragraph.parts = [Part(paragraph.parts[0].source, 0, words)]
        self._news += 1
        return Replace(paragraph.id, (words,))

    def insert_paragraph(self) -> Operation:
        """One 款 more."""
        chapter, place = self._pick()
        article = chapter.articles[place]
        at = self.dice.randrange(len(article.paragraphs) + 1)
        new = Paragraph(self._new_id(), [Part(None, 0, self._new_words())])
        article.paragraphs.insert(at, new)
        return Insert(article.id, at, Provision(new.id, Level.PARAGRAPH, (new.words,)))

    def delete_paragraph(self) -> Operation:
        """One 款 less."""
        chapter, place = self._pick(several=True)
        article = chapter.articles[place]
        return Delete(article.paragraphs.pop(self.dice.randrange(len(article.paragraphs))).id)

    def move_paragraph(self) -> Operation | None:
        """A 款 put into another article, or to another place of its own."""
        chapter, place = self._pick(several=True)
        other, to = self.dice.choice([self._pick(), (chapter, place)])
        source, target = chapter.articles[place], other.articles[to]
        paragraph = source.paragraphs.pop(self.dice.randrange(len(source.paragraphs)))
        at = self.dice.randrange(len(target.paragraphs) + 1)
        target.paragraphs.insert(at, paragraph)
        return Move(paragraph.id, target.id, at)

    def split_paragraph(self) -> Operation | None:
        """Two 款 of a whole one that cites nothing and was not rewritten."""
        chapter, place = self._pick()
        article = chapter.articles[place]
        at = self.dice.randrange(len(article.paragraphs))
        paragraph = article.paragraphs[at]
        part, words = paragraph.parts[0], paragraph.words
        untouched = part.source is not None and part.whole and paragraph.id == part.source
        if len(paragraph.parts) > 1 or paragraph.inner or not untouched or CITATION in words or "类" in words:
            return None
        cut = self.dice.randrange(1, len(words))
        halves = [Part(part.source, 0, words[:cut], False), Part(part.source, cut, words[cut:], False)]
        first_keeps = cut >= len(words) - cut
        paragraph.parts, given = ([halves[0]], [halves[1]]) if first_keeps else ([halves[1]], [halves[0]])
        new = Paragraph(self._new_id(), given)
        article.paragraphs.insert(at + first_keeps, new)
        return Split(paragraph.id, Position(0, cut), new.id)

    def merge_paragraphs(self) -> Operation | None:
        """One 款 of two neighbours."""
        chapter, place = self._pick(several=True)
        paragraphs = chapter.articles[place].paragraphs
        at = self.dice.randrange(len(paragraphs) - 1)
        if paragraphs[at].inner or paragraphs[at + 1].inner:
            return None
        gone = paragraphs.pop(at + 1)
        paragraphs[at].parts += gone.parts
        return Merge((paragraphs[at].id, gone.id))

    def name_article(self) -> Operation:
        """An article given a 条旨."""
        chapter, place = self._pick()
        article = chapter.articles[place]
        self._news += 1
        article.heading = f"条旨{self._news}"
        return SetHeading(article.id, Heading(article.heading, "【】"))

    def split_chapter(self) -> Operation | None:
        """A new chapter begun inside one."""
        at = self.dice.randrange(len(self.chapters))
        chapter = self.chapters[at]
        if len(chapter.articles) < 10:
            return None
        cut = self.dice.randrange(4, len(chapter.articles) - 4)
        chapter.articles, given = chapter.articles[:cut], chapter.articles[cut:]
        new = Chapter(self._new_id(), given)
        self.chapters.insert(at + 1, new)
        return Split(chapter.id, given[0].id, new.id, Heading("新设的章"))


def _article(provision: Provision) -> Article:
    return Article(provision.id, [_paragraph(child) for child in provision.children])


def _paragraph(provision: Provision) -> Paragraph:
    inner = "\n".join(_words(part) for part in provision.walk() if part is not provision)
    return Paragraph(provision.id, [Part(provision.id, 0, _words(provision))], inner)


def _words(provision: Provision) -> str:
    return "".join(piece if isinstance(piece, str) else CITATION for piece in provision.text)


def _length(paragraphs: list[Paragraph]) -> int:
    return sum(len(paragraph.words) + len(paragraph.inner.replace("\n", "")) for paragraph in paragraphs)
