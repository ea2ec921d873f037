"""Headings that change and provisions that go, held against a draft."""

from workbench.amendments.scene import Scene
from workbench.amendments.token_form import digest_of, stored
from workbench.amendments.values import Deletion, NewHeading
from workbench.amendments.verdict import Conflict, Outcome, Verdict, named, refused
from workbench.model.identity import Id, IdSource
from workbench.model.instrument import Mode
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading, Provision
from workbench.model.text import words
from workbench.operations.repealing import REPEALED, repeal
from workbench.operations.values import Delete, Operation, SetHeading


def retitle(change: NewHeading, scene: Scene) -> Verdict:
    """Another heading, where it is still the one it was."""
    name = named(change.target)
    if change.target not in scene:
        return refused(f"{name}已经没有了。", lapsed=True)
    now = scene.heading(change.target)
    if now == change.new:
        return Verdict(Outcome.ABSORBED, f"{name}的标题已经是建议的样子。", touched=(change.target,))
    if now != change.base:
        conflict = Conflict(change.target, *map(_words, (change.base, change.new, now)))
        return refused(f"{name}的标题已被另行修改。", conflict)
    scene.headings[change.target] = change.new
    return Verdict(Outcome.APPLIED, "", (SetHeading(change.target, change.new),), touched=(change.target,))


def _words(heading: Heading | None) -> str:
    return heading.words if heading else ""


def take_out(change: Deletion, scene: Scene) -> Verdict:
    """Gone where nothing in it was changed since; an article whose number is a fact leaves it behind."""
    target, name = change.target, named(change.target)
    if target in scene.ground.heirs and target not in scene:
        return refused(f"{name}已并入别的条款，没有删去。")
    now = scene.built(target) if target in scene else None
    if now is None or _is_repealed(now):
        return Verdict(Outcome.ABSORBED, "要删去的条款已经没有了。")
    if digest_of(now) != digest_of(change.base):
        conflict = Conflict(target, _all_words(change.base), "", _all_words(now))
        return refused(f"{name}已被另行修改，没有删去。", conflict)
    try:
        operation = _removal(target, scene)
    except WorkbenchError as error:
        return refused(error.problem.message)
    scene.take_out(target)
    return Verdict(Outcome.APPLIED, "", (operation,), touched=(target,))


def _is_repealed(provision: Provision) -> bool:
    return [part.text for part in provision.walk() if part.text] == [words(REPEALED)]


def _all_words(provision: Provision) -> str:
    return "\n".join(stored(part) for part in provision.walk() if part.text)


def _removal(target: Id, scene: Scene) -> Operation:
    node = scene.node(target)
    frozen = scene.ground.instrument.numbering.mode is Mode.SUFFIXED and node.number is not None
    if frozen and node.level is Level.ARTICLE:
        return repeal(target, scene.ground.instrument, IdSource(set(scene.ground.labels)))
    return Delete(target)
