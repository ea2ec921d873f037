"""Where a comparison cannot be written: one clear sentence, what stood there stays, nothing half-written is left."""

import os
import sys
from pathlib import Path

import pytest

from tests.cli.running import Runner

LAW = "示范条例\n第一条　为了规范示范，制定本条例。\n第二条　示范应当{}。\n"
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs limits, devices and links of POSIX")


@pytest.fixture
def words(run: Runner) -> list[str]:
    """The words of a comparison, but for the file."""
    for name, said in (("old.md", "公开"), ("new.md", "公开、公正")):
        (run.folder / name).write_text(LAW.format(said), encoding="utf-8")
    return ["compare", "old.md", "new.md"]


def left(folder: Path) -> set[str]:
    """The names in the folder."""
    return {path.name for path in folder.iterdir()}


def test_a_folder_is_never_replaced(run: Runner, words: list[str]) -> None:
    (run.folder / "t.docx").mkdir()
    assert run.code(*words, "-o", "t.docx", "--force") == "is-directory"
    assert (run.folder / "t.docx").is_dir()


def test_a_file_is_no_folder(run: Runner, words: list[str]) -> None:
    assert run.code(*words, "-o", "old.md/t.docx") == "no-such-folder"
    assert run.code("align", "old.md", "new.md", "-o", "old.md/t.docx") == "no-such-folder"
    assert left(run.folder) == {"old.md", "new.md"}


@POSIX
def test_a_device_is_never_replaced(run: Runner, words: list[str]) -> None:
    os.mkfifo(run.folder / "t.docx")
    assert run.code(*words, "-o", "t.docx", "--force") == "not-a-file"
    assert run.code(*words, "-f", "docx", "-o", "/dev/full", "--force") == "not-a-file"
    assert left(run.folder) == {"old.md", "new.md", "t.docx"} and Path("/dev/full").is_char_device()


@POSIX
@pytest.mark.skipif(sys.platform != "linux", reason="needs /proc, where nobody may write")
def test_a_place_nobody_may_write_to(run: Runner, words: list[str]) -> None:
    said = run(*words, "-o", "/proc/t.docx")
    assert said.code == 1 and "/proc/t.docx" in said.err and ".workbench-" not in said.err


@POSIX
@pytest.mark.parametrize("format", ["docx", "xlsx", "pdf", "html", "md", "json"])
def test_a_full_disk_leaves_the_old_file(run: Runner, words: list[str], format: str) -> None:
    """The limit on the size of a file stops the writing half-way, as a full disk does."""
    import resource

    kept = run.folder / f"t.{format}"
    kept.write_bytes(b"old")
    run.ok(*words, "-o", f"u.{format}")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, hard))
    try:
        said = run(*words, "-o", kept.name, "--force")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said.code == 1 and kept.name in said.err
    assert kept.read_bytes() == b"old" and left(run.folder) == {"old.md", "new.md", kept.name, f"u.{format}"}
