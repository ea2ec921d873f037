"""Links between documents lead somewhere, headings included."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ALL_PAGES, name

_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)(?:\s+\"[^\"]*\")?\)|src=\"([^\"]+)\"")
_OUTSIDE = re.compile(r"^(?:[a-z]+:|//)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def _anchors(page: Path) -> set[str]:
    """The anchors of a page, made from its headings as git hosts make them."""
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ +(.+?) *$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def _broken(page: Path) -> list[str]:
    text = _FENCE.sub("", page.read_text(encoding="utf-8"))
    targets = [first or second for first, second in _LINK.findall(text)]
    return [target for target in targets if not _OUTSIDE.match(target) and not _leads(page, target)]


def _leads(page: Path, target: str) -> bool:
    path, _, anchor = target.partition("#")
    there = (page.parent / path).resolve() if path else page
    if not there.exists():
        return False
    return not anchor or there.suffix != ".md" or anchor in _anchors(there)


@pytest.mark.parametrize("page", ALL_PAGES, ids=name)
def test_links_resolve(page: Path) -> None:
    assert _broken(page) == []


def test_a_broken_link_is_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# 一 个 Title\n[a](none.md) [b](#一-个-title) [c](#nowhere)\n", encoding="utf-8")
    assert _broken(page) == ["none.md", "#nowhere"]
