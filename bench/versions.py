"""Later versions of a law for comparison, the same ones every time: with ids kept, or as a file read anew."""

import random
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bench.laws import Law
from bench.reading import import_law
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.model.text import Text
from workbench.rendering.export import export

_PAUSE = re.compile("(?<=[，；])")
_PHRASES = ("依法及时", "会同有关单位", "在法定期限内", "按照国家有关规定", "根据实际情况")


def amended(old: Instrument, share: float) -> Instrument:
    """The law with a phrase put into this share of its articles, ids kept."""
    dice = random.Random(1)
    return _mapped(old, lambda text: _with_phrase(text, dice), lambda: dice.random() < share)


def rewritten(old: Instrument) -> Instrument:
    """The law with every sentence of every article reordered and a phrase put in."""
    dice = random.Random(2)
    return _mapped(old, lambda text: _with_phrase(_reordered(text), dice), lambda: True)


def lengthened(old: Instrument) -> Instrument:
    """The law with one more article in front, ids kept: every number behind it changes, and so does what cites it."""
    line = Provision(Id("ZZZZZZZ2"), Level.PARAGRAPH, ("国家鼓励公众参与。",))
    article = Provision(Id("ZZZZZZZ1"), Level.ARTICLE, children=(line,))

    def within(outer: Provision) -> Provision:
        first, *others = outer.children
        front = (article, first) if first.level is Level.ARTICLE else (within(first),)
        return replace(outer, children=(*front, *others))

    return replace(old, root=within(old.root))


def reread(law: Instrument, folder: Path) -> Instrument:
    """The same words with ids of their own, as if they came from another office."""
    path = folder / "reread.txt"
    path.write_bytes(export(law, "txt"))
    return import_law(Law(path, ""))


def _mapped(old: Instrument, change: Callable[[Text], Text], chosen: Callable[[], bool]) -> Instrument:
    def within(provision: Provision) -> Provision:
        return replace(provision, text=change(provision.text), children=tuple(map(within, provision.children)))

    def walk(provision: Provision) -> Provision:
        if provision.level is Level.ARTICLE:
            return within(provision) if chosen() else provision
        return replace(provision, children=tuple(map(walk, provision.children)))

    return replace(old, root=walk(old.root))


def _with_phrase(text: Text, dice: random.Random) -> Text:
    if not text or not isinstance(text[0], str):
        return text
    pieces = _PAUSE.split(text[0])
    pieces.insert(dice.randrange(len(pieces) + 1) if len(pieces) > 1 else 0, dice.choice(_PHRASES))
    return ("".join(pieces), *text[1:])


def _reordered(text: Text) -> Text:
    if not text or not isinstance(text[0], str):
        return text
    return ("".join(sorted(_PAUSE.split(text[0]), key=len)), *text[1:])
