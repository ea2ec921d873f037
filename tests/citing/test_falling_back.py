"""Written forms that stop being true, case by case: the words before, what happens, the words after."""

import pytest

from tests.builders import build
from workbench.citing.settling import settle
from workbench.citing.wording import Wording
from workbench.model.identity import Id
from workbench.model.instrument import Instrument
from workbench.model.level import Level
from workbench.numbering.locators import locate
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import ChangeLevel, Delete, Merge, Move, Operation

LAW = """
云川市测试条例
第一条　甲。
第二条　子。
丑。
寅。
卯，依照前三款的规定。
第三条　辰。
巳。
午。
第四条　未。
第五条　违反{words}规定的。
"""


def law(words: str) -> tuple[Instrument, Id]:
    instrument = build(LAW.replace("{words}", words))
    return instrument, locate("第五条第一款", Wording(instrument).labels)


def after(instrument: Instrument, operation: Operation, at: Id) -> str:
    applied = apply(operation, instrument)
    assert isinstance(applied, Applied)
    return Wording(applied.instrument).text(at)


def place(instrument: Instrument, words: str) -> Id:
    return locate(words, Wording(instrument).labels)


ELIDED = [
    ("level", "违反第三条第一款、本条例第三条第一款第一项规定的。"),
    ("move", "违反第三条第一款、本条例第四条第二款规定的。"),
    ("merge", "违反第三条第一款、第一款规定的。"),
]


@pytest.mark.parametrize(("kind", "words"), ELIDED)
def test_an_elided_list_is_written_out_when_it_is_no_list_any_more(kind: str, words: str) -> None:
    instrument, at = law("第三条第一、二款")
    first, second = place(instrument, "第三条第一款"), place(instrument, "第三条第二款")
    operations: dict[str, Operation] = {
        "level": ChangeLevel(second, Level.ITEM),
        "move": Move(second, place(instrument, "第四条"), 1),
        "merge": Merge((first, second)),
    }
    assert after(instrument, operations[kind], at).replace("本条例", "") == words.replace("本条例", "")


def test_an_elided_list_stays_elided_where_it_can() -> None:
    instrument, at = law("第三条第一、二、三款")
    assert after(instrument, Delete(place(instrument, "第一条")), at) == "违反第二条第一、二、三款规定的。"


def test_several_paragraphs_fall_back_to_a_list_without_repeating_the_article() -> None:
    instrument, _ = law("第三条")
    at = place(instrument, "第二条第四款")
    moved = Move(place(instrument, "第二条第一款"), place(instrument, "第二条"), 3)
    assert after(instrument, moved, at) == "卯，依照本条第四款、第一款、第二款的规定。"


def test_a_list_names_a_provision_of_another_level_in_full() -> None:
    instrument, _ = law("第三条")
    at = place(instrument, "第二条第四款")
    demoted = ChangeLevel(place(instrument, "第二条第二款"), Level.ITEM)
    assert after(instrument, demoted, at) == "卯，依照本条第一款、本条第一款第一项、本条第二款的规定。"


def test_settled_words_say_what_makes_them_certain() -> None:
    source = "云川市测试条例\n第一条　甲：\n（一）子；\n（二）丑。\n乙：\n（一）寅。\n第二条　依照第一条第一项办理。"
    instrument = build(source)
    wording = Wording(instrument)
    at = locate("第二条第一款", wording.labels)
    text = settle(at, "第一条第一项", locate("第一条第二款第一项", wording.labels), wording)
    assert wording.words(text, at) == "依照第一条第二款第一项办理。"
