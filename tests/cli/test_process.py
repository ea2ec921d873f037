"""Real processes: pipes that close, terminals in other encodings, bugs, and the time to start."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Runner

REPOSITORY = Path(__file__).resolve().parents[2]
ARTICLES = "".join(f"第{n}条　甲乙丙丁戊己庚辛壬癸。\n" for n in "一二三四五六七八九")
LAW = "某市规定\n" + ARTICLES


def workbench(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[bytes]:
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)} | settings
    command = [sys.executable, "-m", "workbench", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)


def test_module_and_exit_code(tmp_path: Path) -> None:
    assert workbench(tmp_path, "nosuch").returncode == 2
    assert workbench(tmp_path, "drafts").returncode == 1
    assert workbench(tmp_path, "--version").returncode == 0


def test_terminal_that_cannot_write_chinese(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    done = workbench(tmp_path, "show", "law.txt", "1", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert b"?" in done.stdout
    assert done.stderr.count(b"PYTHONUTF8=1") == 1
    data = workbench(tmp_path, "show", "law.txt", "1", "--json", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert json.loads(data.stdout.decode("ascii"))["label"] == "第一条"


def test_terminal_in_gb18030(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW, encoding="utf-8")
    done = workbench(tmp_path, "show", "law.txt", "1", PYTHONIOENCODING="gb18030", PYTHONUTF8="0")
    assert done.stdout.decode("gb18030").splitlines()[1].startswith("第一条")
    assert done.stderr == b""


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_closed_pipe_is_silent(tmp_path: Path) -> None:
    (tmp_path / "law.txt").write_text(LAW + ARTICLES * 500, encoding="utf-8")
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    command = [sys.executable, "-m", "workbench", "outline", "law.txt"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        said = process.stderr.read()
    assert b"Error" not in said and b"Traceback" not in said
    assert process.returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="pipes close otherwise there")
def test_closed_pipe_does_not_stop_the_work(run: Runner) -> None:
    run.ok("init", ".")
    (run.folder / "law.txt").write_text(LAW, encoding="utf-8")
    run.ok("import", "law.txt", "--draft", "规定")
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "workbench", "delete", run.data("show", "第九条")["id"], "-m", "x"]
    done = subprocess.run(command, cwd=run.folder, env=environment, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert run.data("log")["versions"][0]["subject"].endswith("：x")


def test_words_that_are_no_text(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("words are text there")
    command = [os.fsencode(sys.executable), b"-m", b"workbench", b"find", b"\xff\xfe", b"--json"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert json.loads(done.stdout)["problems"][0]["code"] == "not-text"


def test_a_bug_is_one_line_and_the_details_are_kept(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise ZeroDivisionError("内部")

    monkeypatch.setattr("workbench.cli.commands.drafts.run", broken)
    monkeypatch.setattr("tempfile.tempdir", str(run.folder))
    ran = run("drafts")
    assert (ran.code, ran.out, ran.err.count("\n")) == (70, "", 1)
    details = next(run.folder.glob("workbench-bug-*.txt"))
    assert str(details) in ran.err
    assert "ZeroDivisionError: 内部" in details.read_text(encoding="utf-8")
    again = run("drafts", "--json")
    assert (again.code, again.data["problems"][0]["code"]) == (70, "bug")


def test_interrupted(run: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("workbench.cli.commands.drafts.run", interrupted)
    ran = run("drafts", "--json")
    assert (ran.code, ran.data["problems"][0]["code"]) == (1, "interrupted")
