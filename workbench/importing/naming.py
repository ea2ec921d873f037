"""The kind of an instrument and what it calls itself (本法, 本条例), from its title and its definitions."""

import re
from collections import Counter
from collections.abc import Iterable

_KINDS = (
    *("实施细则", "条例", "规定", "办法", "细则", "规则", "规程", "章程", "公约", "准则", "标准", "规范"),
    *("解释", "决定", "决议", "修正案", "方案", "意见", "通知", "规划", "计划", "纲要", "指南", "措施", "制度"),
    *("宪法", "法典", "法"),
)
_SPOKEN = re.compile(rf"(?<![根日基资成文样版])本({'|'.join(_KINDS)})(?![律院人官])")
_SELF = {"实施细则": "细则", "法典": "法"}
_BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
_SHORT = re.compile(r"[（(]\s*以下(?:简称|统称)\s*[“「]?([^”」，。；、）)]{1,30})[”」]?(?:[，,][^（）()]*)?\s*[)）]")


def kind(title: str) -> str:
    """法, 条例, 规定, 办法 … of a title; "" when it names none."""
    bare = _BRACKETS.sub("", title).strip()
    found = next((word for word in _KINDS if bare.endswith(word)), "")
    return _SELF.get(found, found)


def spoken_kind(texts: Iterable[str]) -> str:
    """The kind an instrument without a title calls itself: the 条例 of 本条例, as most of its texts have it; or ""."""
    found = Counter(kind(said[1]) for text in texts for said in _SPOKEN.finditer(text))
    return found.most_common(1)[0][0] if found else ""


def self_names(title: str, called: str, texts: Iterable[str]) -> tuple[str, ...]:
    """本 with the kind ``called``, then short names the instrument gives itself with （以下简称…）."""
    bare = _BRACKETS.sub("", title).strip()
    own = [f"本{called}"] if called else []
    return tuple(dict.fromkeys(own + [name for text in texts for name in _given(bare, text)]))


def _given(title: str, text: str) -> list[str]:
    """Short names that follow the instrument's own title or 本×× directly."""
    if "以下" not in text or not title:
        return []
    before = (title, f"《{title}》", f"本{kind(title)}")
    return [f[1].strip("《》") for f in _SHORT.finditer(text) if text[: f.start()].rstrip().endswith(before)]
