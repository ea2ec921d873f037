"""Merge: what two sides made of one draft, put together provision by provision and sentence by sentence.

The same for both ways round. Nothing either side wrote is dropped: it stands in the result, or in a conflict.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from workbench.merging.arranging import Ground, arranged
from workbench.merging.citing_again import CitingAgain
from workbench.merging.cutting import Pieces, split_texts
from workbench.merging.deciding import decided, noted
from workbench.merging.departing import departed
from workbench.merging.findings import Findings
from workbench.merging.nesting import nested
from workbench.merging.placing import parents, untie
from workbench.merging.properties import merged_properties
from workbench.merging.proving import prove
from workbench.merging.refreezing import renumbered
from workbench.merging.sides import Side
from workbench.merging.taking_in import cut_pieces, heirs, take_in, twins
from workbench.merging.values import Kind, Merged, Notice, Place
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.text import Text


def merge(base: Instrument, ours: Instrument, theirs: Instrument, outside: frozenset[Id] = frozenset()) -> Merged:
    """Both sides' changes on one instrument, proved to be whole and valid; see :class:`Merged`.

    ``outside``: what is cited and exists although it is in none of the three, which are parts of a draft then.
    Raises WorkbenchError, which would be a fault of this program, when the proof fails.
    """
    if ours in (base, theirs):
        return Merged(theirs)
    if theirs == base:
        return Merged(ours)
    findings = Findings()
    merging = _Merging(base, ours, theirs, findings)
    root = merging.root()
    properties = merged_properties(base, ours, theirs, findings)
    whole = renumbered(replace(properties, root=root), Side(base.root), findings)
    known = {part.id for part in whole.root.walk()} | outside
    citing = CitingAgain(known, (base, ours, theirs), findings)
    merged = Merged(replace(whole, root=citing.tree(whole.root)), *findings.sorted())
    prove(merged, merging.written(), outside)
    return merged


class _Merging:
    """The tree while it is merged. ``heirs``: what was merged into what, on either side."""

    def __init__(self, base: Instrument, ours: Instrument, theirs: Instrument, findings: Findings) -> None:
        self._findings = findings
        self._base, self._sides = Side(base.root), (Side(ours.root), Side(theirs.root))
        self._heirs = heirs(self._base, *self._sides)
        self._take_in(self._heirs)
        self._texts = split_texts(self._base, self._sides, self._cuts())
        self._take_in_pieces({gone: heir for family in self._texts.values() for gone, heir in family.heirs.items()})
        self._take_in_pieces(twins(self._sides, self._cuts()))
        self._cut = self._cuts()

    def _cuts(self) -> tuple[dict[Id, Id], dict[Id, Id]]:
        ours, theirs = (cut_pieces(side, self._base, self._heirs) for side in self._sides)
        return ours, theirs

    def _take_in(self, heirs: Mapping[Id, Id]) -> None:
        for side in (self._base, *self._sides):
            for gone, heir in heirs.items():
                self._show_dropped_heading(side, gone, heir)
            take_in(side, heirs)

    def _show_dropped_heading(self, side: Side, gone: Id, heir: Id) -> None:
        if gone in side and heir in side:
            heading, before = side.nodes[gone].heading, self._base.nodes.get(gone)
            if heading and side.nodes[heir].heading and before and heading != before.heading:
                self._findings.show(Notice.HEADING_DROPPED, heir, words=heading.words)

    def _take_in_pieces(self, pieces: Mapping[Id, Id]) -> None:
        """Pieces that are no provisions: without words, or split off by both sides alike."""
        self._take_in(pieces)
        for gone, heir in pieces.items():
            for side in self._sides:
                if heir in side:
                    node = side.nodes[heir]
                    side.nodes[heir] = replace(node, merged=tuple(dict.fromkeys((*node.merged, gone))))

    def root(self) -> Provision:
        """The merged tree, without numbers and references settled."""
        base, (ours, theirs) = self._base, self._sides
        found = parents(base, ours, theirs)
        kept = self._kept(found.of)
        untie(found, base, kept)
        pieces = {source: tuple(family.order) for source, family in self._texts.items()}
        ground = Ground(base, self._sides, self._cut, kept, found.of, pieces)
        children = arranged(ground, found.torn, self._findings)
        for id in sorted(found.torn & kept.keys()):
            self._findings.contest(Kind.PLACE, id, *(_place(id, side) for side in (base, ours, theirs)))
        return nested(base.root, kept, children, self._findings)

    def written(self) -> Iterator[tuple[Text, tuple[Text, ...]]]:
        """Texts of the base and what each side made of them, in pieces where those were put together."""
        pieces = {id: source for source, family in self._texts.items() for id in family.order}
        for side in self._sides:
            whole: dict[Id, tuple[Text, ...]] = {}
            for id, node in side.nodes.items():
                source = pieces.get(id, id)
                whole[source] = (*whole.get(source, ()), node.text)
            for id, texts in whole.items():
                yield self._base.nodes[id].text if id in self._base else (), texts

    def _kept(self, above: Mapping[Id, Id]) -> dict[Id, Provision]:
        """Everything that is in the result, its children left out of account."""
        base, (ours, theirs) = self._base, self._sides
        gone, held = departed(base, ours, theirs, above)
        also_gone, also_held = departed(base, theirs, ours, above)
        for id in held:
            self._findings.contest(Kind.DELETED, id, base.nodes[id], ours.nodes[id], None)
        for id in also_held:
            self._findings.contest(Kind.DELETED, id, base.nodes[id], None, theirs.nodes[id])
        ids = [id for id in dict.fromkeys((*ours.nodes, *theirs.nodes)) if id not in gone | also_gone]
        return {id: self._part(id) for id in ids}

    def _part(self, id: Id) -> Provision:
        base, (ours, theirs) = self._base, self._sides
        family = next((family for family in self._texts.values() if id in family.texts), None)
        if family is None:
            return decided(id, base, ours, theirs, self._findings)
        return self._piece(id, family)

    def _piece(self, id: Id, family: Pieces) -> Provision:
        base, (ours, theirs) = self._base, self._sides
        if family.twice:
            self._findings.show(Notice.CUT_TWICE, *family.texts)
        found = decided(id, base, ours, theirs, Findings())
        text = noted(id, family.texts[id], family.near, self._findings)
        return replace(found, text=text)


def _place(id: Id, side: Side) -> Place | None:
    return Place(side.parents[id], side.before(id)) if id in side.parents else None
