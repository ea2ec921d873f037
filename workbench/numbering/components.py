"""The component of a label: 第十五条, 附件一. A number in words, without any tree."""

from functools import cache

from workbench.language.marks import write_mark
from workbench.language.numerals import chinese
from workbench.model.provision import Number, Provision


@cache
def with_unit(number: Number, unit: str) -> str:
    """第十五条, 第一百二十条之一."""
    return f"第{chinese(number.n)}{unit}" + (f"之{chinese(number.k)}" if number.k else "")


def annex_mark(annex: Provision, number: Number | None, several: bool) -> str:
    """附件, or 附件一 where there are several; the word and the kind of digit are the source's."""
    word = annex.mark or "附件"
    if number is None or not (several or word[-1:] in "1１一"):
        return word
    return write_mark(word if word[-1:] in "1１一" else word + "一", number.n)
