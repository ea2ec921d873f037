"""The book of opinions on one draft: what git holds at the tip of the branch, ready for questions."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property

from workbench.amendments.opinions.opinion import Opinion
from workbench.amendments.opinions.questions import Listed
from workbench.amendments.opinions.sent import fingerprint
from workbench.amendments.renumbering import Renumbering, by_number, former
from workbench.model.problems import Problem, refuse
from workbench.session.desk import Desk
from workbench.storage.files.blobs import Tree
from workbench.storage.log.operations import folder_name
from workbench.storage.opinions.asking import Asking
from workbench.storage.opinions.files import files, tree_id
from workbench.storage.opinions.index import Index
from workbench.storage.opinions.private import Key, PrivateStore
from workbench.storage.opinions.records import INTAKES, RENUMBERED, Intake, read
from workbench.storage.opinions.shards import shards


class Book:
    """``base``: the commit it was opened on. ``problems``: lines that could not be read."""

    def __init__(self, desk: Desk, slug: str) -> None:
        self.desk, self.slug = desk, slug
        self.workspace = desk.workspace
        self.base = self.workspace.commit()
        self._tree_id = tree_id(self.workspace, slug, self.base)
        name = folder_name(self.workspace.prefix, slug, "opinions")
        self._index = Index(self.workspace.repository.own / "cache" / f"{name}.sqlite", self._tree_id, self.files)
        self.asking = Asking(self._index)
        self.problems: tuple[Problem, ...] = self._index.problems

    @classmethod
    @contextmanager
    def opened(cls, desk: Desk, slug: str) -> "Iterator[Book]":
        """The book, closed again when the block ends."""
        book = cls(desk, slug)
        try:
            yield book
        finally:
            book.close()

    def close(self) -> None:
        """Let go of the index."""
        self._index.close()

    @cached_property
    def files(self) -> Tree:
        """The files of amendments/<draft>/."""
        return files(self.workspace, self._tree_id)

    @cached_property
    def people(self) -> PrivateStore:
        """Who sent the opinions, as far as this machine knows, under the numbers the opinions have now."""
        store = PrivateStore(self.workspace.repository, self.workspace.prefix, self.slug)
        store.follow(self.moved)
        return store

    @cached_property
    def moved(self) -> dict[Key, Key]:
        """What the private store may know opinions by from before a merge gave them other numbers, and what by now."""
        paths, problems = shards(self.files, RENUMBERED), list[Problem]()
        known = by_number(one for path in paths for _, one in read(self.files[path], Renumbering, path, problems))
        lines = self.asking.lines({number for number, _ in known})
        opinions = (one for line in lines.values() for _, one in read(line, Opinion, "", problems))
        return {key(was): key(now) for now in opinions for was in former(now, known)}

    @cached_property
    def intakes(self) -> tuple[Intake, ...]:
        """The imports, in the order they were made."""
        problems: list[Problem] = []
        found = [
            one for path in shards(self.files, INTAKES) for _, one in read(self.files[path], Intake, path, problems)
        ]
        return tuple(sorted(found, key=lambda one: (one.when, one.id)))

    def opinion(self, id: str) -> Listed:
        """One opinion; WorkbenchError when there is none of this number."""
        found = self.asking.opinion(id)
        if found is None:
            raise refuse("no-such-opinion", f"没有意见#{id}。", where=id, hint="用 opinion list 查看有哪些意见。")
        return found


def key(opinion: Opinion) -> Key:
    """What the private store knows an opinion by."""
    return opinion.id, fingerprint(opinion)
