"""The proof of a merge: the result is a draft, and nothing either side wrote is missing from it and its conflicts."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workbench.language.segments import Segment
from workbench.language.three_way import Segments, edits
from workbench.merging.values import Conflict, Kind, Merged
from workbench.merging.weaving import to_segments
from workbench.model.identity import Id
from workbench.model.level import BODY, may_hold
from workbench.model.problems import WorkbenchError, refuse
from workbench.model.provision import Provision
from workbench.model.text import Text, join, literal, references

#: Stands where a reference is; no text holds it.
_CITES = "\0"
_BORDER = (Segment(("border",), ""),)
Pieces = tuple[Text, ...]


def prove(merged: Merged, written: Iterable[tuple[Text, Pieces]], outside: frozenset[Id]) -> None:
    """Raise WorkbenchError ``merge-fault`` when the result is not valid or something is lost.

    ``written``: texts of the base and what a side made of them, in pieces where it was split.
    """
    _prove_tree(merged.instrument.root, outside)
    there = _Words(merged)
    for before, now in written:
        if now != (before,) and not there.hold(before, now):
            raise _fault(f"一边写的「{literal(join(now[0]))[:20]}」没有全部保留")


def _prove_tree(root: Provision, outside: frozenset[Id]) -> None:
    parts = list(root.walk())
    known = {part.id for part in parts}
    if len(known) != len(parts):
        twice = next(id for id, count in Counter(part.id for part in parts).items() if count > 1)
        raise _fault(f"编号 {twice} 用了两次")
    for part in parts:
        if not all(may_hold(part.level, child.level) for child in part.children):
            raise _fault(f"编号 {part.id} 之下的层次不对")
        if part.level not in BODY and part.text:
            raise _fault(f"编号 {part.id} 不能直接带文字")
        for reference in references(part.text):
            if any(bool(end.lost) is (known | outside).issuperset(end.targets) for end in reference.pointers):
                raise _fault(f"编号 {part.id} 的引用与现有条文不符")


class _Words:
    """All words of a result and of its conflicts: whole texts, and as one string to look in."""

    def __init__(self, merged: Merged) -> None:
        self._texts = [part.text for part in merged.instrument.root.walk() if part.text]
        self._known = set(self._texts)
        self._conflicts = merged.conflicts
        self._all = ""

    def hold(self, before: Text, now: Pieces) -> bool:
        """Whether what a side changed is somewhere: as a rule the whole text, word for word.

        Of what was split each word is looked for by itself, because the other side may have split it between them.
        """
        if self._known.issuperset(now):
            return True
        if not self._all:
            # What is cut where somebody else was writing stays together here, because it follows each other.
            self._all = "\n".join(("".join(map(_said, self._texts)), *map(_said, _in_conflicts(self._conflicts))))
        pieces = [piece for text in now for piece in (*to_segments(text), *_BORDER)]
        made = edits(to_segments(before), pieces)
        runs = [(piece,) for edit in made for piece in edit.new] if len(now) > 1 else [edit.new for edit in made]
        return all(words in self._all for run in runs for words in _stretches(run))


def _said(text: Text) -> str:
    return "".join(piece if isinstance(piece, str) else _CITES for piece in text)


def _stretches(run: Segments) -> list[str]:
    """The words between references: how those are written follows from what else was changed."""
    return "".join(piece.text if isinstance(piece.key, str) else _CITES for piece in run).split(_CITES)


def _in_conflicts(conflicts: Iterable[Conflict]) -> Iterator[Text]:
    for conflict in conflicts:
        for value in (conflict.ours, conflict.theirs):
            if isinstance(value, Provision):
                yield from (part.text for part in value.walk())
            elif conflict.kind is Kind.WORDS and isinstance(value, tuple):
                yield value  # type: ignore[misc]


def _fault(what: str) -> WorkbenchError:
    message = f"合并的结果没有通过核对：{what}；什么也没有写入。"
    return refuse("merge-fault", message, hint="请把两边的版本报告给维护者。")
