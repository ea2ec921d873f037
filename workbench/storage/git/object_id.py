"""What git calls a commit, a tree or a blob: SHA-1 or SHA-256 in hexadecimal digits."""

import re

PATTERN = "(?:[0-9a-f]{40}|[0-9a-f]{64})"
_ID = re.compile(PATTERN)


def is_object_id(words: str) -> bool:
    """Whether these words can only be the full id of an object."""
    return _ID.fullmatch(words) is not None
