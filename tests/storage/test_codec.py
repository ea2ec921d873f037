"""The law of files: what is written is read back, and what is read is written back byte for byte."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from tests.storage.storage_trees import instruments, large, words
from tests.thoroughness import so_many
from workbench.language.sentences import split
from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.provision import Heading, Provision
from workbench.model.reference import Pointer, Reference
from workbench.storage.files.codec import dump, load


def article(*children: Provision, **given: object) -> Instrument:
    node = Provision(Id("K2M9QXD7"), Level.ARTICLE, children=children, **given)  # type: ignore[arg-type]
    return Instrument("条例", Provision(ROOT_ID, Level.ROOT, children=(node,)))


def paragraph(*text: str | Reference) -> Provision:
    return Provision(Id("B4T8N1ZR"), Level.PARAGRAPH, text)


@settings(max_examples=so_many(60, thorough=3000), deadline=None)
@given(instruments)
def test_every_instrument_comes_back(instrument: Instrument) -> None:
    files = dump(instrument)
    read, problems = load(files)
    assert problems == ()
    assert read == instrument
    assert dump(read) == files


@given(words)
def test_sentences_lose_nothing(text: str) -> None:
    assert "".join(split(text)) == text


def test_closing_marks_stay_with_their_sentence() -> None:
    assert split("他说：“可以。”然后走了。（见附件。）完") == ("他说：“可以。”", "然后走了。", "（见附件。）", "完")


def test_an_article_reads_as_designed() -> None:
    item = Provision(Id("QX5D2M7A"), Level.ITEM, ("共享测试数据；",))
    cites = Reference(Pointer((Id("HJ6W0PC3"),)))
    body = replace(paragraph("推动标准互认。依照本条例", cites, "建立机制。"), children=(item,))
    files = dump(article(body, heading=Heading("区域协同", "【】")))
    assert files["articles/K2M9QXD7.toml"].decode() == (
        'id = "K2M9QXD7"\nheading = "区域协同"\nbracket = "【】"\n\n[[paragraph]]\nid = "B4T8N1ZR"\n'
        'text = """\n推动标准互认。\n依照本条例{HJ6W0PC3}建立机制。\n"""\n\n'
        '[[paragraph.item]]\nid = "QX5D2M7A"\ntext = """\n共享测试数据；\n"""\n'
    )
    assert files["outline.txt"].decode() == "条 K2M9QXD7\n"


def test_one_changed_sentence_is_one_changed_line() -> None:
    old = dump(article(paragraph("甲应当登记。乙应当备案。丙应当公告。")))["articles/K2M9QXD7.toml"].splitlines()
    new = dump(article(paragraph("甲应当登记。乙可以备案。丙应当公告。")))["articles/K2M9QXD7.toml"].splitlines()
    assert len([1 for a, b in zip(old, new, strict=True) if a != b]) == 1


def test_bodies_after_units_keep_their_place() -> None:
    last = Provision(Id("B4T8N1ZR"), Level.PARAGRAPH, ("特此通知。",))
    tier = Provision(Id("T4T8N1ZR"), Level.TIER_1, heading=Heading("总体要求"))
    instrument = Instrument("方案", Provision(ROOT_ID, Level.ROOT, children=(tier, last)))
    assert dump(instrument)["outline.txt"].decode() == "一、 T4T8N1ZR 总体要求\n款 B4T8N1ZR\n"
    assert load(dump(instrument)) == (instrument, ())


def test_a_large_draft_comes_back() -> None:
    instrument = large(200)
    assert load(dump(instrument)) == (instrument, ())


@pytest.mark.parametrize(
    ("instrument", "code"),
    [
        (
            Instrument("", Provision(ROOT_ID, Level.ROOT, children=(Provision(Id("../../etc"), Level.ARTICLE),))),
            "bad-id",
        ),
        (article(paragraph("甲"), paragraph("乙")), "duplicate-id"),
        (article(text=("甲",)), "unit-with-words"),
        (article(paragraph("\ud800")), "unstorable-text"),
    ],
)
def test_a_tree_no_file_can_hold_is_refused(instrument: Instrument, code: str) -> None:
    with pytest.raises(WorkbenchError) as refused:
        dump(instrument)
    assert refused.value.problem.code == code
