"""Export and import again: the same tree, identities apart, from txt, Markdown and docx, for real law."""

import re
from pathlib import Path

import pytest

from workbench.importing.attached import INVENTED
from workbench.importing.load import load, load_bytes
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.text import Text, join
from workbench.model.tokens import encode
from workbench.rendering.export import export
from workbench.rendering.layout import NEVER_PRINTED
from workbench.rendering.options import ExportOptions

REAL = (
    "seeds/nanjing-ai-draft.txt",
    "seeds/jiangsu-ai-draft.txt",
    "seeds/suzhou-ai-draft.txt",
    "seeds/shenzhen-ai-regulation.txt",
    "seeds/nanjing-pilot-zone-plan.txt",
    "corpus/docx/patent-law-2020.docx",
    "corpus/docx/tobacco-leaf-tax-law-2017.docx",
    "corpus/docx/civil-code-2020.docx",
    "corpus/statutes/civil-code-2020.md",
    "corpus/statutes/criminal-law-2023.md",
)
FORMATS = ("txt", "md", "docx")
_ID = re.compile(r"\{[^{}]*\}")

Shape = tuple[object, ...]


class _Shapes:
    """A tree without its ids: every id, in references too, becomes its place in the document."""

    def __init__(self, instrument: Instrument) -> None:
        self._places = {provision.id: place for place, provision in enumerate(instrument.root.walk())}
        self.whole = (instrument.title, instrument.stage, instrument.profile, instrument.numbering)
        self.tree = [self._shape(provision) for provision in instrument.root.walk()]

    def _shape(self, provision: Provision) -> Shape:
        heading = (provision.heading.words, provision.heading.bracket) if provision.heading else None
        children = tuple(self._places[child.id] for child in provision.children)
        text = self._text(provision.text)
        return provision.level, heading, provision.number, provision.mark, provision.block, text, children

    def _text(self, text: Text) -> str:
        return _ID.sub(lambda found: self._renamed(found[0]), encode(join(text)))

    def _renamed(self, token: str) -> str:
        return re.sub(r"[A-Z][0-9A-Z]{7}", lambda found: str(self._places.get(Id(found[0]), found[0])), token)


def _again(instrument: Instrument, format: str, *, attachments: bool = False) -> Instrument:
    data = export(instrument, format, ExportOptions(with_attachments=attachments))
    return load_bytes(data, f"text.{format}").instrument


@pytest.mark.parametrize("source", REAL)
def test_real_law_comes_back_as_it_was(shared: Path, source: str) -> None:
    before = load(shared / source).instrument
    expected = _Shapes(before)
    assert len(expected.tree) > 10
    for format in FORMATS:
        found = _Shapes(_again(before, format))
        assert found.whole == expected.whole, format
        assert found.tree == expected.tree, format


@pytest.mark.parametrize("format", FORMATS)
def test_the_small_law_comes_back_as_it_was(small: Instrument, format: str) -> None:
    once = _again(small, format)
    assert _Shapes(once).whole[:2] == (small.title, small.stage)
    assert _Shapes(_again(once, format)).tree == _Shapes(once).tree
    assert [p.level for p in once.root.walk()] == [p.level for p in small.root.walk()]


@pytest.mark.parametrize("source", ["seeds/shenzhen-ai-regulation.txt", "seeds/nanjing-pilot-zone-plan.txt"])
def test_attachments_come_back_outside_the_tree(shared: Path, source: str) -> None:
    before = load(shared / source).instrument
    after = _again(before, "txt", attachments=True)
    assert before.attachments
    assert _Shapes(after).tree == _Shapes(before).tree
    assert [(a.title, a.before) for a in after.attachments] == [(a.title, a.before) for a in before.attachments]


def test_titles_that_importing_invents_are_never_printed() -> None:
    assert set(NEVER_PRINTED) == set(INVENTED)
