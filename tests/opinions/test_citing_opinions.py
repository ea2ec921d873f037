"""Citations in opinions are read by the numbers of the version that was sent out, then followed by id."""

import pytest

from tests.builders import build
from tests.opinions.desks import LAW
from workbench.amendments.opinions.citing import Citing
from workbench.amendments.opinions.links import How
from workbench.amendments.opinions.standing import Stand, Today
from workbench.amendments.opinions.suggesting import Suggesting
from workbench.model.instrument import Instrument
from workbench.numbering.locators import locate
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Delete, Operation, Replace
from workbench.session.editing.insertion import insertion
from workbench.session.view import View

CITING = Citing(build(LAW))


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("第三条太短", ["第三条"]),
        ("草案第2条第2款应当删去", ["第二条第二款"]),
        ("对《云川市公共服务条例（草案）》第四条第二项的意见", ["第四条第二项"]),
        ("《云川市公共服务条例》（征求意见稿）第三条", ["第三条"]),
        ("第四条第（一）项、第（二）项", ["第四条第一项", "第四条第二项"]),
        ("第二条至第四条合并", ["第二条", "第三条", "第四条"]),
        ("本条例第二章太简略", ["第二章"]),
        ("建议条例第三条修改；第三条第一款也是", ["第三条第一款"]),
        ("《民法典》第三条规定，民事权益受法律保护", []),
        ("劳动合同法第三条", []),
        ("本条前款不清楚", []),
        ("第九百条", []),
        ("总体同意", []),
    ],
)
def test_what_a_letter_names(text: str, labels: list[str]) -> None:
    links = CITING.links(text)
    assert [link.anchor.label for link in links] == labels
    assert all(link.how is How.CITED for link in links)


def test_the_column_is_read_too() -> None:
    assert [link.anchor.label for link in CITING.links("应当细化", "3")] == ["第三条"]
    assert [link.anchor.label for link in CITING.links("第三条应当细化", "第3条")] == ["第三条"]


def test_what_names_nothing_is_told() -> None:
    assert CITING.missing("第九百条、第三条第九款") == ("第九百条", "第三条第九款")
    assert CITING.missing("《民法典》第九百条") == ()


def test_quoted_words_are_kept_with_what_stands_around_them() -> None:
    (link,) = CITING.links("第三条中的“三十日”改为“六十日”")
    found = link.anchor.quoted, link.anchor.before, link.anchor.after
    assert found == ("三十日", "服务机构应当在", "内答复申请人，并说明理由")


def _after(operation: Operation, instrument: Instrument) -> Instrument:
    done = apply(operation, instrument)
    assert isinstance(done, Applied), done
    return done.instrument


def test_an_anchor_follows_its_provision_and_is_never_taken_by_the_number() -> None:
    law = build(LAW)
    citing = Citing(law)
    anchor = citing.links("第三条中的“三十日”太短")[0].anchor
    assert Today(law).standing(anchor).stand is Stand.EXACT
    view = View(law)
    longer = _after(insertion(view, view.locate("第二条"), "before", "新的一条。").operation, law)
    moved = Today(longer).standing(anchor)
    assert (moved.stand, moved.at, moved.label) == (Stand.MOVED, anchor.at, "第四条")
    paragraph = view.node(view.locate("第三条")).children[0]
    reworded = _after(Replace(paragraph.id, ("服务机构应当及时答复。",)), law)
    assert Today(reworded).standing(anchor).stand is Stand.GONE
    gone = _after(Delete(anchor.at), law)
    assert Today(gone).standing(anchor).stand is Stand.GONE and Today(gone).standing(anchor).at is None


def test_suggestions_have_scores_and_are_called_suggestions() -> None:
    suggesting = Suggesting(CITING.wording)
    (item,) = suggesting.suggest(["关于“收取不合理的费用”"])
    assert [(link.how, link.anchor.label) for link in item] == [(How.QUOTED, "第四条第二项")]
    quoted, alike, nothing = suggesting.suggest(
        ["“统筹公共服务资源的配置”说得太空", "服务机构答复申请人的期限应当缩短，并说明理由", "祝一切顺利"]
    )
    assert [(link.how, link.anchor.label) for link in quoted] == [(How.QUOTED, "第二条第一款")]
    assert alike[0].how is How.ALIKE and alike[0].anchor.label == "第三条" and 0 < alike[0].score < 1
    assert nothing == ()


def test_locating_agrees_with_linking() -> None:
    law = build(LAW)
    assert Citing(law).links("第四条第二项")[0].anchor.at == locate("第四条第二项", View(law).labels)
