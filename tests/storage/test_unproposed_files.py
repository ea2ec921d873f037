"""Words kept for one writer each: found by others only when the writer is gone."""

import gc
from pathlib import Path

import pytest

from workbench.model.problems import WorkbenchError
from workbench.storage.log.unproposed import UnproposedFiles
from workbench.storage.steps import watching


def test_found_when_the_writer_is_gone(tmp_path: Path) -> None:
    writer, reader = UnproposedFiles(tmp_path / "kept"), UnproposedFiles(tmp_path / "kept")
    assert list(reader.left_behind()) == []
    writer.keep({"words": "一"})
    writer.keep({"words": "二"})
    assert list(reader.left_behind()) == []
    del writer
    gc.collect()
    [(name, data)] = reader.left_behind()
    assert data == {"words": "二"}
    reader.forget(name)
    assert list(reader.left_behind()) == [] and not [*(tmp_path / "kept").glob("*.json")]


def test_nothing_is_left_of_what_was_dropped(tmp_path: Path) -> None:
    writer = UnproposedFiles(tmp_path / "kept")
    writer.drop()
    writer.keep({"words": "一"})
    writer.drop()
    assert [*(tmp_path / "kept").iterdir()] == []
    writer.keep({"words": "再来"})
    assert len([*(tmp_path / "kept").glob("*.json")]) == 1


@pytest.mark.parametrize(
    "damage", [b"", b"{}", b"[1]", b"\xff\xfe", b'{"words": "\xe4\xb8\x80", "check": "00000000"}\n']
)
def test_what_is_damaged_is_passed_over(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "abc.json").write_bytes(damage)
    assert list(UnproposedFiles(tmp_path).left_behind()) == []


def test_a_full_disk_is_told_and_the_words_before_stay(tmp_path: Path) -> None:
    writer = UnproposedFiles(tmp_path)
    writer.keep({"words": "一"})

    def full(name: str) -> None:
        if name.startswith("write"):
            raise OSError(28, "No space left on device")

    with watching(full), pytest.raises(WorkbenchError) as found:
        writer.keep({"words": "二"})
    assert found.value.problem.code == "disk-full"
    del writer, found  # whose frames hold the writer
    gc.collect()
    assert [data for _, data in UnproposedFiles(tmp_path).left_behind()] == [{"words": "一"}]
