"""The demo: a fresh workspace with the sample as it is, the story told, four exports, nothing of anybody's lost."""

from pathlib import Path

import pytest

from tests.cli.running import Runner


def test_the_story(run: Runner) -> None:
    data = run.data("demo", "d")
    assert len(data["steps"]) == 2
    assert all("改为" in step["summary"] and step["references"] for step in data["steps"])
    assert [Path(file).suffix for file in data["exports"]] == [".txt", ".md", ".html", ".docx"]
    assert all(Path(file).stat().st_size > 5000 for file in data["exports"])
    status = run.data("-C", run.folder / "d", "status")
    assert (status["unsaved"], status["problems"], status["foreign"]) == (0, [], [])
    counts = run.data("-C", run.folder / "d", "stats", "yunchuan")["counts"]
    assert counts["章"] == 7 and counts["条"] >= 45 and counts["目"] > 0
    exported = run.data("stats", data["exports"][0])["counts"]
    assert exported["条"] == counts["条"] + 2


def test_an_untouched_demo_is_made_again(run: Runner) -> None:
    run.ok("demo", "d")
    run.ok("demo", "d")
    assert [path.name for path in run.folder.iterdir()] == ["d"]


@pytest.mark.parametrize("words", [["delete", "第三条"], ["delete", "第三条", "-m", "x"]])
def test_work_in_a_demo_is_put_aside(run: Runner, words: list[str]) -> None:
    run.ok("demo", "d")
    run.ok("-C", run.folder / "d", *words)
    assert "改名为" in run.ok("demo", "d").out
    assert run.data("-C", run.folder / "d-1", "stats", "yunchuan")["counts"]["条"] == (
        run.data("-C", run.folder / "d", "stats", "yunchuan")["counts"]["条"] - 1
    )


def test_a_folder_of_somebody_is_left_alone(run: Runner) -> None:
    (run.folder / "d").mkdir()
    (run.folder / "d" / "x").write_text("mine", encoding="utf-8")
    assert run.code("demo", "d") == "not-empty"
    assert run.code("demo", "d/x") == "not-empty"
    assert [path.name for path in (run.folder / "d").iterdir()] == ["x"]


def test_inside_another_repository_it_has_its_own(run: Runner) -> None:
    run.ok("init", ".")
    before = run("log").err
    run.ok("demo", "d")
    assert (run.folder / "d" / ".git").is_dir()
    assert run("log").err == before
