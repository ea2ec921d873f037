"""Likeness of two versions in everything but their texts."""

from workbench.comparison.version import Version
from workbench.model.provision import Provision


def are_alike(one: Version, other: Version) -> bool:
    """Whether two versions differ in texts only, so that a citation of the same provision reads alike in both."""
    return (
        _head(one) == _head(other)
        and one.source_numbers == other.source_numbers
        and _stand_alike(one.instrument.root, other.instrument.root)
    )


def _head(version: Version) -> object:
    return version.instrument.self_names, version.instrument.numbering, version.instrument.title


def _stand_alike(one: Provision, other: Provision) -> bool:
    """Whether the same provisions stand in the same order below both, called by the same names, numbers and marks."""
    return one is other or (
        one.id == other.id
        and one.level is other.level
        and one.number == other.number
        and one.mark == other.mark
        and one.heading == other.heading
        and len(one.children) == len(other.children)
        and all(map(_stand_alike, one.children, other.children))
    )
