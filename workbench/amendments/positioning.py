"""Provisions that come or move, held against a draft: their place is between the neighbours they were given."""

from workbench.amendments.scene import Scene
from workbench.amendments.token_form import steady, stored
from workbench.amendments.values import Insertion, Place, Relocation
from workbench.amendments.verdict import Outcome, Verdict, named, refused
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.operations.values import Insert, Move, Operation


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
    return part.level, part.heading.words if part.heading else "", steady(stored(part))


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
    if here.parent == parent and scene.inside(parent).index(target) == index:
        return Verdict(Outcome.ABSORBED, f"{name}已经在建议的位置。", touched=(target,))
    if not _stays(change.base, here):
        return refused(f"{name}已被另行移动。")
    if _within(parent, target, scene):
        return refused(f"不能把{name}移到它自己里面。")
    scene.move(target, parent, index)
    return _verdict(certain, [Move(target, parent, index)], "要移到的地方有变动，请确认位置。", (target,))


def _stays(base: Place, here: Place) -> bool:
    """Whether it still has its parent and one of its neighbours, or never had any."""
    beside = base.after == here.after or base.before == here.before
    return base.parent == here.parent and (beside or (base.after, base.before) == (None, None))


def _within(id: Id, outer: Id, scene: Scene) -> bool:
    here: Id | None = id
    while here is not None and here != outer:
        found = scene.place(here)
        here = found.parent if found else None
    return here is not None


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


def _verdict(certain: bool, operations: list[Operation], doubt: str, touched: tuple[Id, ...]) -> Verdict:
    outcome = Outcome.APPLIED if certain else Outcome.NEEDS_CONFIRMATION
    return Verdict(outcome, "" if certain else doubt, tuple(operations), touched=touched)
