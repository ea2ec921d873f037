"""Commands that write, killed or failing at every step they have: what was there is there, what was said holds.

Each step is a write, a flush, a rename, a call of git. Saving itself is in tests/storage.
"""

import errno
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.cli.running import Runner
from tests.thoroughness import one_in
from workbench.amendments.opinions.questions import Wanted
from workbench.session.desk import Desk
from workbench.session.opinions.book import Book
from workbench.session.reading.printing import printed
from workbench.storage import steps

LAW = "某市规定\n第一条　甲。\n第二条　依照本规定第三条办理。\n第三条　丙。\n第四条　丁。\n"
OPINIONS = "条款,意见内容,提出人,联系电话\n第一条,建议删去。,李某某,13900000000\n第四条,建议修改。,王某某,\n"
COMMANDS: dict[str, tuple[str, ...]] = {
    "stage": ("stage", "草案"),
    "import": ("import", "law.txt", "--draft", "另一件"),
    "import-over": ("import", "back.txt", "--draft", "规定"),
    "import-back": ("import", "back.txt", "--update", "规定", "--base", "HEAD", "--yes"),
    "opinion-import": ("opinion", "import", "opinions.csv"),
    "edit": ("replace", "3", "--old", "丁", "--new", "改"),
    "undo": ("undo",),
}
#: Their steps are mostly those of a save, every one of which tests/storage tries.
_LIKE_A_SAVE = {"import": one_in(25), "opinion": one_in(25), "stage": one_in(8)}
#: A disk that is full, broken, only readable.
FAILURES = (errno.ENOSPC, errno.EIO, errno.EROFS)


class KilledError(BaseException):
    """Stands for the death of the process: nothing of ours catches it."""


@pytest.fixture
def desk(run: Runner) -> Runner:
    home = Runner(run.folder / "desk", run._captured)
    home.folder.mkdir()
    home.ok("init", ".")
    (home.folder / "law.txt").write_text(LAW, encoding="utf-8")
    (home.folder / "back.txt").write_text(LAW.replace("丙。", "改过的丙。"), encoding="utf-8")
    (home.folder / "opinions.csv").write_text(OPINIONS, encoding="utf-8")
    home.ok("import", "law.txt", "--draft", "规定")
    home.ok("stage", "征求意见稿")
    home.ok("delete", "2", "-m", "删去")
    return home


@pytest.fixture
def fresh(desk: Runner, command: tuple[str, ...]) -> Callable[[], Runner]:
    """The workspace as it was, under the same path, for each try."""
    if command == ("undo",):
        desk.ok("delete", "1")
    kept = desk.folder.with_name("kept")
    shutil.copytree(desk.folder, kept)

    def again() -> Runner:
        shutil.rmtree(desk.folder)
        shutil.copytree(kept, desk.folder)
        return desk

    return again


State = tuple[object, ...]
Ends = tuple[State, State]


def state(folder: Path) -> State:
    """All that a person could tell of a workspace; an unfinished save is finished by looking, as by any command."""
    desk = Desk.find(folder)
    views = {slug: desk.in_hand(slug) for slug in desk.slugs()}
    texts = {slug: printed(found.view, found.view.instrument.root.id) for slug, found in views.items()}
    unsaved = {slug: len(desk.workspace.operations(slug).read()[0].done) for slug in views}
    with Book.opened(desk, "规定") as book:
        opinions = book.asking.ids(Wanted())
    assert not any(found.problems for found in views.values())
    subjects = git(folder, "log", "--format=%s%n%b").splitlines()
    return texts, unsaved, opinions, {slug: desk.stages(slug) for slug in views}, subjects


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, encoding="utf-8").stdout


def whole(desk: Runner, before: State, after: State) -> bool:
    """Nothing is torn: the workspace is as before or as after; whether it is as after."""
    now = state(desk.folder)
    assert now in (before, after)
    git(desk.folder, "fsck", "--strict")
    assert git(desk.folder, "status", "--porcelain", "--", "drafts", "amendments").strip() == ""
    assert not [path for path in (desk.folder / "drafts").rglob("*") if path.name.endswith("-new")]
    return now == after


def at_step(number: int, act: Callable[[], None]) -> Callable[[str], None]:
    count = iter(range(1, 100_000))

    def watch(_: str) -> None:
        if next(count) == number:
            act()

    return watch


def die() -> None:
    raise KilledError


def tries(fresh: Callable[[], Runner], command: tuple[str, ...]) -> Iterator[tuple[int, Runner]]:
    """A fresh workspace for each step there is."""
    for number in range(1, 1000, _LIKE_A_SAVE.get(command[0], one_in(4))):
        yield number, fresh()
    raise AssertionError("a command has fewer steps than that")


@pytest.fixture(params=list(COMMANDS))
def command(request: pytest.FixtureRequest) -> tuple[str, ...]:
    return COMMANDS[request.param]


@pytest.fixture
def ends(fresh: Callable[[], Runner], command: tuple[str, ...]) -> Ends:
    """How it is before and after the command."""
    desk = fresh()
    before = state(desk.folder)
    desk.ok(*command)
    return before, state(desk.folder)


def test_killed_at_every_step(fresh: Callable[[], Runner], command: tuple[str, ...], ends: Ends) -> None:
    done = list[bool]()
    for number, desk in tries(fresh, command):
        try:
            with steps.watching(at_step(number, die)):
                desk.ok(*command)
        except KilledError:
            done.append(whole(desk, *ends))
            continue
        assert whole(desk, *ends)
        break
    assert number > 3 and done == sorted(done), "from some step on it is done, whenever it dies"


def test_a_disk_that_fails_at_every_step(fresh: Callable[[], Runner], command: tuple[str, ...], ends: Ends) -> None:
    for number, desk in tries(fresh, command):
        code = FAILURES[number % len(FAILURES)]
        failed = list[int]()

        def fail(code: int = code, failed: list[int] = failed) -> None:
            failed.append(code)
            raise OSError(code, os.strerror(code))

        with steps.watching(at_step(number, fail)):
            ran = desk(*command)
        assert ran.code == 0 or (ran.code == 1 and ran.err.startswith(("错误：", "提示："))), (number, ran)
        assert whole(desk, *ends) or ran.code == 1
        if not failed:
            break
    assert ran.code == 0 and number > 3


@pytest.mark.skipif(os.name != "posix", reason="the git that fails is a shell script")
@pytest.mark.parametrize("how", ["exits", "goes"])
def test_git_fails_at_every_call(
    fresh: Callable[[], Runner], command: tuple[str, ...], ends: Ends, how: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """A real program called git that exits with 128 at one call, or removes itself before the next."""
    usual = os.environ["PATH"]
    for number, desk in tries(fresh, command):
        place = failing_git(tmp_path / f"bin{number}", number, how)
        monkeypatch.setenv("PATH", f"{place.parent}{os.pathsep}{tmp_path / 'none'}")
        ran = desk(*command)
        monkeypatch.setenv("PATH", usual)
        assert ran.code in (0, 1) and "Traceback" not in ran.err, (number, ran)
        assert whole(desk, *ends) or ran.code == 1
        if int((place.parent / "count").read_text(encoding="ascii")) < number:
            break
    assert ran.code == 0 and number > 3


def failing_git(folder: Path, number: int, how: str) -> Path:
    folder.mkdir()
    real, count, place = shutil.which("git"), folder / "count", folder / "git"
    count.write_text("0", encoding="ascii")
    act = 'echo "fatal: 坏了" >&2; exit 128' if how == "exits" else f'/bin/rm "{place}"'
    place.write_text(
        f'#!/bin/sh\nread n < "{count}"; n=$((n + 1)); echo $n > "{count}"\n'
        f'if [ $n -eq {number} ]; then {act}; fi\nexec "{real}" "$@"\n',
        encoding="utf-8",
    )
    place.chmod(0o755)
    return place
