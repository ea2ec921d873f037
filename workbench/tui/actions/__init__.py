"""What can be done at the desk; importing this package fills the table of ``workbench.tui.action``."""

from workbench.tui.actions import (
    consulting,
    editing,
    exchanging,
    files,
    going,
    helping,
    looking_back,
    moving,
    searching,
    viewing,
)

__all__ = [
    "consulting",
    "editing",
    "exchanging",
    "files",
    "going",
    "helping",
    "looking_back",
    "moving",
    "searching",
    "viewing",
]
