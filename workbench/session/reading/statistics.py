"""Counts of an instrument: provisions by level and citations by kind."""

from collections import Counter

from workbench.model.instrument import Profile
from workbench.model.level import TIERS, Level
from workbench.model.provision import UNNUMBERED
from workbench.session.view import View

_STATUTE = (
    Level.PART,
    Level.SUBPART,
    Level.CHAPTER,
    Level.SECTION,
    Level.ARTICLE,
    Level.PARAGRAPH,
    Level.ITEM,
    Level.SUBITEM,
)


def counts(view: View) -> dict[str, int]:
    """How many provisions of each level; a 方案 is counted by 一、 （一） 1． (and （1） where it has any).

    What bears no number of its level, such as the 附则 of a code, is not counted with those that do.
    """
    found = Counter(node.level for node in view.instrument.root.walk() if node.mark != UNNUMBERED)
    if view.instrument.profile is Profile.PLAN:
        return {level.value: found[level] for level in TIERS if level in TIERS[:3] or found[level]}
    return {level.value: found[level] for level in _STATUTE}


def references(view: View) -> dict[str, int]:
    """How many citations of each kind: internal, relative, division, external, unresolved."""
    return view.survey.counts
