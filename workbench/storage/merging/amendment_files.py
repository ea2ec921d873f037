"""One amendment that both sides changed: merged field by field, contested where both changed one field."""

from dataclasses import fields, replace
from typing import Any

from workbench.amendments.values import Amendment
from workbench.merging.choosing import ContestedError, choose, united
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write


def merged_amendment(path: str, base: bytes | None, ours: bytes, theirs: bytes) -> bytes | None:
    """The file with both sides' changes; None when only people can tell, or a version cannot be trusted."""
    draft = path.split("/")[1]
    versions = [read(path, content, draft)[0] if content is not None else None for content in (base, ours, theirs)]
    if any(version is None for version in versions):
        return None
    before, mine, others = (version for version in versions if version is not None)
    try:
        return write(replace(before, **_merged(before, mine, others)))
    except ContestedError:
        return None


def _merged(base: Amendment, ours: Amendment, theirs: Amendment) -> dict[str, Any]:
    """State and decision belong together: two different decisions are a contest even if half of them agrees."""
    found: dict[str, Any] = {}
    for one in (field.name for field in fields(Amendment)):
        values = [getattr(side, one) for side in (base, ours, theirs)]
        found[one] = united(*values) if one == "opinions" else choose(*values)
    decided = [(side.state, side.decision) for side in (base, ours, theirs)]
    found["state"], found["decision"] = choose(*decided)
    return found
