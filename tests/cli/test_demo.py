"""The demo: a fresh workspace with the sample as it is, the story told by real commands, nothing of anybody's lost."""

import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Runner
from workbench.cli.demonstrating.story import EXPORTS, STORY
from workbench.session.setup.demonstration import whole_sample


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any], str]:
    """The demo, made once: its folder, its document, what it printed."""
    import json
    from contextlib import redirect_stderr, redirect_stdout
    from io import StringIO

    from workbench.cli.main import main

    folder, document, prose = tmp_path_factory.mktemp("demo") / "d", StringIO(), StringIO()
    with redirect_stdout(document), redirect_stderr(prose):
        assert main(["demo", str(folder), "--json"]) == 0
    return folder, json.loads(document.getvalue()), prose.getvalue()


def answers(data: dict[str, Any], words: str) -> list[dict[str, Any]]:
    """What the commands of the story that begin so answered."""
    ran = [one for step in data["steps"] for one in step["commands"]]
    return [one["answer"] for one in ran if one["command"].startswith(f"workbench {words}")]


def test_the_story(told: tuple[Path, dict[str, Any], str]) -> None:
    folder, data, prose = told
    assert [step["told"] for step in data["steps"]] == [step.told for step in STORY]
    csv, jsonl = answers(data, "opinion import")
    assert len(csv["added"]) + len(jsonl["added"]) >= 40 and csv["linked"] >= 30
    assert answers(data, "opinion group")[0]["groups"][0]["size"] == 10
    accepted, refused = answers(data, "amend accept")
    assert (accepted["outcome"], refused["outcome"]) == ("applied", "refused")
    assert set(refused["conflict"]) >= {"base", "ours", "theirs"}
    inserted = answers(data, "insert")[0]
    assert (
        len([one for one in inserted["renumbered"] if one["old"].endswith("条")]) == 46
        and len(inserted["references"]) > 20
    )
    assert [one["change"] for one in answers(data, "history")[0]["versions"]] == ["edited", "created"]
    assert any(phrase["amendment"] == accepted["id"] for phrase in answers(data, "blame")[0]["phrases"])
    assert [Path(file).relative_to(folder).as_posix() for file in data["exports"]] == sorted(EXPORTS)
    assert all(zipfile.is_zipfile(file) for file in data["exports"])


def test_every_command_is_printed_as_it_is_typed(told: tuple[Path, dict[str, Any], str]) -> None:
    _, data, prose = told
    lines = [line.strip() for line in prose.splitlines()]
    for step in data["steps"]:
        for one in step["commands"]:
            assert f"$ {one['command']}" in lines
    assert "$ workbench opinion link 18 --to 第二十条第二款" in lines
    assert not any(ord(character) < 32 and character != "\n" for character in prose)


def test_what_the_demo_leaves(told: tuple[Path, dict[str, Any], str], run: Runner) -> None:
    folder, data, _ = told
    status = run.data("-C", folder, "status")
    assert (status["unsaved"], status["problems"], status["foreign"]) == (0, [], [])
    counts = run.data("-C", folder, "stats", "yunchuan")["counts"]
    assert (counts["章"], counts["条"]) == (7, 67)
    assert run.data("-C", folder, "stats", folder / EXPORTS[0])["counts"] == counts


def test_only_the_draft(run: Runner) -> None:
    data = run.data("demo", "d", "--only-draft")
    assert (data["steps"], data["exports"]) == ([], [])
    assert run.data("-C", run.folder / "d", "stats", "yunchuan")["counts"]["条"] == 66
    assert run.data("-C", run.folder / "d", "amend", "list")["amendments"] == []
    assert (run.folder / "d" / "征求意见.csv").is_file()


def test_the_sample_of_the_screen_holds_everything(run: Runner) -> None:
    session, aside = whole_sample(run.folder / "d")
    assert aside is None and session.unsaved == 0
    assert run.data("-C", run.folder / "d", "opinion", "status")["total"] == 46
    done = run.data("-C", run.folder / "d", "amend", "accept", "7")
    assert done["outcome"] == "applied"
    assert run.data("-C", run.folder / "d", "opinion", "show", "9")["outcome"] == "采纳"


def test_an_untouched_demo_is_made_again(run: Runner) -> None:
    run.ok("demo", "d")
    run.ok("demo", "d", "--only-draft")
    assert [path.name for path in run.folder.iterdir()] == ["d"]


@pytest.mark.parametrize("words", [["delete", "第三条"], ["delete", "第三条", "-m", "x"]])
def test_work_in_a_demo_is_put_aside(run: Runner, words: list[str]) -> None:
    run.ok("demo", "d", "--only-draft")
    run.ok("-C", run.folder / "d", *words)
    assert "改名为" in run.ok("demo", "d", "--only-draft").out
    assert run.data("-C", run.folder / "d-1", "stats", "yunchuan")["counts"]["条"] == 65
    assert run.data("-C", run.folder / "d", "stats", "yunchuan")["counts"]["条"] == 66


@pytest.mark.parametrize("name", ["笔记.txt", "exports/正文.docx", "征求意见.csv"])
def test_a_file_put_into_a_demo_is_not_lost(run: Runner, name: str) -> None:
    run.ok("demo", "d", "--only-draft")
    (run.folder / "d" / name).write_text("mine", encoding="utf-8")
    run.ok("demo", "d", "--only-draft")
    assert (run.folder / "d-1" / name).read_text(encoding="utf-8") == "mine"


def test_a_demo_that_was_cut_off_is_put_aside(run: Runner) -> None:
    run.ok("demo", "d", "--only-draft")
    (run.folder / "d" / ".git" / "workbench" / "demo").write_text("{}", encoding="utf-8")
    assert "改名为" in run.ok("demo", "d", "--only-draft").out


def test_a_folder_of_somebody_is_left_alone(run: Runner) -> None:
    (run.folder / "d").mkdir()
    (run.folder / "d" / "x").write_text("mine", encoding="utf-8")
    assert run.code("demo", "d") == "not-empty"
    assert run.code("demo", "d/x") == "not-empty"
    assert [path.name for path in (run.folder / "d").iterdir()] == ["x"]


def test_inside_another_repository_it_has_its_own(run: Runner) -> None:
    run.ok("init", ".")
    before = run("log").err
    run.ok("demo", "d", "--only-draft")
    assert (run.folder / "d" / ".git").is_dir()
    assert run("log").err == before
