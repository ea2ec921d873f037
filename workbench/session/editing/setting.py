"""set: a property of the instrument, as typed."""

import re
from unicodedata import normalize

from workbench.language.display import clean
from workbench.model.problems import refuse
from workbench.operations.values import PROPERTY, SetProperty
from workbench.session.editing.made import Made


def setting(key: str, typed: str) -> Made:
    """``notes`` takes lines, ``self_names`` names with 、 between them, everything else one line."""
    words = normalize("NFC", clean(typed)).strip()
    if key == PROPERTY.notes:
        return Made(SetProperty(key, tuple(line.strip() for line in words.split("\n") if line.strip())))
    if key == PROPERTY.self_names:
        return Made(SetProperty(key, tuple(name for name in re.split(r"[、，,\s]+", words) if name)))
    if "\n" in words or (key == PROPERTY.title and not words):
        raise refuse("bad-property", "这一项要写在一行里，题名不能是空的。", hint="请重新写出内容。")
    return Made(SetProperty(key, words.strip("（）") if key == PROPERTY.stage else words))
