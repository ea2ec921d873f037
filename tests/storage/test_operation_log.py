"""The operation log: what was acknowledged is there for every process, whatever happened to the file."""

import multiprocessing
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.model.problems import WorkbenchError
from workbench.storage.log.lines import LogState, scan, write_line
from workbench.storage.log.operations import OperationLog, folder_name


@pytest.fixture
def log(tmp_path: Path) -> OperationLog:
    return OperationLog(tmp_path / "log")


def add(log: OperationLog, *numbers: int) -> None:
    for number in numbers:
        log.append({"do": number, "中": "文"}, {"undo": number}, "base", str(number))


def done(log: OperationLog) -> list[int]:
    return [int(entry.digest) for entry in OperationLog(log.folder).read()[0].done]


def test_undo_and_redo_move_a_cursor_that_survives(log: OperationLog) -> None:
    assert log.undo() is None
    add(log, 1, 2, 3)
    undone = [OperationLog(log.folder).undo(), OperationLog(log.folder).undo()]
    assert [entry and entry.inverse for entry in undone] == [{"undo": 3}, {"undo": 2}]
    assert done(log) == [1]
    again = OperationLog(log.folder).redo()
    assert again is not None
    assert again.operation == {"do": 2, "中": "文"}
    add(log, 4)
    assert done(log) == [1, 2, 4]
    assert log.redo() is None


@given(st.lists(st.sampled_from("adur"), max_size=30))
def test_the_log_is_a_list_with_a_cursor(tmp_path_factory: pytest.TempPathFactory, moves: list[str]) -> None:
    log = OperationLog(tmp_path_factory.mktemp("log"))
    entries: list[int] = []
    cursor = 0
    for number, move in enumerate(moves):
        if move in "ad":
            add(log, number)
            entries, cursor = [*entries[:cursor], number], cursor + 1
        elif move == "u":
            assert (log.undo() is None) == (cursor == 0)
            cursor = max(0, cursor - 1)
        else:
            assert (log.redo() is None) == (cursor == len(entries))
            cursor = min(len(entries), cursor + 1)
    assert done(log) == entries[:cursor]


def test_every_torn_tail_is_passed_over_and_written_over(log: OperationLog) -> None:
    add(log, 1, 2)
    whole = (log.folder / "log.jsonl").read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for length in range(last, len(whole)):
        (log.folder / "log.jsonl").write_bytes(whole[:length])
        assert done(log) == [1]
        assert log.read()[1] == ()
        add(log, 3)
        assert done(log) == [1, 3]


def test_damage_in_the_middle_is_reported_and_the_log_kept(log: OperationLog) -> None:
    add(log, 1, 2, 3)
    file = log.folder / "log.jsonl"
    damaged = file.read_bytes().replace(b'"do":2', b'"do":7')
    file.write_bytes(damaged)
    assert done(log) == [1]
    (problem,) = log.read()[1]
    assert problem.code == "log-damaged"
    assert problem.where.endswith(":3")
    add(log, 4)
    assert done(log) == [1, 4]
    assert log.read()[1] == ()
    assert [kept.read_bytes() for kept in log.kept()] == [damaged]


def test_two_who_did_not_see_each_other(log: OperationLog) -> None:
    add(log, 1)
    seen = log.read()[0]
    add(log, 2)
    with pytest.raises(WorkbenchError) as refused:
        log.append({}, {}, "base", "9", after=seen)
    assert refused.value.problem.code == "log-moved"
    with pytest.raises(WorkbenchError) as refused:
        log.restart("elsewhere", seen.done, after=seen)
    assert refused.value.problem.code == "log-moved"
    assert done(log) == [1, 2]


def test_a_log_begun_anew_is_another_one_though_it_counts_alike(log: OperationLog) -> None:
    add(log, 1)
    seen = log.read()[0]
    log.restart("later", after=seen)
    log.append({"do": 7}, {"undo": 7}, "later", "7")
    assert log.read()[0].seq == seen.seq
    with pytest.raises(WorkbenchError) as refused:
        log.undo(after=seen)
    assert refused.value.problem.code == "log-moved"
    assert done(log) == [7]


def test_what_was_undone_while_saving_is_undone_on_the_new_base(log: OperationLog) -> None:
    add(log, 1, 2, 3)
    saved = log.read()[0].seq
    log.undo()
    log.undo()
    add(log, 4)
    log.advance("base", "new", saved)
    state = log.read()[0]
    assert state.base == "new"
    assert [entry.operation for entry in state.done] == [{"undo": 3}, {"undo": 2}, {"do": 4, "中": "文"}]
    log.advance("base", "new", saved)
    assert log.read()[0] == state


def _appends(folder: Path, start: int) -> None:
    add(OperationLog(folder), *range(start, start + 20))


def test_processes_append_without_losing_a_line(log: OperationLog) -> None:
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_appends, args=(log.folder, 100 * n)) for n in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(done(log)) == [100 * n + k for n in range(3) for k in range(20)]


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_are_read(noise: bytes, at: int) -> None:
    good = write_line({"log": 1, "base": "b", "seq": 0})
    good += write_line({"do": {}, "undo": {}, "base": "b", "digest": "", "seq": 1})
    content = good[:at] + noise + good[at:]
    found = scan(content)
    assert found.good <= len(content)
    assert isinstance(found.state, LogState)


def test_folders_of_drafts_workspaces_and_branches_differ() -> None:
    names = {folder_name(*key) for key in [("", "甲", "b"), ("", "乙", "b"), ("x/", "甲", "b"), ("", "甲", "c")]}
    assert len(names) == 4
    assert all(name.isprintable() and "/" not in name for name in names)


@pytest.mark.parametrize("shape", [lambda: random.Random(1).randbytes(50), lambda: b"\x00" * 64])
def test_a_file_that_is_no_log_is_put_aside(log: OperationLog, shape: Callable[[], bytes]) -> None:
    log.folder.mkdir(parents=True)
    (log.folder / "log.jsonl").write_bytes(shape() + b"\n" + shape() + b"\n")
    assert log.read()[0].done == ()
    add(log, 1)
    assert done(log) == [1]
    assert len(log.kept()) == 1


@given(st.lists(st.sampled_from("adur"), max_size=12), st.integers(0), st.integers(0), st.booleans())
def test_reading_on_from_a_known_beginning_finds_the_same(
    tmp_path_factory: pytest.TempPathFactory, moves: list[str], cut: int, spoilt: int, spoil: bool
) -> None:
    log = OperationLog(tmp_path_factory.mktemp("log"))
    for number, move in enumerate(moves):
        add(log, number) if move in "ad" else log.undo() if move == "u" else log.redo()
    file = log.folder / "log.jsonl"
    content = bytearray(file.read_bytes() if file.exists() else b"")
    known = scan(bytes(content[: cut % (len(content) + 1)]))
    if spoil and len(content) > known.good:
        content[known.good + spoilt % (len(content) - known.good)] ^= 1
    assert scan(bytes(content), known=known) == scan(bytes(content))


def test_an_open_log_sees_what_others_did_to_the_file(log: OperationLog) -> None:
    other = OperationLog(log.folder)
    add(log, 1, 2)
    assert other.read() == log.read()
    other.restart("new", log.read()[0].done[:1], after=log.read()[0])
    other.append({"do": 3}, {"undo": 3}, "new", "3")
    assert log.read() == OperationLog(log.folder).read()
    assert done(log) == [1, 3]
