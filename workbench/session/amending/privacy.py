"""What is written about an amendment goes into git, from which nothing can be erased: personal data never does."""

from workbench.amendments.opinions.personal import masked, personal
from workbench.language.display import clean


def without_personal(words: str) -> tuple[str, tuple[str, ...]]:
    """The words, cleaned, with personal data masked; and what kinds of it there were."""
    plain = clean(words).strip()
    found = personal(plain)
    return masked(plain, found), tuple(dict.fromkeys(one.what for one in found))
