"""Settling by hand what an opinion is about, and which opinions say the same."""

from collections.abc import Iterable, Sequence

from workbench.amendments.opinions.citing import Citing
from workbench.amendments.opinions.links import How, Link
from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.rulings import Ruling
from workbench.amendments.opinions.suggesting import Suggesting
from workbench.model.identity import Id
from workbench.model.problems import refuse
from workbench.numbering.locators import locate
from workbench.session.opinions.book import Book
from workbench.session.opinions.moments import now, whoever
from workbench.session.reading.history import trailers
from workbench.storage.opinions import lines
from workbench.storage.opinions.files import saved
from workbench.storage.opinions.records import RULINGS
from workbench.storage.opinions.shards import appended

LINK, GROUP = "opinion-link", "opinion-group"


def published(book: Book, opinion: Opinion) -> Citing:
    """The version an opinion speaks about, with its numbers."""
    return Citing(book.desk.at(book.slug, opinion.version or book.base).view.instrument)


def link(book: Book, ids: Sequence[str], places: Sequence[str]) -> tuple[Link, ...]:
    """The opinions are about these places, named by the numbers of the version they speak about; one commit."""
    made: list[Ruling] = []
    when, by = now(), whoever(book.workspace)
    for opinion in (book.opinion(id).opinion for id in ids):
        citing = published(book, opinion)
        anchors = [citing.anchor(locate(words, citing.labels), opinion.text) for words in places]
        made += [Ruling(opinion.id, when, by, add=Link(anchor, How.NAMED)) for anchor in anchors]
    _save(book, made, f"意见关联条款：{_named(ids)}", LINK)
    return tuple(ruling.add for ruling in made if ruling.add)


def unlink(book: Book, ids: Sequence[str], places: Sequence[str]) -> None:
    """The opinions are not about these places."""
    made: list[Ruling] = []
    when, by = now(), whoever(book.workspace)
    for opinion in (book.opinion(id).opinion for id in ids):
        citing = published(book, opinion)
        made += [Ruling(opinion.id, when, by, drop=_linked(opinion, locate(at, citing.labels), at)) for at in places]
    _save(book, made, f"意见取消关联：{_named(ids)}", LINK)


def _linked(opinion: Opinion, at: Id, words: str) -> Id:
    if at not in [link.anchor.at for link in opinion.links]:
        raise refuse("not-linked", f"意见#{opinion.id}没有关联{words}。", hint="用 opinion show 查看关联了哪些条款。")
    return at


def general(book: Book, ids: Sequence[str]) -> None:
    """The opinions are about the draft as a whole 总体意见."""
    when, by = now(), whoever(book.workspace)
    made = [Ruling(book.opinion(id).opinion.id, when, by, general=True) for id in ids]
    _save(book, made, f"列为总体意见：{_named(ids)}", LINK)


def group(book: Book, ids: Sequence[str], head: str) -> str:
    """The opinions say what ``head`` says (or what its group does); the first of the group."""
    first = book.opinion(head).head
    moved = [id for one in ids for id in _with_members(book, one) if id != first]
    if not moved:
        raise refuse("same-group", "这些意见已经在同一组。", hint="用 opinion group 查看各组。")
    when, by = now(), whoever(book.workspace)
    _save(book, [Ruling(id, when, by, group=first) for id in moved], f"意见归组：{_named(ids)} 归入 #{first}", GROUP)
    return first


def alone(book: Book, ids: Sequence[str]) -> None:
    """Each of the opinions stands by itself; a group that loses its first one goes on under the next."""
    when, by = now(), whoever(book.workspace)
    made: list[Ruling] = []
    for id in ids:
        found = book.opinion(id)
        rest = [member for member in book.asking.members(found.head) if member not in ids]
        made.append(Ruling(id, when, by, group=id))
        if found.head == id and rest:
            made += [Ruling(member, when, by, group=rest[0]) for member in rest]
    _save(book, made, f"意见单列：{_named(ids)}", GROUP)


def _with_members(book: Book, id: str) -> list[str]:
    """The first of a group brings all of it along; any other member comes alone."""
    found = book.opinion(id)
    return book.asking.members(id) if found.head == id else [id]


def suggested(book: Book, opinions: Sequence[Opinion]) -> list[tuple[Link, ...]]:
    """Where these may belong, by quotation and similarity, each in the version it speaks about."""
    made: dict[str, tuple[Link, ...]] = {}
    for version in dict.fromkeys(opinion.version for opinion in opinions):
        some = [opinion for opinion in opinions if opinion.version == version]
        suggesting = Suggesting(published(book, some[0]).wording)
        texts = [opinion.text + opinion.proposed for opinion in some]
        made |= {opinion.id: links for opinion, links in zip(some, suggesting.suggest(texts), strict=True)}
    return [made[opinion.id] for opinion in opinions]


def _save(book: Book, rulings: Iterable[Ruling], message: str, action: str) -> str:
    changes = appended(book.files, RULINGS, map(lines.write, rulings))
    return saved(book.workspace, book.slug, changes, message, trailers(action), book.base)


def _named(ids: Sequence[str]) -> str:
    return "、".join(f"#{id}" for id in ids[:3]) + (f"等 {len(ids)} 条" if len(ids) > 3 else "")
