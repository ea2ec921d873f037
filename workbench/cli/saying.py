"""Sentences that several commands say."""

from typing import TYPE_CHECKING

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.session.saving import Saved


def saved(done: "Saved", out: Output) -> None:
    """已保存, with the version."""
    from workbench.cli.problems import lines_of

    out.say(f"已保存：{done.subject}（{short(done.commit)}，{done.steps} 步修改）")
    if done.notice:
        out.note(*lines_of(done.notice))


def short(commit: str) -> str:
    """As much of a commit id as people read."""
    return commit[:10]
