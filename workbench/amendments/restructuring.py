"""Changes of the structure held against a draft: headings, insertions, deletions, moves."""

from workbench.amendments.scene import Scene
from workbench.amendments.token_form import digest_of, steady, stored
from workbench.amendments.values import Deletion, Insertion, NewHeading, Place, Relocation
from workbench.amendments.verdict import Conflict, Outcome, Verdict, named, refused
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading, Provision
from workbench.operations.repealing import repeal
from workbench.operations.values import Delete, Insert, Move, Operation, SetHeading

_THERE = "已经是建议的样子。"


def retitle(change: NewHeading, scene: Scene) -> Verdict:
    """Another heading, where it is still the one it was."""
    name = named(change.target)
    if change.target not in scene:
        return refused(f"{name}已经没有了。", lapsed=True)
    now = scene.heading(change.target)
    if now == change.new:
        return Verdict(Outcome.ABSORBED, f"{name}的标题{_THERE}", touched=(change.target,))
    if now != change.base:
        conflict = Conflict(change.target, *map(_words, (change.base, change.new, now)))
        return refused(f"{name}的标题已被另行修改。", conflict)
    scene.headings[change.target] = change.new
    return Verdict(Outcome.APPLIED, "", (SetHeading(change.target, change.new),), touched=(change.target,))


def _words(heading: Heading | None) -> str:
    return heading.words if heading else ""


def put_in(change: Insertion, scene: Scene) -> Verdict:
    """New provisions between the two neighbours; where others stand there now, a person confirms the order."""
    ids = [provision.id for provision in change.provisions]
    there = [id in scene for id in ids]
    if all(there):
        return Verdict(Outcome.ABSORBED, "要增加的条款已经在草案中。", touched=tuple(ids))
    if any(there):
        return refused("要增加的条款有一部分已经在草案中。")
    spot = _spot(change.place, scene)
    if spot is None:
        return refused("要增加的条款前后的条款都已经不在原处。", lapsed=True)
    parent, index, certain = spot
    following = scene.inside(parent)[index : index + len(ids)]
    if change.place.before not in following and _read_alike(change.provisions, following, scene):
        return Verdict(Outcome.ABSORBED, "同样的条款已经在草案中。", touched=tuple(following))
    operations: list[Operation] = []
    for step, provision in enumerate(change.provisions):
        operations.append(Insert(parent, index + step, provision))
        scene.put_in(provision, parent, index + step)
    return _verdict(certain, operations, "相邻的条款有变动，请确认增加的位置。", tuple(ids))


def _read_alike(provisions: tuple[Provision, ...], there: list[Id], scene: Scene) -> bool:
    return [_read(part) for top in provisions for part in top.walk()] == [
        _read(part) for id in there for part in scene.built(id).walk()
    ]


def _read(part: Provision) -> tuple[Level, str, str]:
    return part.level, _words(part.heading), steady(stored(part))


def _spot(place: Place, scene: Scene, moving: Id | None = None) -> tuple[Id, int, bool] | None:
    """Parent and index of a place today, and whether both its neighbours still border on it."""
    for anchor, step in ((place.after, 1), (place.before, 0)):
        found = scene.place(anchor) if anchor is not None and anchor in scene else None
        if anchor is not None and found is not None:
            siblings = [id for id in scene.inside(found.parent) if id != moving]
            index = siblings.index(anchor) + step
            return found.parent, index, found.parent == place.parent and _borders(place, siblings, index)
    if place.parent not in scene or (place.after, place.before) != (None, None) and scene.inside(place.parent):
        return None
    siblings = [id for id in scene.inside(place.parent) if id != moving]
    return place.parent, 0, not siblings and place.after is None and place.before is None


def _borders(place: Place, siblings: list[Id], index: int) -> bool:
    after = siblings[index - 1] if index else None
    before = siblings[index] if index < len(siblings) else None
    return (after, before) == (place.after, place.before)


def take_out(change: Deletion, scene: Scene) -> Verdict:
    """Gone where nothing in it was changed since; an article whose number is a fact leaves it behind."""
    target, name = change.target, named(change.target)
    if target not in scene:
        merged = target in scene.ground.heirs
        return (
            refused(f"{name}已并入别的条款，没有删去。")
            if merged
            else Verdict(Outcome.ABSORBED, "要删去的条款已经没有了。")
        )
    now = scene.built(target)
    if digest_of(now) != digest_of(change.base):
        conflict = Conflict(target, _all_words(change.base), "", _all_words(now))
        return refused(f"{name}已被另行修改，没有删去。", conflict)
    try:
        operation = _removal(target, scene)
    except WorkbenchError as error:
        return refused(error.problem.message)
    scene.take_out(target)
    return Verdict(Outcome.APPLIED, "", (operation,), touched=(target,))


def _all_words(provision: Provision) -> str:
    return "\n".join(stored(part) for part in provision.walk() if part.text)


def _removal(target: Id, scene: Scene) -> Operation:
    node = scene.node(target)
    frozen = scene.ground.instrument.numbering.mode is Mode.SUFFIXED and node.number is not None
    if frozen and node.level is Level.ARTICLE:
        return repeal(target, scene.ground.instrument, IdSource(set(scene.ground.labels)))
    return Delete(target)


def move(change: Relocation, scene: Scene) -> Verdict:
    """To its new place, unless somebody else has moved it meanwhile."""
    target, name = change.target, named(change.target)
    here = scene.place(target) if target in scene else None
    if here is None:
        return refused(f"{name}已经没有了。", lapsed=True)
    spot = _spot(change.new, scene, moving=target)
    if spot is None:
        return refused(f"{name}要移到的地方已经没有了。", lapsed=True)
    parent, index, certain = spot
    siblings = [id for id in scene.inside(parent) if id != target]
    if here.parent == parent and scene.inside(parent).index(target) == index:
        return Verdict(Outcome.ABSORBED, f"{name}已经在建议的位置。", touched=(target,))
    if not _stays(change.base, here):
        return refused(f"{name}已被另行移动。")
    if _within(parent, target, scene):
        return refused(f"不能把{name}移到它自己里面。")
    scene.move(target, parent, min(index, len(siblings)))
    return _verdict(certain, [Move(target, parent, index)], "要移到的地方有变动，请确认位置。", (target,))


def _stays(base: Place, here: Place) -> bool:
    """Whether it still has its parent and one of its neighbours, or never had any."""
    kept = (base.after, base.before)
    return base.parent == here.parent and (
        base.after == here.after or base.before == here.before or kept == (None,) * 2
    )


def _within(id: Id, outer: Id, scene: Scene) -> bool:
    here: Id | None = id
    while here is not None and here != outer:
        found = scene.place(here)
        here = found.parent if found else None
    return here is not None


def _verdict(certain: bool, operations: list[Operation], doubt: str, touched: tuple[Id, ...]) -> Verdict:
    outcome = Outcome.APPLIED if certain else Outcome.NEEDS_CONFIRMATION
    return Verdict(outcome, "" if certain else doubt, tuple(operations), touched=touched)
