"""Where an opinion that cites nothing may belong: quotations and similarity, with scores. Never final."""

from collections.abc import Sequence

from workbench.amendments.opinions.links import Anchor, How, Link
from workbench.amendments.opinions.quoting import Quoting
from workbench.citing.wording import Wording
from workbench.comparison.similarity import Similarity
from workbench.model.identity import Id
from workbench.model.level import Level

#: Cosine below which two texts only share ordinary words; how many places are suggested.
LOWEST, MOST = 0.08, 3
_BLOCK = 5000


class Suggesting:
    """Suggests provisions of one version."""

    def __init__(self, wording: Wording) -> None:
        self._wording = wording
        self._labels = wording.labels
        self._quoting = Quoting(wording)
        self._articles = [id for id in self._labels if self._labels.node(id).level is Level.ARTICLE]
        self._texts = [self._words(id) for id in self._articles]

    def suggest(self, texts: Sequence[str]) -> list[tuple[Link, ...]]:
        """For each text the places it quotes, else the articles most like it, best first."""
        made = [self._quoted(text) for text in texts]
        left = [place for place, links in enumerate(made) if not links]
        for at in range(0, len(left), _BLOCK):
            block = left[at : at + _BLOCK]
            for place, links in zip(block, self._alike([texts[place] for place in block]), strict=True):
                made[place] = links
        return made

    def _quoted(self, text: str) -> tuple[Link, ...]:
        found = dict(self._quoting.anywhere(text))
        return tuple(Link(Anchor(id, self._labels.full(id), *quoted), How.QUOTED, 0.9) for id, quoted in found.items())[
            :MOST
        ]

    def _alike(self, texts: Sequence[str]) -> list[tuple[Link, ...]]:
        made: list[list[Link]] = [[] for _ in texts]
        for old, new, score in Similarity(texts, self._texts).candidates(LOWEST, MOST):
            id = self._articles[new]
            made[old].append(Link(Anchor(id, self._labels.full(id)), How.ALIKE, round(score, 2)))
        return [tuple(sorted(links, key=lambda link: -link.score)) for links in made]

    def _words(self, id: Id) -> str:
        node = self._labels.node(id)
        heading = node.heading.words if node.heading else ""
        return heading + "".join(self._wording.text(inner.id) for inner in node.walk() if inner.text)
