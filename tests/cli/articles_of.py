"""Articles of a published text, under the normalisation that the corpus lays down, and nothing more."""

import re

_HALF = {":": "：", ";": "；", ",": "，", "(": "（", ")": "）"}
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百千]+条(?:之[一二三四五六七八九十]+)?(?=\s|$)")
_DIVISION = re.compile(r"^第[一二三四五六七八九十百]+(?:编|分编|章|节)(?:\s|$)")
_CHINESE = "[\u4e00-\u9fff]"


def articles(text: str) -> dict[str, str]:
    """Number → words of every article; headings of divisions belong to none."""
    found: dict[str, list[str]] = {}
    current = ""
    for raw in text.rpartition("<!-- INFO END -->")[2].splitlines():
        line = re.sub(r"^(?:[#>\s]|- )+|\*|\\", "", raw.replace("\u3000", " ")).strip()
        number = _ARTICLE.match(line)
        if _DIVISION.match(line):
            current = ""
        elif number:
            current = number[0]
            found[current] = [line[number.end() :]]
        elif current:
            found[current].append(line)
    return {name: normal("".join(lines)) for name, lines in found.items()}


def normal(words: str) -> str:
    """No white space, wide marks beside Chinese characters, 〈 〉 for < >, “ ” for straight quotes."""
    words = re.sub(r"\s", "", words).replace("<", "〈").replace(">", "〉")
    for half, full in _HALF.items():
        words = re.sub(rf"(?<={_CHINESE}){re.escape(half)}|{re.escape(half)}(?={_CHINESE})", full, words)
    return re.sub('"([^"]*)"', "“\\1”", words)
