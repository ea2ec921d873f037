"""The files inside the folder of a draft: which names are ours, and where a unit's file is."""

import hashlib
import re

from workbench.model.identity import ID_PATTERN, is_id
from workbench.model.instrument import ROOT_ID
from workbench.model.problems import refuse
from workbench.storage.files import attached_matter

DRAFT, OUTLINE = "draft.toml", "outline.txt"
_ARTICLE = re.compile(rf"articles/({ID_PATTERN.pattern}|{ROOT_ID})\.toml")
#: What a merge left to people (storage.merging): not part of the text, and never read as such.
_CONFLICT = re.compile(r"conflicts/([a-z-]+-[0-9A-Za-z_]{1,20})\.toml")


def path_of(unit: str) -> str:
    """The file of a unit; an id is matched before it becomes a path."""
    if not is_id(unit) and unit != ROOT_ID:
        raise refuse("bad-id", f"「{unit}」不是编号，不能用作文件名。")
    return f"articles/{unit}.toml"


def unit_of(path: str) -> str | None:
    """The id of the unit whose file this is, or None."""
    found = _ARTICLE.fullmatch(path)
    return found[1] if found else None


def is_own(path: str) -> bool:
    """Whether a path is one the codec writes."""
    return path in (DRAFT, OUTLINE) or bool(_ARTICLE.fullmatch(path) or attached_matter.NAME.fullmatch(path))


def is_conflict(path: str) -> bool:
    """Whether a path is that of an open question of a merge."""
    return bool(_CONFLICT.fullmatch(path))


def blob_id(content: bytes) -> str:
    """The id git (with SHA-1) gives to a file's content."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
