"""Conservation: the proof holds for random laws, and fails when something is taken away."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.importing.readings import taken
from workbench.importing.conservation import check
from workbench.importing.lines import Ledger
from workbench.importing.load import load_bytes
from workbench.importing.options import ImportOptions
from workbench.importing.reading import read
from workbench.language.numerals import chinese
from workbench.model.instrument import Attachment

_WORDS = st.text("甲乙丙丁第条款项章一二三（）《》“”、，。；： 的之本法\u3000-*#>|[]1.①", min_size=1, max_size=30)
_SPECIAL = ["附件一", "目录", "抄送：某局。", "| 甲 | 乙 |", "附则", "2022年1月1日", "一、甲", "二、乙", "----"]
_LINES = st.lists(
    st.one_of(
        _WORDS,
        st.integers(1, 30).map(lambda n: f"第{chinese(n)}条 内容。"),
        st.integers(1, 9).map(lambda n: f"第{chinese(n)}章 总 则"),
        st.integers(1, 9).map(lambda n: f"（{chinese(n)}）有一项；"),
        st.integers(1, 9).map(lambda n: f"{n}．有一目；"),
        st.sampled_from([*_SPECIAL, "某局解读", "（征求意见稿）", "序言", ""]),
    ),
    max_size=25,
)
_TEXT = "某市条例\n第一条 有下列情形：\n（一）甲；\n（二）乙。\n第二条 依照第一条第二项的规定。\n某某解读\n一些说明。"


@given(_LINES)
def test_nothing_is_lost_from_any_text(lines: list[str]) -> None:
    taken("\n".join(["某市条例", "第一条 开头。", *lines, "第九十九条 结尾。"]))


@given(_LINES)
def test_nothing_is_lost_from_any_plan(lines: list[str]) -> None:
    body = [line for line in lines if "条" not in line]
    taken("\n".join(["某市方案", "一、目标", *body, "二、措施", "要落实。"]))


def test_the_proof_fails_when_something_is_missing() -> None:
    """Take away an attachment, a paragraph's words, a mark, or a repair's ground: each is noticed."""
    source = read(_TEXT.encode(), "a.txt", ImportOptions(), Ledger())
    imported = load_bytes(_TEXT.encode(), "a.txt")
    instrument = imported.instrument
    first, *others = instrument.root.children
    emptied = replace(first, children=(replace(first.children[0], text=("有下列",)),))
    swapped = replace(instrument.root, children=(*others, first))
    assert check(source, imported) == ()
    for changed in (
        replace(instrument, attachments=()),
        replace(instrument, attachments=(*instrument.attachments, Attachment("多出", ("来",)))),
        replace(instrument, root=replace(instrument.root, children=(emptied, *others))),
        replace(instrument, root=swapped),
        replace(instrument, title="某市"),
    ):
        assert check(source, replace(imported, instrument=changed)) != ()
    assert check(source, replace(imported, printed={})) != ()
