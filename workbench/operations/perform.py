"""Every operation carried out by its own function; a kind that is forgotten here fails the type checker."""

from typing import assert_never

from workbench.operations.levelling import change_level
from workbench.operations.list_marks import move_in_style
from workbench.operations.merging import merge
from workbench.operations.primitives import delete, insert, move, replace_text, repoint, set_heading, set_traits
from workbench.operations.properties import set_property
from workbench.operations.retyping import retype
from workbench.operations.splitting import split
from workbench.operations.values import (
    Batch,
    ChangeLevel,
    Delete,
    Insert,
    Merge,
    Move,
    Operation,
    Replace,
    Repoint,
    Retype,
    SetHeading,
    SetProperty,
    SetTraits,
    Split,
)
from workbench.operations.work import Work


def perform(operation: Operation, work: Work) -> None:
    """Carry an operation out on the tree in work; a refusal is raised."""
    if isinstance(operation, Move):
        move_in_style(operation, work)
    else:
        perform_part(operation, work)


def perform_part(operation: Operation, work: Work) -> None:
    """As a part of a batch, which says by itself what becomes of the mark of an 项 that it moves."""
    match operation:
        case Insert():
            insert(operation, work)
        case Delete():
            delete(operation, work)
        case Replace():
            replace_text(operation, work)
        case Move():
            move(operation, work)
        case Split():
            split(operation, work)
        case Merge():
            merge(operation, work)
        case SetHeading():
            set_heading(operation, work)
        case ChangeLevel():
            change_level(operation, work)
        case SetProperty():
            set_property(operation, work)
        case Repoint():
            repoint(operation, work)
        case SetTraits():
            set_traits(operation, work)
        case Retype():
            retype(operation, work)
        case Batch():
            for part in operation.operations:
                perform_part(part, work)
        case _:
            assert_never(operation)
