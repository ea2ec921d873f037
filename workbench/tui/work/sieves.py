"""Which opinions, and which amendments, are listed."""

from dataclasses import dataclass, replace

from workbench.amendments.opinions.dispositions import Outcome
from workbench.amendments.opinions.opinion import Kind
from workbench.amendments.opinions.questions import Wanted
from workbench.amendments.opinions.standing import Today
from workbench.amendments.values import State
from workbench.model.identity import Id
from workbench.session.consulting import Consulted
from workbench.session.opinions.listing import places_of
from workbench.session.view import View

ALL, GENERAL = "全部", "总体"
KINDS = (ALL, *map(str, Kind))
OUTCOMES = (ALL, *map(str, Outcome))
STATES = (ALL, *map(str, State))


@dataclass(frozen=True, slots=True)
class Sieve:
    """``state``, ``kind``: one of the names or ALL. ``place``: a provision; ``general``: only what names none."""

    state: str = ALL
    kind: str = ALL
    place: Id | None = None
    general: bool = False
    words: str = ""

    def turned(self, states: tuple[str, ...]) -> "Sieve":
        """The next state."""
        return replace(self, state=states[(states.index(self.state) + 1) % len(states)])

    def turned_kind(self) -> "Sieve":
        """The next kind of submitter."""
        return replace(self, kind=KINDS[(KINDS.index(self.kind) + 1) % len(KINDS)])

    def here(self, unit: Id) -> "Sieve":
        """Only those of the unit, or no longer so."""
        return replace(self, place=None if self.place is not None else unit, general=False)

    def wanted(self, now: Today) -> Wanted:
        """The question to the book: a group is one row, but words are looked for in every letter."""
        return Wanted(
            places_of(now, self.place) if self.place in now.labels and self.place else (),
            self.general,
            None if self.state == ALL else Outcome(self.state),
            None if self.kind == ALL else Kind(self.kind),
            heads=not self.words,
            words=self.words,
        )

    def told(self, view: View, count: int, what: str) -> str:
        """「待处理 · 第八条 · 含「算力」：12 组」."""
        place = GENERAL if self.general else view.name(self.place) if self.place in view.labels and self.place else ""
        words = f"含「{self.words}」" if self.words else ""
        kind = "" if self.kind == ALL else self.kind
        parts = [part for part in ("" if self.state == ALL else self.state, place, kind, words) if part]
        return f"{' · '.join(parts) or '全部'}：{count} {what}"


def first_sieve(found: Consulted | None) -> Sieve:
    """What waits for an answer, where anything does; else everything."""
    waiting = found is None or found.ledger.unaccounted
    return Sieve(Outcome.OPEN.value if waiting else ALL)


def place_said(words: str, view: View) -> tuple[Id | None, bool]:
    """What somebody wrote into the field of the place; WorkbenchError when there is none such."""
    plain = words.strip()
    if not plain or plain == GENERAL:
        return None, plain == GENERAL
    return view.locate(plain), False
