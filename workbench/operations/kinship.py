"""Who a retyped provision was: found step by step, each old provision at most once."""

from collections import Counter
from collections.abc import Sequence

from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.provision import Provision
from workbench.operations.matching import Matching


class Kinship:
    """New provisions (by their passing ids) and the old ones they continue, were cut from, or took in."""

    def __init__(self) -> None:
        self._former: dict[Id, Provision] = {}
        self._cut: dict[Id, Id] = {}
        self._joined: dict[Id, tuple[Id, ...]] = {}
        self._taken: set[Id] = set()

    def keep(self, new: Provision, old: Provision) -> None:
        """``new`` continues ``old``."""
        self._former[new.id] = old
        self._taken.add(old.id)

    def take(self, olds: Sequence[Provision], news: Sequence[Provision], matching: Matching) -> None:
        """Note a matching of two sequences."""
        for place, old in matching.kept.items():
            self.keep(news[place], olds[old])
        for place, old in matching.cut.items():
            self._cut[news[place].id] = olds[old].id
        for place, further in matching.joined.items():
            self._joined[news[place].id] = tuple(olds[old].id for old in further)
            self._taken.update(self._joined[news[place].id])

    def take_by_content(self, olds: list[Provision], news: list[Provision]) -> None:
        """Divisions that kept most of what stood in them."""
        homes = {part.id: division for division in olds for part in division.children}
        for new in news:
            if new.id not in self._former:
                votes = Counter(homes[former.id].id for former in self._formers(new) if former.id in homes)
                free = [id for id, _ in votes.most_common() if id not in self._taken]
                found = next((old for old in olds if free and old.id == free[0] and old.level is new.level), None)
                if found is not None:
                    self.keep(new, found)

    def find_owners(self, old: Provision, new: Provision) -> None:
        """Units that are new but hold words of an old one were cut from it; an old one all gone was taken in."""
        owners = {child.id: part for part in old.walk() for child in part.children if part.level not in BODY}
        for part in new.walk():
            if part.level in BODY:
                continue
            homes = [owners[former.id] for former in self._formers(part) if former.id in owners]
            alike = [home for home in homes if home.level is part.level]
            self._note_owner(part, alike)

    def _note_owner(self, part: Provision, homes: list[Provision]) -> None:
        former = self._former.get(part.id)
        if former is None:
            if homes and part.id not in self._cut:
                self._cut[part.id] = Counter(home.id for home in homes).most_common(1)[0][0]
            return
        others = dict.fromkeys(home.id for home in homes if home.id != former.id and home.id not in self._taken)
        if others:
            self._joined[part.id] = (*self._joined.get(part.id, ()), *others)
            self._taken.update(others)

    def _formers(self, part: Provision) -> list[Provision]:
        return [self._former[child.id] for child in part.children if child.id in self._former]

    def former(self, new: Provision) -> Provision | None:
        """The old provision that ``new`` continues."""
        return self._former.get(new.id)

    def is_taken(self, old: Provision) -> bool:
        """Whether an old provision is accounted for."""
        return old.id in self._taken

    def id_of(self, new: Provision) -> Id | None:
        """The id ``new`` gets again, or None when it is new."""
        former = self._former.get(new.id)
        return None if former is None else former.id

    def cut_from(self, new: Provision) -> Id | None:
        """The id of the old provision that ``new`` was cut from."""
        return self._cut.get(new.id)

    def joined(self, new: Provision) -> tuple[Id, ...]:
        """The ids of old provisions whose words ``new`` took in."""
        return self._joined.get(new.id, ())
