"""Rewriting the words of a law, lightly or heavily, as an office would: clause by clause, references kept.

Light: one clause of each 款 and 项 gets a phrase, loses a word or gives way to another. Heavy: about half of
the clauses give way to clauses of other articles of the same law, and one that stays gets a phrase. A third of the
words stay, and each line ends as it did, or nobody could say that it is the same provision.
"""

import random
import re
from collections.abc import Callable
from dataclasses import replace

from workbench.language.segments import segments
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision

_CLAUSE = re.compile("[^，；：。]+[，；：。]?|[，；：。]")
_DONOR = re.compile("(?<=[，；：。])(?!第|但)[\u4e00-\u9fff]{4,25}，")
_PHRASES = ("依法及时", "会同有关单位", "在合理期限内", "按照国家有关规定", "根据实际情况", "以书面形式", "经协商一致")
#: Shorter words are left alone.
_SHORTEST = 8
_STAYS = 1 / 3
_Change = Callable[[list[str]], list[str]]


class Rewriter:
    """Rewrites provisions of one law; ``dice`` decides everything."""

    def __init__(self, law: Instrument, dice: random.Random) -> None:
        self._dice = dice
        texts = (piece for part in law.root.walk() for piece in part.text if isinstance(piece, str))
        self._donors = [clause for text in texts for clause in _DONOR.findall(text)]

    def light(self, provision: Provision) -> Provision:
        """One clause of each 款 and 项 changed."""
        return self._mapped(provision, self._touched)

    def heavy(self, provision: Provision) -> Provision:
        """About half of the clauses of each 款 and 项 changed."""
        return self._mapped(provision, self._halved)

    def _mapped(self, provision: Provision, change: _Change) -> Provision:
        pieces = [
            "".join(change(_CLAUSE.findall(piece))) if isinstance(piece, str) and len(piece) >= _SHORTEST else piece
            for piece in provision.text
        ]
        children = tuple(self._mapped(child, change) for child in provision.children)
        return replace(provision, text=tuple(pieces), children=children)

    def _touched(self, clauses: list[str]) -> list[str]:
        place = self._dice.randrange(len(clauses))
        clause = clauses[place]
        choice = self._dice.randrange(3)
        if choice == 0:
            changed = self._dice.choice(_PHRASES) + clause
        elif choice == 1 or len(clauses) < 3 or clause.endswith("："):
            changed = self._shortened(clause)
        else:
            changed = self._other(clause)
        return [*clauses[:place], changed, *clauses[place + 1 :]]

    def _halved(self, clauses: list[str]) -> list[str]:
        """Clauses that lead in a list stay."""
        total = left = sum(map(len, clauses))
        changed = list(clauses)
        for place in self._dice.sample(range(len(clauses)), (len(clauses) + 1) // 2):
            left -= len(clauses[place])
            if left < total * _STAYS or clauses[place].endswith("："):
                break
            changed[place] = self._other(clauses[place])
        place = next(place for place in range(len(clauses)) if changed[place] == clauses[place])
        changed[place] = self._dice.choice(_PHRASES) + changed[place]
        return changed

    def _shortened(self, clause: str) -> str:
        """One word less, but not the first: a line that began with the second one would read as a broken line."""
        words = [piece.text for piece in segments(clause)]
        places = [place for place, word in enumerate(words) if place and len(word) > 1]
        if places:
            words.pop(self._dice.choice(places))
        return "".join(words)

    def _other(self, clause: str) -> str:
        """A clause from elsewhere that ends like this one."""
        donor: str = self._dice.choice(self._donors)
        return donor[:-1] + (clause[-1] if clause[-1] in "，；：。" else "")
