"""Three clones of one repository, working in turn and at once."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.merging.merge_laws import node, said
from tests.merging.test_concurrent_pairs import new_article, new_ids, of
from tests.syncing.offices import SLUG, Offices, git
from workbench.model.identity import Id
from workbench.model.level import Level
from workbench.model.problems import WorkbenchError
from workbench.model.text import words
from workbench.operations.values import Delete, Insert, Move, Replace
from workbench.session.staging import stage
from workbench.session.syncing.branches import merge_branch, new_branch, switch_branch
from workbench.session.syncing.exchanging import clone_workspace
from workbench.session.syncing.questions import open_questions, question_of, refuse_unsettled
from workbench.session.syncing.resolving import resolve
from workbench.storage.git.repository import Repository
from workbench.storage.workspace import Workspace

Make = Callable[[int], Offices]


def all_equal(three: Offices) -> None:
    """The same tree everywhere, a clean work tree, and a repository that is whole."""
    tips = set()
    for folder in three.folders:
        tips.add(git(folder, "rev-parse", "HEAD"))
        assert git(folder, "status", "--porcelain", "--untracked-files=all") == ""
        git(folder, "fsck", "--strict")
    assert len(tips) == 1
    assert git(three.hub, "rev-parse", "main") == tips.pop()


def test_insertions_of_three_offices_at_one_place_all_arrive(offices: Make) -> None:
    three = offices(3)
    chapter = of(three.text(0), Level.CHAPTER)[0]
    for number, letter in enumerate("PQR"):
        source = new_ids(letter)
        run = [Insert(chapter.id, 1 + place, new_article(source, letter)) for place in range(2)]
        three.edit(number, *run)
    for number in (0, 1, 2, 0, 1, 2):
        three.sync(number)
    all_equal(three)
    children = [child.id for child in node(three.text(0), chapter.id).children]
    for letter in "PQR":
        place = children.index(Id(f"{letter}0000002"))
        assert children[place + 1] == Id(f"{letter}0000004")


def test_work_in_hand_is_carried_over_what_comes_in(offices: Make) -> None:
    two = offices(2)
    first, *_, last = of(two.text(0), Level.PARAGRAPH)
    session = two.session(0)
    session.apply(Replace(last.id, words("手头还没有保存的一款。")))
    two.edit(1, Replace(first.id, words("对方改好的一款。")))
    two.sync(1)
    two.sync(0)
    now = two.session(0)
    assert now.unsaved == 1
    assert said(now.view.node(last.id).text) == "手头还没有保存的一款。"
    assert said(now.view.node(first.id).text) == "对方改好的一款。"


@pytest.mark.parametrize("choice", ["ours", "theirs", "text"])
def test_a_conflict_is_stored_blocks_a_stage_and_is_resolved(offices: Make, choice: str) -> None:
    two = offices(2)
    target = of(two.text(0), Level.PARAGRAPH)[0].id
    two.edit(0, Replace(target, words("罚款十万元。")))
    two.edit(1, Replace(target, words("罚款五万元。")))
    two.sync(0)
    two.sync(1)
    session = two.session(1)
    (question,) = open_questions(session.desk, SLUG)[0]
    assert question.blocks
    assert question.ours is not None and question.theirs is not None
    assert (question.ours.value, question.theirs.value) == ("罚款五万元。", "罚款十万元。")
    assert question.ours.author == "张三"
    for blocked in (lambda: stage(session, "草案"), lambda: refuse_unsettled(two.folders[1], SLUG)):
        with pytest.raises(WorkbenchError) as refused:
            blocked()
        assert refused.value.problem.code == "open-conflicts"
    two.edit(1, Insert(of(two.text(1), Level.CHAPTER)[0].id, 0, new_article(new_ids("P"), "照样可以保存")))
    resolve(two.session(1), question.id, choice, "罚款八万元。" if choice == "text" else None)
    two.sync(1)
    two.sync(0)
    expected = {"ours": "罚款五万元。", "theirs": "罚款十万元。", "text": "罚款八万元。"}[choice]
    assert {said(node(two.text(number), target).text) for number in (0, 1)} == {expected}
    assert open_questions(two.session(0).desk, SLUG)[0] == ()
    assert stage(two.session(0), "草案")[0] == "草案"


def test_a_conflict_is_named_by_its_place_where_it_is_the_only_one(offices: Make) -> None:
    two = offices(2)
    first, second = of(two.text(0), Level.PARAGRAPH)[:2]
    for number, sum_named in enumerate(("十万元", "五万元")):
        two.edit(number, Replace(first.id, words(f"罚款{sum_named}。")))
        two.edit(number, Replace(second.id, words(f"退还{sum_named}。")))
        two.sync(number)
    desk = two.session(1).desk
    asked = {question.targets[0]: question for question in open_questions(desk, SLUG)[0]}
    view = two.session(1).view
    assert question_of(desk, SLUG, view.name(first.id)) == asked[first.id]
    assert question_of(desk, SLUG, asked[second.id].id) == asked[second.id]
    for place, code in (
        ("第一章", "many-conflicts"),
        ("第九百条", "no-such-conflict"),
        ("甲", "no-such-conflict"),
    ):
        with pytest.raises(WorkbenchError) as refused:
            question_of(desk, SLUG, place)
        assert refused.value.problem.code == code


def test_deleted_against_edited_waits_for_a_decision(offices: Make) -> None:
    two = offices(2)
    article = next(part for part in of(two.text(0), Level.ARTICLE) if len(part.children) > 1)
    two.edit(0, Delete(article.id))
    two.edit(1, Replace(article.children[0].id, words("改过的款。")))
    two.sync(0)
    two.sync(1)
    assert node(two.text(1), article.id)
    (question,) = open_questions(two.session(1).desk, SLUG)[0]
    resolve(two.session(1), question.id, "theirs")
    assert article.id not in [part.id for part in two.text(1).root.walk()]


def test_criss_cross_merges_have_several_bases(offices: Make) -> None:
    two = offices(2)
    first, second, *_ = of(two.text(0), Level.ARTICLE)
    for number, article in ((0, first), (1, second)):
        two.edit(number, Replace(article.children[0].id, words(f"第{number}处改的。")))
    for number, other in ((0, 1), (1, 0)):
        git(two.folders[number], "fetch", "--quiet", str(two.folders[other]), "main:refs/remotes/origin/other")
    desks = [two.session(number).desk for number in (0, 1)]
    for desk in desks:
        merge_branch(desk, "origin/other")
    git(two.folders[0], "fetch", "--quiet", str(two.folders[1]), "+main:refs/remotes/origin/crossed")
    tips = [git(two.folders[0], "rev-parse", name) for name in ("main", "origin/crossed")]
    assert len(git(two.folders[0], "merge-base", "--all", *tips).split()) == 2
    done = merge_branch(two.session(0).desk, "origin/crossed")
    assert not any(done.questions.values())
    assert said(node(two.text(0), first.children[0].id).text) == "第0处改的。"
    assert said(node(two.text(0), second.children[0].id).text) == "第1处改的。"


def test_branches_are_made_switched_and_merged(offices: Make) -> None:
    one = offices(1)
    desk = one.session(0).desk
    target = of(one.text(0), Level.PARAGRAPH)[0].id
    before = said(node(one.text(0), target).text)
    assert new_branch(desk, "方案二").name == "方案二"
    one.edit(0, Replace(target, words("方案二的写法。")))
    switch_branch(desk, "main")
    assert said(node(one.text(0), target).text) == before
    assert git(one.folders[0], "status", "--porcelain") == ""
    chapters = of(one.text(0), Level.CHAPTER)
    one.edit(0, Move(chapters[0].children[0].id, chapters[1].id, 0))
    assert merge_branch(desk, "方案二").way == "merge"
    assert said(node(one.text(0), target).text) == "方案二的写法。"
    assert git(one.folders[0], "log", "-1", "--format=%p").count(" ") == 1


def test_files_of_others_that_both_changed_are_refused_by_name(offices: Make) -> None:
    two = offices(2)
    for number in (0, 1):
        (two.folders[number] / "说明.txt").write_text(f"第{number}处写的\n", encoding="utf-8")
        git(two.folders[number], "add", "说明.txt")
        git(two.folders[number], "commit", "--quiet", "-m", "说明")
    two.sync(0)
    tip = git(two.folders[1], "rev-parse", "HEAD")
    with pytest.raises(WorkbenchError) as refused:
        two.sync(1)
    assert (refused.value.problem.code, refused.value.problem.where) == ("both-changed-files", "说明.txt")
    assert git(two.folders[1], "rev-parse", "HEAD") == tip


def test_over_git_daemon(offices: Make, tmp_path: Path) -> None:
    if not shutil.which("git"):
        pytest.skip("no git")
    three = offices(1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    base = three.hub.parent
    command = ["git", "daemon", "--reuseaddr", f"--base-path={base}", "--export-all", "--enable=receive-pack"]
    daemon = subprocess.Popen([*command, "--listen=127.0.0.1", f"--port={port}", str(base)], stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        address = f"git://127.0.0.1:{port}/hub.git"
        three.folders = [tmp_path / f"远{number}" for number in range(3)]
        for folder in three.folders:
            clone_workspace(address, folder, tmp_path)
        targets = [part.children[0].id for part in of(three.text(0), Level.ARTICLE)[:3]]
        for number, target in enumerate(targets):
            three.edit(number, Replace(target, words(f"远处{number}改的。")))
            three.sync(number)
        for number in (0, 1):
            three.sync(number)
        all_equal(three)
        assert [said(node(three.text(1), target).text) for target in targets] == [f"远处{n}改的。" for n in range(3)]
    finally:
        daemon.terminate()
        daemon.wait()


def _wait(port: int) -> None:
    for _ in range(100):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("git daemon did not come up")


def test_clones_know_how_git_shows_words(offices: Make) -> None:
    one = offices(1)
    found = Repository.around(one.folders[0])
    assert found is not None
    assert found.config("wordregex")
    assert Workspace.find(one.folders[0]).drafts() == (SLUG,)
