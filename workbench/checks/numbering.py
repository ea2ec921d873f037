"""Numbering: frozen numbers that repeat, fall or leave gaps; provisions without words.

A 款 that is only there to hold a list needs no words.
"""

from collections.abc import Iterator
from itertools import pairwise

from workbench.citing.wording import Wording
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import LISTED, Level
from workbench.model.problems import Problem, Severity
from workbench.model.provision import Number, Provision
from workbench.numbering.components import with_unit
from workbench.numbering.labels import Labels


def check_numbering(instrument: Instrument, wording: Wording) -> Iterator[Problem]:
    """Frozen numbers (之一 mode) must rise by (n, k) without gaps; every article and item must have words."""
    labels = wording.labels
    if instrument.numbering.mode is Mode.SUFFIXED:
        yield from _frozen(labels)
    for id in labels:
        if _is_empty(labels.node(id)):
            label = labels.full(id)
            yield Problem("empty-provision", f"{label}没有文字。", label, "补写文字，或者删除。", Severity.WARNING)


def _frozen(labels: Labels) -> Iterator[Problem]:
    articles = [id for id in labels if labels.node(id).level is Level.ARTICLE]
    numbers = [number for id in articles if (number := labels.number(id))]
    for before, after in pairwise([Number(0), *numbers]):
        label = with_unit(after, "条")
        if after == before:
            yield Problem("number-repeated", f"{label}重复。", label, "用 set mode 重新编号，或者删除一条。")
        elif after < before:
            yield Problem("number-falls", f"{label}排在{with_unit(before, '条')}之后。", label, "核对条文次序。")
        elif after not in (Number(before.n + 1), Number(before.n, before.k + 1)):
            hint = "核对是否缺条；废止的条文宜保留「（删去）」。"
            yield Problem("number-gap", f"{with_unit(before, '条')}之后直接是{label}。", label, hint, Severity.WARNING)


def _is_empty(provision: Provision) -> bool:
    if provision.level in (Level.ARTICLE, Level.PARAGRAPH):
        return not provision.text and not provision.children
    return provision.level in LISTED and not provision.text
