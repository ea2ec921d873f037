"""People who merge with plain git, or with the button of a hosting service."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.merging.merge_laws import node, said
from tests.merging.test_concurrent_pairs import new_article, new_ids, of
from tests.syncing.offices import SLUG, Offices, git
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.reference import Pointer, Reference
from workbench.model.text import words
from workbench.operations.values import Delete, Insert, Operation, Position, Replace, Split
from workbench.session.desk import Desk
from workbench.session.syncing.driving import register
from workbench.session.syncing.validating import validated

Make = Callable[[int], Offices]


def codes(folder: Path, **where: str) -> set[str]:
    return {problem.code for problem in validated(folder, where.get("at", "HEAD"), where.get("since"))}


def diverged(two: Offices, ours: Sequence[Operation], theirs: Sequence[Operation]) -> Path:
    """The first office, with the other's branch fetched as ``other``."""
    for number, operations in enumerate((ours, theirs)):
        two.edit(number, *operations)
    git(two.folders[0], "fetch", "--quiet", str(two.folders[1]), "main:other")
    return two.folders[0]


def plainly_merged(folder: Path, *options: str) -> int:
    command = ["git", *options, "merge", "--quiet", "-m", "合并按钮", "other"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode


def test_a_merge_by_button_that_loses_an_insertion_is_refused(offices: Make) -> None:
    two = offices(2)
    chapter = of(two.text(0), Level.CHAPTER)[0]
    insertions = [Insert(chapter.id, 1, new_article(new_ids(letter), letter)) for letter in "PQ"]
    folder = diverged(two, insertions[:1], insertions[1:])
    assert plainly_merged(folder) == 1
    git(folder, "checkout", "--ours", f"drafts/{SLUG}/outline.txt")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "选了一边")
    found = codes(folder)
    assert "not-in-outline" in found
    git(folder, "rm", "--quiet", f"drafts/{SLUG}/articles/Q0000002.toml")
    git(folder, "commit", "--quiet", "--amend", "-m", "选了一边")
    assert "lost-in-merge" in codes(folder)


def test_markers_left_in_a_file_are_refused(offices: Make) -> None:
    two = offices(2)
    target = of(two.text(0), Level.PARAGRAPH)[0].id
    folder = diverged(two, [Replace(target, words("罚款十万元。"))], [Replace(target, words("罚款五万元。"))])
    assert plainly_merged(folder) == 1
    git(folder, "commit", "--quiet", "-a", "-m", "没看就提交")
    assert codes(folder) == {"conflict-markers"}


def test_a_reference_to_what_the_other_side_deleted_is_refused(offices: Make) -> None:
    two = offices(2)
    first, *_, last = of(two.text(0), Level.ARTICLE)
    text = ("依照", Reference(Pointer((last.id,))), "办理。")
    folder = diverged(two, [Replace(first.children[0].id, text)], [Delete(last.id)])
    assert plainly_merged(folder) == 0
    assert "dangling-reference" in codes(folder)


def test_a_pre_receive_hook_refuses_the_push(offices: Make, tmp_path: Path) -> None:
    two = offices(2)
    target = of(two.text(0), Level.PARAGRAPH)[0].id
    hook = two.hub / "hooks" / "pre-receive"
    hook.parent.mkdir(exist_ok=True)
    program = f"'{sys.executable}' -m workbench -C . check --repository"
    hook.write_text(f'#!/bin/sh\nwhile read old new ref; do {program} --at "$new" --since "$old" || exit 1; done\n')
    hook.chmod(0o755)
    two.edit(0, Replace(target, words("好的一款。")))
    assert two.sync(0).pushed
    path = f"drafts/{SLUG}/outline.txt"
    folder = two.folders[0]
    lines = (folder / path).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / path).write_text("".join([*lines, lines[-1]]), encoding="utf-8")
    git(folder, "commit", "--quiet", "-a", "-m", "手工改坏")
    done = subprocess.run(["git", "push", "origin", "main"], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "pre-receive hook declined" in done.stderr


@pytest.mark.parametrize("place", ["same", "apart"])
def test_the_driver_merges_outlines_and_articles(offices: Make, place: str) -> None:
    two = offices(2)
    chapter = of(two.text(0), Level.CHAPTER)[0]
    part = next(part for part in of(two.text(0), Level.PARAGRAPH) if said(part.text).count("。") > 1)
    text = said(part.text)
    inserts = [
        Insert(chapter.id, 1 if place == "same" else number, new_article(new_ids(letter), letter))
        for number, letter in enumerate("PQ")
    ]
    split = Split(part.id, Position(0, text.index("。") + 1), Id("ZZZZZZZ1"))
    folder = diverged(two, [inserts[0], split], [inserts[1], Replace(part.id, words(text.replace("报告", "上报")))])
    register(Desk.find(folder))
    assert plainly_merged(folder) == 0
    assert codes(folder) == set()
    merged = two.text(0)
    assert node(merged, "P0000002") and node(merged, "Q0000002")
    whole = said(node(merged, part.id).text) + said(node(merged, "ZZZZZZZ1").text)
    assert whole.count("上报") == text.count("报告")


def test_the_driver_leaves_a_true_conflict_to_people(offices: Make) -> None:
    two = offices(2)
    target = of(two.text(0), Level.PARAGRAPH)[0].id
    folder = diverged(two, [Replace(target, words("罚款十万元。"))], [Replace(target, words("罚款五万元。"))])
    register(Desk.find(folder))
    assert plainly_merged(folder) == 1
    assert git(folder, "status", "--porcelain").startswith("UU ")
