"""The small steps every operation is made of. Each one notes its own inverse; refusals are raised."""

from collections.abc import Iterable
from dataclasses import replace

from workbench.model.identity import Id
from workbench.model.level import BODY
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text, join
from workbench.operations.frozen import freeze, thawed
from workbench.operations.pointers import changed, nth_references, settle, settled, with_reference
from workbench.operations.values import (
    Delete,
    Insert,
    Move,
    Operation,
    Replace,
    Repoint,
    Retype,
    SetHeading,
    SetTraits,
    traits,
)
from workbench.operations.wellformed import check_alone, check_index, check_new
from workbench.operations.work import Work


def insert(operation: Insert, work: Work) -> None:
    """Put a subtree in; what was lost with it comes back to life."""
    work.only_texts = False
    check_index(operation.index, work.tree.node(operation.parent))
    check_new(operation.provision, work.tree)
    new = operation.provision
    work.tree.insert(operation.parent, operation.index, _settled_in(thawed(new, work), work))
    freeze(_ids(new), work)
    work.touched.add(new.id)
    work.undone_by(*_revive(_ids(new), work), Delete(new.id))


def delete(operation: Delete, work: Work) -> None:
    """Take a subtree out; whoever cites it keeps the ids and the last words."""
    work.only_texts = False
    tree, target = work.tree, operation.target
    parent, index = tree.owner(target).id, tree.index(target)
    taken = tree.remove(target)
    lose(_ids(taken), work)
    work.undone_by(Insert(parent, index, taken))


def replace_text(operation: Replace, work: Work) -> None:
    """Give a body provision another text."""
    provision = work.tree.node(operation.target)
    if provision.level not in BODY:
        hint = "请改其中的款；章、节、条的名称用修改标题。"
        raise refuse("unit-text", f"{work.name(provision.id)}本身没有正文。", where=work.name(provision.id), hint=hint)
    work.tree.put(replace(provision, text=settle(join(operation.text), work.tree.__contains__)))
    work.undone_by(Replace(provision.id, provision.text))


def move(operation: Move, work: Work) -> None:
    """Put a provision elsewhere; its id stays, so do the references."""
    work.only_texts = False
    tree, target = work.tree, operation.target
    outer, old, index = tree.node(operation.parent), tree.owner(target), tree.index(target)
    if tree.holds(target, outer.id):
        raise refuse("move-inside", "不能把条款移到它自己里面。", where=work.name(target), hint="请另选位置。")
    check_index(operation.index, outer, taken=outer.id == old.id)
    tree.insert(outer.id, operation.index, tree.remove(target))
    work.touched.add(target)
    work.reordered = True
    work.undone_by(Move(target, old.id, index))


def set_heading(operation: SetHeading, work: Work) -> None:
    """Give a unit another heading."""
    work.only_texts = False
    provision = work.tree.node(operation.target)
    retitled = replace(provision, heading=operation.heading)
    check_alone(retitled)
    work.tree.put(retitled)
    work.undone_by(SetHeading(provision.id, provision.heading))


def set_traits(operation: SetTraits, work: Work) -> None:
    """Set what a provision is. Nesting is looked at when the whole operation is done."""
    work.only_texts = False
    provision, new = work.tree.node(operation.target), operation.traits
    changed_one = replace(
        provision,
        level=new.level,
        number=new.number,
        mark=new.mark,
        block=new.block,
        split_from=new.split_from,
        merged=new.merged,
    )
    work.tree.put(changed_one)
    work.touched.add(provision.id)
    work.undone_by(SetTraits(provision.id, traits(provision)))


def repoint(operation: Repoint, work: Work) -> None:
    """Replace one reference in a text; nothing happens where it is the new one already."""
    text = work.tree.node(operation.at).text
    found = dict(nth_references(text)).get(operation.nth)
    if found == operation.new:
        return
    if found != operation.old:
        hint = "请重新查看这里的引用。"
        raise refuse("stale-reference", "这里的引用已经改变，不能改指。", where=work.name(operation.at), hint=hint)
    _check_known(operation, work)
    _write(operation.at, operation.nth, operation.new, work)
    work.undone_by(Repoint(operation.at, operation.nth, operation.new, operation.old))


def _check_known(operation: Repoint, work: Work) -> None:
    for pointer in operation.new.pointers:
        if not pointer.lost and not all(target in work.tree for target in pointer.targets):
            hint = "请改指一个现有的条款。"
            raise refuse("unknown-id", "要改指的条款不存在。", where=work.name(operation.at), hint=hint)


def swap(operation: Retype, work: Work) -> None:
    """Put a retyped subtree in the place of the old one, which has the same id."""
    work.only_texts = False
    tree, new = work.tree, operation.provision
    if new.id != operation.target:
        raise refuse(
            "other-id", "重写的条款编号与原条款不同。", where=operation.target, hint="请先为它沿用原来的编号。"
        )
    old = tree.node(operation.target)
    check_new(new, tree, leaving=old)
    if new.level is not old.level:
        raise refuse(
            "wrong-level", f"重写不能把{old.level}变成{new.level}。", where=work.name(old.id), hint="请改用改变层级。"
        )
    before, after = _ids(old), _ids(new)
    tree.swap(thawed(new, work))
    lose(before - after, work)
    work.reordered = True
    tree.swap(_settled_in(tree.node(new.id), work))
    freeze(after, work)
    work.undone_by(*_revive(after - before, work), Retype(old.id, old))


def lose(gone: set[Id], work: Work) -> None:
    """Mark the references to provisions that are gone as lost, with their last words."""
    for holder, nth, reference in list(work.citations(*gone)):

        def mark(pointer: Pointer, holder: Id = holder) -> Pointer:
            if pointer.lost or gone.isdisjoint(pointer.targets):
                return pointer
            return replace(pointer, lost=work.last_words(pointer, holder))

        _write(holder, nth, changed(reference, mark), work)


def _revive(back: set[Id], work: Work) -> Iterable[Operation]:
    """Bring lost references to provisions that are back to life; the answer makes them lost again."""
    for holder, nth, reference in list(work.citations(*back)):
        alive = changed(reference, lambda pointer: settled(pointer, work.tree.__contains__))
        if alive != reference:
            _write(holder, nth, alive, work)
            yield Repoint(holder, nth, alive, reference)


def _write(at: Id, nth: int, reference: Reference, work: Work) -> None:
    provision = work.tree.node(at)
    work.tree.put(replace(provision, text=with_reference(provision.text, nth, reference)))


def _settled_in(provision: Provision, work: Work) -> Provision:
    """The subtree with its references lost or alive as the tree it goes into has it."""
    inside = _ids(provision)

    def known(id: object) -> bool:
        return id in inside or id in work.tree

    def visit(part: Provision) -> Provision:
        text: Text = settle(part.text, known) if part.text else part.text
        children = tuple(visit(child) for child in part.children)
        return part if (text, children) == (part.text, part.children) else replace(part, text=text, children=children)

    return visit(provision)


def _ids(provision: Provision) -> set[Id]:
    return {part.id for part in provision.walk()}
