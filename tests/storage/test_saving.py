"""Saving into real repositories: one commit, and nothing of anybody else's touched."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.storage.conftest import SLUG, filled, in_draft
from tests.storage.storage_trees import large
from workbench.model.problems import WorkbenchError
from workbench.storage.files.codec import changes, dump
from workbench.storage.founding import init
from workbench.storage.git.author import author_of, notice
from workbench.storage.history.commits import commits
from workbench.storage.saving.foreign import Foreign, foreign, read_work_tree, set_aside
from workbench.storage.saving.recovery import recover
from workbench.storage.saving.rescue import rescues
from workbench.storage.saving.save import save
from workbench.storage.stages import create_stage, resolve_stage, stages
from workbench.storage.workspace import Workspace

OUTLINE = f"drafts/{SLUG}/outline.txt"


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, text=True).stdout


def code_of(act: Callable[[], object]) -> str:
    with pytest.raises(WorkbenchError) as refused:
        act()
    assert refused.value.problem.message.endswith(("。", "）"))
    return refused.value.problem.code


def test_a_draft_saved_is_read_back(found: Callable[[str], Workspace], place: str) -> None:
    workspace = filled(found(place))
    assert Workspace.find(workspace.root / "drafts" / SLUG) == workspace
    assert workspace.drafts() == (SLUG,)
    assert workspace.read(SLUG) == (large(6), ())
    assert workspace.read(SLUG) == (large(6), ()), "and from the cache"
    assert read_work_tree(workspace, SLUG) == (large(6), ())
    assert git(workspace.repository.top, "status", "--porcelain") == ""


def test_only_what_changed_is_written(workspace: Workspace) -> None:
    before = large(6)
    first, *rest = before.root.children
    shorter = replace(first, children=first.children[1:])
    after = replace(before, root=replace(before.root, children=(shorter, *rest)))
    found = changes(before, after)
    assert set(found) == {f"articles/{first.children[0].id}.toml", "outline.txt"}
    save(workspace, in_draft(found), "第一条：删去", trailers={"Stage": "草案", "Reason": "合并\n到第二条"})
    assert workspace.read(SLUG) == (after, ())
    newest = commits(workspace, SLUG)[0]
    assert (newest.subject, newest.author) == ("第一条：删去", "张三")
    assert newest.trailers == (("Stage", "草案"), ("Reason", "合并 到第二条"))
    assert [commit.subject for commit in commits(workspace)] == ["第一条：删去", "导入草案", "建立工作区"]


def test_changes_are_those_of_whole_dumps() -> None:
    before, after = large(12), large(10, seed=7)
    old, new = dump(before), dump(after)
    plain = {path: new.get(path) for path in old.keys() | new.keys() if old.get(path) != new.get(path)}
    assert changes(before, after) == plain


def test_files_of_others_are_left_alone(workspace: Workspace) -> None:
    top = workspace.root
    (top / "笔记.txt").write_text("未跟踪", encoding="utf-8")
    (top / "staged.txt").write_text("已暂存", encoding="utf-8")
    git(top, "add", "staged.txt")
    other = sorted((top / "drafts" / SLUG / "articles").glob("*.toml"))[0]
    other.write_text("手工改动", encoding="utf-8")
    before = git(top, "status", "--porcelain")
    save(workspace, {OUTLINE: b"# \n"}, "改目录")
    assert git(top, "status", "--porcelain") == before
    assert other.read_text(encoding="utf-8") == "手工改动"
    assert git(top, "show", "--stat", "--format=", "HEAD").count("|") == 1


def test_foreign_words_in_the_way_are_refused_or_parked(workspace: Workspace) -> None:
    (workspace.root / OUTLINE).write_text("手工改动\n", encoding="utf-8")
    assert foreign(workspace, SLUG) == (Foreign(OUTLINE, "changed"),)
    assert code_of(lambda: save(workspace, {OUTLINE: b"# \n"}, "改")) == "foreign-changes"
    assert (workspace.root / OUTLINE).read_text(encoding="utf-8") == "手工改动\n"
    save(workspace, {OUTLINE: b"# \n"}, "改", foreign="park")
    (rescue,) = rescues(workspace.repository)
    assert git(workspace.root, "-c", "core.quotePath=false", "show", f"{rescue}:{OUTLINE}") == "手工改动\n"
    assert (workspace.root / OUTLINE).read_bytes() == b"# \n"


def test_foreign_words_that_are_only_staged_are_parked_too(workspace: Workspace) -> None:
    saved = (workspace.root / OUTLINE).read_bytes()
    (workspace.root / OUTLINE).write_text("已暂存\n", encoding="utf-8")
    git(workspace.root, "add", OUTLINE)
    (workspace.root / OUTLINE).write_bytes(saved)
    assert code_of(lambda: save(workspace, {OUTLINE: b"# \n"}, "改")) == "foreign-changes"
    save(workspace, {OUTLINE: b"# \n"}, "改", foreign="park")
    (rescue,) = rescues(workspace.repository)
    assert git(workspace.root, "show", f"{rescue}:{OUTLINE}") == "已暂存\n"


def test_windows_line_ends_are_not_foreign(workspace: Workspace) -> None:
    place = workspace.root / OUTLINE
    place.write_bytes(place.read_bytes().replace(b"\n", b"\r\n"))
    assert foreign(workspace, SLUG) == ()
    save(workspace, {OUTLINE: b"# \n"}, "改")
    assert place.read_bytes() == b"# \n"


def test_setting_aside_puts_the_saved_words_back(workspace: Workspace) -> None:
    gone = sorted((workspace.root / "drafts" / SLUG / "articles").glob("*.toml"))[0]
    extra = workspace.root / "drafts" / SLUG / "多余.txt"
    gone.unlink()
    extra.write_text("多余", encoding="utf-8")
    (workspace.root / OUTLINE).write_text("手工改动\n", encoding="utf-8")
    found = foreign(workspace, SLUG)
    assert sorted(change.change for change in found) == ["added", "changed", "deleted"]
    rescue = set_aside(workspace, [change.path for change in found])
    assert foreign(workspace, SLUG) == ()
    assert git(workspace.root, "show", f"{rescue}:{OUTLINE}") == "手工改动\n"
    assert git(workspace.root, "show", f"{rescue}:drafts/{SLUG}/多余.txt") == "多余"
    assert git(workspace.root, "status", "--porcelain") == ""


def test_a_branch_that_moved_is_not_overwritten(workspace: Workspace) -> None:
    base = workspace.commit()
    git(workspace.root, "commit", "--allow-empty", "-m", "别处")
    assert code_of(lambda: save(workspace, {OUTLINE: b"# \n"}, "改", expected=base)) == "branch-moved"
    save(workspace, {OUTLINE: b"# \n"}, "改", expected=workspace.commit())


def test_a_save_moves_the_operation_log_on(workspace: Workspace) -> None:
    log, base = workspace.operations(SLUG), workspace.commit()
    log.append({"op": 1}, {"back": 1}, base, "")
    seen = log.append({"op": 2}, {"back": 2}, base, "")
    late = log.append({"op": 3}, {"back": 3}, base, "")
    new = save(workspace, {OUTLINE: b"# \n"}, "改", log=(log, seen.seq))
    state, _ = log.read()
    assert (state.base, [entry.operation for entry in state.done]) == (new, [late.operation])
    assert len(log.kept()) == 1
    assert code_of(lambda: log.append({}, {}, base, "")) == "branch-moved"


@pytest.mark.parametrize("empty", ["", " \n", "\x00"])
def test_a_save_says_why(workspace: Workspace, empty: str) -> None:
    assert code_of(lambda: save(workspace, {OUTLINE: b"# \n"}, empty)) == "empty-message"
    same = (workspace.root / OUTLINE).read_bytes()
    assert code_of(lambda: save(workspace, {OUTLINE: same}, "没有改")) == "nothing-to-save"


def test_stages_are_tags_with_chinese_names(workspace: Workspace) -> None:
    first = create_stage(workspace, SLUG, "征求意见稿", "送征求意见")
    save(workspace, {OUTLINE: b"# \n"}, "改")
    create_stage(workspace, SLUG, "草案")
    assert {stage.name for stage in stages(workspace, SLUG)} == {"征求意见稿", "草案"}
    assert resolve_stage(workspace, SLUG, "征求意见稿") == first.commit != workspace.commit()
    assert git(workspace.root, "cat-file", "-t", f"stage/{SLUG}/征求意见稿").strip() == "tag"
    assert workspace.read(SLUG, resolve_stage(workspace, SLUG, "征求意见稿")) == (large(6), ())
    assert code_of(lambda: create_stage(workspace, SLUG, "草案")) == "stage-exists"
    assert code_of(lambda: resolve_stage(workspace, SLUG, "表决稿")) == "no-such-stage"
    assert code_of(lambda: create_stage(workspace, SLUG, "../草案")) == "bad-slug"
    assert code_of(lambda: create_stage(workspace, "别的", "草案")) == "no-such-draft"


def test_init_keeps_what_is_there_and_names_the_author(tmp_path: Path) -> None:
    top = tmp_path / "旧仓库"
    top.mkdir()
    git(top, "init", "-q")
    (top / ".gitattributes").write_text("*.png binary\n", encoding="utf-8")
    git(top, "add", ".")
    git(top, "commit", "-qm", "旧")
    workspace = init(top, "李四 <li@example.cn>")
    assert (top / ".gitattributes").read_text(encoding="utf-8").startswith("*.png binary\n")
    assert commits(workspace)[0].author == "李四"
    assert code_of(lambda: init(top)) == "workspace-exists"
    assert code_of(lambda: init(tmp_path / "新", "-c <x")) == "bad-author"


def test_without_a_name_the_system_user_is_the_author_and_this_is_said_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "none"))
    workspace = init(tmp_path / "新")
    assert author_of(workspace.repository).email.endswith("@localhost")
    said = notice(workspace.repository, author_of(workspace.repository))
    assert said is not None
    assert said.code == "author-assumed"
    assert notice(workspace.repository, author_of(workspace.repository)) is None
    create_stage(filled(workspace), SLUG, "草案")


def test_word_diff_shows_chinese_words(workspace: Workspace) -> None:
    article = sorted((workspace.root / "drafts" / SLUG / "articles").glob("*.toml"))[0]
    article.write_text(article.read_text(encoding="utf-8").replace("应当推动", "可以推动"), encoding="utf-8")
    environment = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
    command = ["git", "diff", "--word-diff", "-U0"]
    done = subprocess.run(command, cwd=workspace.root, env=environment, check=True, capture_output=True, text=True)
    assert "市人民政府[-应当-]{+可以+}推动" in done.stdout


def test_a_repository_with_sha256_ids(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256", "新")
    workspace = filled(init(tmp_path / "新"))
    assert len(workspace.commit()) == 64
    save(workspace, {OUTLINE: None}, "删去")
    assert git(workspace.root, "status", "--porcelain") == ""
    assert "missing-file" in {problem.code for problem in workspace.read(SLUG)[1]}


def test_after_git_was_cut_off_its_lock_is_named_and_nothing_is_lost(workspace: Workspace) -> None:
    lock = workspace.root / ".git" / "index.lock"
    lock.touch()
    commit = save(workspace, {OUTLINE: b"# \n"}, "改")
    assert workspace.commit() == commit
    assert code_of(lambda: recover(workspace.repository)) == "git-locked"
    lock.unlink()
    recover(workspace.repository)
    assert git(workspace.root, "status", "--porcelain") == ""
