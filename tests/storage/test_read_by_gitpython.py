"""A workspace read by somebody else's library: plain objects, subjects, trailers and tags, nothing of ours needed."""

from pathlib import Path

import git

from tests.builders import build
from workbench.storage.files.codec import dump
from workbench.storage.founding import init
from workbench.storage.saving.save import save
from workbench.storage.stages import create_stage

LAW = "云川市测试条例\n第一章　总则\n第一条　甲。\n第二条　乙，依照前条规定。"


def test_another_library_finds_what_was_saved(tmp_path: Path) -> None:
    workspace = init(tmp_path / "工作区", "起草处")
    files = {f"drafts/测试/{name}": content for name, content in dump(build(LAW)).items()}
    commit = save(workspace, files, "导入：云川市测试条例", trailers={"Reason": "起草"})
    create_stage(workspace, "测试", "征求意见稿")

    repository = git.Repo(workspace.root)
    head = repository.head.commit
    assert head.hexsha == commit
    assert head.author.name == "起草处"
    assert str(head.message).splitlines()[0] == "导入：云川市测试条例"
    assert head.trailers_dict == {"Reason": ["起草"]}
    for name, content in files.items():
        assert (head.tree / name).data_stream.read() == content
        assert (workspace.root / name).read_bytes() == content
    assert not repository.is_dirty(untracked_files=True)
    assert repository.tags["stage/测试/征求意见稿"].commit == head
