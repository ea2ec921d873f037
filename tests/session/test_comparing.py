"""The list of differences says what changed where the words are the same."""

from dataclasses import replace

import pytest

from tests.builders import build
from workbench.model.instrument import Instrument
from workbench.model.provision import Provision
from workbench.model.reference import Pointer, Reference
from workbench.model.text import Text
from workbench.session.comparing.differences import differences
from workbench.session.view import View

LAW = "测试法\n第一条　甲。\n第二条　乙。\n第三条　依照第一条规定。"


def with_last_text(instrument: Instrument, text: Text) -> Instrument:
    def swap(node: Provision, child: Provision) -> Provision:
        return replace(node, children=(*node.children[:-1], child))

    article = instrument.root.children[-1]
    return replace(instrument, root=swap(instrument.root, swap(article, replace(article.children[0], text=text))))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (("依照第一条规定。",), "「第一条」不再是引用"),
        (("依照", "suspect", "规定。"), "「第一条」需要核对"),
        (("依照", "lost", "规定。"), "「第一条」指的条款已经删去"),
    ],
)
def test_a_citation_that_changed_under_the_same_words_is_named(text: tuple[str, ...], said: str) -> None:
    law = build(LAW)
    first = law.root.children[0].id
    made = {
        "suspect": Reference(Pointer((first,)), suspect=True),
        "lost": Reference(Pointer((first,), lost="第一条")),
    }
    changed = with_last_text(law, tuple(made.get(piece, piece) for piece in text))
    assert list(differences(View(law), View(changed))) == [f"第三条第一款：文字相同，{said}"]
    if said.endswith("不再是引用"):
        back = [f"第三条第一款：文字相同，{said.replace('不再是', '成为')}"]
        assert list(differences(View(changed), View(law))) == back
