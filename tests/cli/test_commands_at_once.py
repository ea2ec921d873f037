"""Several commands at the same instant, as real processes: each is carried out, none refused for the others' sake."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.thoroughness import so_many
from workbench.cli.persisting import carried_out
from workbench.session.editing.rearranging import deletion
from workbench.session.session import Session

LAW = "某市规定\n第一条　甲。\n第二条　乙。\n第三条　丙。\n第四条　丁。\n第五条　戊。\n"


@pytest.fixture
def desk(run: Runner) -> Runner:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    return run


def at_once(folder: Path, *commands: tuple[str, ...]) -> list[tuple[int, str, str]]:
    """Start them all, then wait for them all."""
    start = (sys.executable, "-m", "workbench", "-C", str(folder))
    running = [
        subprocess.Popen([*start, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for words in commands
    ]
    ended = [process.communicate() for process in running]
    return [(process.returncode, *said) for process, said in zip(running, ended, strict=True)]


def test_six_insertions_at_once_are_all_made(desk: Runner) -> None:
    ended = at_once(desk.folder, *(("insert", "--into", "4", "--text", f"第{n}个新款。") for n in range(6)))
    assert [code for code, _, _ in ended] == [0] * 6, ended
    assert desk.data("status")["unsaved"] == 6
    shown = "\n".join(desk.data("show", "4")["lines"])
    assert all(f"第{n}个新款。" in shown for n in range(6))


def test_saves_and_an_insertion_at_once_do_not_collide_with_themselves(desk: Runner) -> None:
    desk.ok("insert", "--after", "2", "--text", "新的一条。")
    ended = at_once(
        desk.folder, ("save", "-m", "甲"), ("save", "-m", "乙"), ("insert", "--after", "5", "--text", "又一条。")
    )
    said = "".join(err for _, _, err in ended)
    assert "冲突" not in said and "已经有条款使用" not in said and "另一个程序" not in said
    assert ended[2][0] == 0
    assert 0 in (ended[0][0], ended[1][0])
    assert all(code == 0 or "没有需要保存的修改" in err for code, _, err in ended[:2])
    assert desk.data("stats", "规定")["counts"]["条"] == 7
    assert not desk.data("status")["problems"]


def test_a_command_means_the_article_it_meant_when_it_began(desk: Runner) -> None:
    late, other = Session.open(desk.folder), Session.open(desk.folder)
    fourth = late.locate("4")

    def make(session: Session):  # type: ignore[no-untyped-def]
        made = deletion(session.locate("4"))
        if not other.unsaved:
            other.apply(deletion(other.locate("1")).operation)
        return made

    carried_out(late, make)
    assert fourth not in Session.open(desk.folder).view.labels
    assert Session.open(desk.folder).unsaved == 2


def test_undo_at_once_takes_back_as_many_steps(desk: Runner) -> None:
    for place in ("5", "4", "3"):
        desk.ok("delete", place)
    ended = at_once(desk.folder, ("undo",), ("undo",))
    assert [code for code, _, _ in ended] == [0, 0], ended
    assert desk.data("status")["unsaved"] == 1


def test_a_text_that_comes_back_while_others_write_is_taken_all_the_same(desk: Runner) -> None:
    (desk.folder / "back.txt").write_text(LAW.replace("丁。", "改过的丁。"), encoding="utf-8")
    ended = at_once(
        desk.folder,
        ("import", "back.txt", "--update", "规定", "--base", "HEAD", "--yes"),
        *(("insert", "--into", "1", "--text", f"第{n}个新款。") for n in range(4)),
    )
    assert [code for code, _, _ in ended] == [0] * 5, ended
    lines = "\n".join(desk.data("show", "4")["lines"])
    assert "改过的丁。" in lines
    assert desk.data("status")["unsaved"] == 5


def test_four_people_edit_and_each_keeps_the_own_name(desk: Runner, tmp_path: Path) -> None:
    """Each edit is saved at once, 500 of them in the long run; what one wrote is in no commit of another."""
    count = so_many(15, thorough=125)
    running = []
    for name in ("1", "2", "3", "4"):
        settings = tmp_path / f"gitconfig-{name}"
        settings.write_text(f"[user]\n\tname = 某{name}\n\temail = {name}@example.cn\n", encoding="utf-8")
        words = [sys.executable, "-m", "tests.cli.editing_alone", str(desk.folder), name, str(count)]
        env = {**os.environ, "GIT_CONFIG_GLOBAL": str(settings)}
        root = Path(__file__).resolve().parents[2]
        running.append(subprocess.Popen(words, env=env, cwd=root, stderr=subprocess.PIPE, encoding="utf-8"))
    said = [process.communicate()[1] for process in running]
    assert [process.returncode for process in running] == [0] * 4, said
    log = ["git", "-c", "core.quotePath=false", "log", "-p", "--format=%x01%an"]
    shown = subprocess.run(log, cwd=desk.folder, capture_output=True, check=True, encoding="utf-8").stdout
    written = {}
    for commit in shown.split("\x01")[1:]:
        for found in re.findall(r"^\+(\d)的第(\d+)段话", commit, re.MULTILINE):
            written[found] = commit.partition("\n")[0]
    wanted = {(name, str(n)): f"某{name}" for name in "1234" for n in range(count)}
    assert written == wanted
    assert desk.data("status")["unsaved"] == 0
