"""The files of amendments: read back as written, readable, and not to be trusted once something was changed in them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.amendments.proposals import Desk
from tests.strategies import instruments, operations
from workbench.amendments import machine_patch
from workbench.amendments.ground import Ground
from workbench.amendments.proposing import proposed
from workbench.amendments.scene import Scene
from workbench.amendments.values import Amendment, Decision, State
from workbench.model.identity import Id, IdSource
from workbench.model.problems import WorkbenchError
from workbench.operations.apply import apply
from workbench.operations.results import Applied
from workbench.operations.values import Delete, Move
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write

PATH = "amendments/draft/AMENDMNT.toml"
TAMPERED = {
    "the base": lambda text: text.replace("五万元罚款。\n拒", "六万元罚款。\n拒", 1),
    "the new words": lambda text: text.replace('new = """\n违反本条例', 'new = """\n根据本条例', 1),
    "the patch": lambda text: text.replace("@@ -", "@@ -1", 1),
    "an id": lambda text: text.replace('target = "', 'target = "Z', 1).replace("", "", 1),
    "the seal": lambda text: text.replace('seal = "', 'seal = "0', 1),
    "the anchor": lambda text: text.replace('拒不改正的，处十万元罚款。",\n]', '拒不改正的，处一万元罚款。",\n]', 1),
    "a state nobody knows": lambda text: text.replace('about = "', 'state = "好"\nabout = "', 1),
    "a decision without its state": lambda text: text.replace('about = "', 'state = "采纳"\nabout = "', 1),
    "a key nobody knows": lambda text: "colour = 1\n" + text,
    "another id inside": lambda text: text.replace("AMENDMNT", "AMENDMNX", 1),
    "a number that is none": lambda text: text.replace("number = 1", "number = 0", 1),
    "a broken token": lambda text: text.replace("拒不", "{拒不", 2),
    "half a file": lambda text: text[: len(text) // 2],
}


def amendment() -> Amendment:
    """One with a reference in its words."""
    made = Desk().replacing("第二条", "十万元", "二十万元")
    return replace(
        made, reason="上位法\n规定了幅度", redline="处[-十万-]{+二十万+}元", opinions=("132", "7"), proposer="市司法局"
    )


def test_people_can_read_it() -> None:
    text = write(amendment()).decode()
    for words in (
        'redline = "处[-十万-]{+二十万+}元"',
        "拒不改正的，处十万元罚款。",
        "拒不改正的，处二十万元罚款。",
        '"132",',
    ):
        assert words in text
    assert "第一条" not in text


def test_it_comes_back_as_written() -> None:
    decided = replace(
        amendment(),
        state=State.PARTLY,
        decision=Decision("2026-01-01", "某人", "幅度过大", "谢谢", amendment().changes),
    )
    for one in (amendment(), decided):
        again, problems = read(PATH, write(one), "draft")
        assert (again, problems) == (one, ())


@pytest.mark.parametrize("name", TAMPERED)
def test_what_was_tampered_with_is_one_problem(name: str) -> None:
    change: Callable[[str], str] = TAMPERED[name]
    original = write(amendment()).decode()
    text = change(original)
    assert text != original
    found, problems = read(PATH, text.encode(), "draft")
    assert found is None
    assert problems
    assert all(problem.message.endswith("。") for problem in problems)
    assert len(problems) == 1 or name == "half a file"


def test_provisions_that_come_and_go_are_sealed_too() -> None:
    desk = Desk()
    for operation in (Delete(desk.view.locate("第四条")), Move(desk.view.locate("第四条"), desk.instrument.root.id, 0)):
        one = desk.amend(operation)
        text = write(one).decode()
        assert read(PATH, text.encode(), "draft") == (one, ())
        changed = text.replace("设立专项资金", "设立专项基金").replace('after = "', 'after = "Z')
        assert read(PATH, changed.encode(), "draft")[0] is None


@given(st.data())
def test_whatever_is_proposed_comes_back(data: st.DataObject) -> None:
    draft = data.draw(instruments())
    operation = data.draw(operations(draft, (Id(f"N{number:07d}") for number in count(1))))
    if isinstance(apply(operation, draft), Applied):
        try:
            changes = proposed(operation, Scene(Ground(draft)), IdSource([part.id for part in draft.root.walk()]))
        except WorkbenchError:
            return
        if changes:
            one = replace(amendment(), changes=changes)
            assert read(PATH, write(one), "draft") == (one, ())
            assert write(one) == write(one)


@given(st.text("甲乙丙\n%{a😀+", max_size=120), st.text("甲乙丙\n%{a😀+", max_size=120))
def test_every_patch_makes_what_it_was_made_for(base: str, new: str) -> None:
    patch = machine_patch.write(base, new).rstrip()
    machine_patch.verify(patch, base, new)
    if base != new:
        with pytest.raises(WorkbenchError):
            machine_patch.verify(patch, base + "甲" if not base.endswith("甲") else base[:-1], new)
