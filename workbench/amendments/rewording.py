"""A rewording held against the words as they are now (the order of the rules is that of docs/architecture.md)."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.amendments.anchors import Hunk, bordered, hunks, places
from workbench.amendments.proof import Marks, marks
from workbench.amendments.scene import Scene
from workbench.amendments.token_form import cut, joined, redirected, steady, text_of
from workbench.amendments.values import Rewording
from workbench.amendments.verdict import DISTANCE, Conflict, Outcome, Verdict, named, refused
from workbench.language.three_way import Segments, Woven, edits, weave
from workbench.model.identity import Id
from workbench.operations.values import Replace

_THERE = "这些文字已经改成建议的样子。"


def reword(change: Rewording, scene: Scene) -> Verdict:
    """Unchanged since: exact. There already: absorbed. Its sentences there once: applied. Else a merge, or refused."""
    heirs = scene.ground.heirs
    change = Rewording(change.target, redirected(change.base, heirs), redirected(change.new, heirs))
    holders = scene.holders(change.target)
    if not holders:
        return refused(f"{named(change.target)}已经没有了。", lapsed=True)
    if holders[0] == change.target and steady(scene.text(change.target)) == steady(change.base):
        return _made(change, scene, [_Made(change.target, _woven(change, change.target, scene))], Outcome.APPLIED)
    woven = _woven(change, holders[0], scene) if len(holders) == 1 else None
    if woven and not edits(cut(change.base), cut(change.new)):
        return _typeset(change, holders[0], woven, scene)
    if woven and _is_there(change, scene.text(holders[0])):
        return Verdict(Outcome.ABSORBED, _THERE, touched=(holders[0],))
    return _by_sentences(change, holders, scene) or _merged(change, holders, woven, scene)


@dataclass(frozen=True, slots=True)
class _Made:
    """What the words of ``at`` become."""

    at: Id
    woven: Woven


def _woven(change: Rewording, at: Id, scene: Scene) -> Woven:
    return weave(cut(change.base), cut(change.new), cut(scene.text(at)))


def _typeset(change: Rewording, at: Id, woven: Woven, scene: Scene) -> Verdict:
    """What changes typesetting alone disturbs nobody."""
    if joined(woven.segments) == scene.text(at):
        return Verdict(Outcome.ABSORBED, _THERE, touched=(at,))
    return _made(change, scene, [_Made(at, woven)], Outcome.APPLIED)


def _is_there(change: Rewording, now: str) -> bool:
    """Whether the very edits were made already, and nothing else close to them: that could be chance."""
    base = cut(change.base)
    mine, made = (
        {(edit.start, edit.end, tuple(piece.key for piece in edit.new)) for edit in edits(base, cut(side))}
        for side in (change.new, now)
    )
    near = (max(one[0] - other[1], other[0] - one[1]) < DISTANCE for one in mine for other in made - mine)
    return mine <= made and not any(near)


def _by_sentences(change: Rewording, holders: list[Id], scene: Scene) -> Verdict | None:
    """Each changed run of sentences where it stands, exactly once; None when one of them does not."""
    now = {at: list(bordered(scene.text(at))) for at in holders}
    base = bordered(change.base)
    found: list[tuple[Id, int, Hunk]] = []
    for hunk in hunks(change.base, change.new):
        spots = [(at, place) for at in holders for place in places(hunk.anchor, now[at])]
        if len(spots) == len(places(hunk.anchor, base)) == 1:
            found.append((*spots[0], hunk))
        elif spots or not _is_made(hunk, base, now.values()):
            return None
    if not found:
        return Verdict(Outcome.ABSORBED, _THERE, touched=tuple(holders))
    return _put(change, found, now, scene)


def _is_made(hunk: Hunk, base: tuple[Segments, ...], now: Iterable[list[Segments]]) -> bool:
    """Whether the new sentences stand there once, and did not before."""
    return not places(hunk.made, base) and sum(len(places(hunk.made, text)) for text in now) == 1


def _put(change: Rewording, found: list[tuple[Id, int, Hunk]], now: dict[Id, list[Segments]], scene: Scene) -> Verdict:
    """The sentences put where they belong, from the last to the first; what happened to references in them stays."""
    expected = Marks()
    results = {at: list(text) for at, text in now.items()}
    for at, place, hunk in sorted(found, key=lambda spot: spot[1], reverse=True):
        start = place + (0 if hunk.old else 1)
        end = start + len(hunk.old)
        woven = weave(_flat(hunk.old), _flat(hunk.new), _flat(now[at][start:end]))
        results[at][start:end] = [woven.segments]
        expected += marks(_flat(hunk.old), _flat(hunk.new))
    made = [_Made(at, Woven(_flat(results[at]), (), None)) for at in dict.fromkeys(at for at, _, _ in found)]
    return _made(change, scene, made, Outcome.APPLIED, expected)


def _merged(change: Rewording, holders: list[Id], woven: Woven | None, scene: Scene) -> Verdict:
    """Both sides' edits woven together, to be confirmed; refused where they come too close to one another."""
    name = named(change.target)
    conflict = Conflict(holders[0], change.base, change.new, "".join(scene.text(at) for at in holders))
    if woven is None:
        return refused(f"{name}已经拆分，要改的文字不在其中任何一处，或者不止一处。", conflict)
    if woven.clashes:
        return refused(f"{name}中要改的文字已被另行修改。", conflict)
    if woven.distance is not None and woven.distance < DISTANCE:
        return refused(f"{name}中紧挨着的文字已被另行修改。", conflict)
    if woven.distance is None:
        return refused(f"{name}似乎已经作过同样的修改，紧挨着又有别的修改。", conflict)
    reason = f"{name}的同一句话另有修改，已自动合并，待确认。"
    return _made(change, scene, [_Made(holders[0], woven)], Outcome.NEEDS_CONFIRMATION, reason=reason)


def _made(
    change: Rewording,
    scene: Scene,
    made: list[_Made],
    outcome: Outcome,
    expected: Marks | None = None,
    reason: str = "",
) -> Verdict:
    """The verdict, once the result was compared again and shows what was proposed and nothing else."""
    shown = Marks()
    for one in made:
        shown += marks(cut(scene.text(one.at)), one.woven.segments)
    wanted = marks(cut(change.base), cut(change.new)) if expected is None else expected
    if shown != wanted:
        theirs = "".join(scene.text(one.at) for one in made)
        conflict = Conflict(made[0].at, change.base, change.new, theirs)
        return refused(f"{named(change.target)}改后的差异与建议的不一致。", conflict)
    for one in made:
        scene.texts[one.at] = joined(one.woven.segments)
    operations = tuple(Replace(one.at, text_of(one.woven.segments)) for one in made)
    return Verdict(outcome, reason, operations, touched=tuple(one.at for one in made))


def _flat(text: Iterable[Segments]) -> Segments:
    return tuple(piece for sentence in text for piece in sentence if piece.text)
