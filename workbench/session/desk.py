"""The workspace as the interfaces see it: which drafts there are, and each of them at any revision."""

from pathlib import Path

from workbench.model.problems import Problem, Severity, WorkbenchError, refuse
from workbench.session.hand.state import take
from workbench.session.targets import Target
from workbench.session.view import View
from workbench.storage.saving.recovery import recover
from workbench.storage.slug import check_slug
from workbench.storage.stages import resolve_stage, stages
from workbench.storage.workspace import Workspace


class Desk:
    """One workspace. ``notices``: what a finished recovery has to say."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.notices: tuple[Problem, ...] = ()

    @classmethod
    def find(cls, folder: Path) -> "Desk":
        """The workspace that ``folder`` is in; a save that a crash cut off is finished first."""
        desk = cls(Workspace.find(folder))
        finished = recover(desk.workspace.repository)
        if finished is not None and finished.rescue:
            hint = f"保存在 {finished.rescue}。"
            message = "上次保存被中断，现已完成；另有不是工作台写的内容，放到了一边。"
            desk.notices = (Problem("recovered", message, "", hint, Severity.WARNING),)
        return desk

    def slugs(self) -> tuple[str, ...]:
        """The drafts on the branch."""
        try:
            return self.workspace.drafts()
        except WorkbenchError:
            if self.workspace.repository.commit("HEAD"):
                raise
            return ()  # nothing was ever saved

    def choose(self, slug: str | None) -> str:
        """The draft called ``slug``, or the only one; WorkbenchError when there is none or no way to tell."""
        if slug is not None:
            name = check_slug(slug)
            if name not in self.slugs():
                raise refuse(
                    "no-such-draft", f"没有代号为「{name}」的草案。", hint="用 workbench drafts 查看有哪些草案。"
                )
            return name
        slugs = self.slugs()
        if not slugs:
            raise refuse("no-draft", "工作区里还没有草案。", hint="用 new 新建，或者用 import 导入。")
        if len(slugs) > 1:
            raise refuse("several-drafts", f"有 {len(slugs)} 份草案。", hint=f"用 --draft 指明：{'、'.join(slugs)}。")
        return slugs[0]

    def in_hand(self, slug: str) -> Target:
        """The draft with what is not saved yet."""
        hand = take(self.workspace, slug)
        return Target(View(hand.instrument), slug, problems=hand.problems)

    def at(self, slug: str, revision: str) -> Target:
        """The draft as it was saved at a revision: the name of a stage of this draft, or a revision of git."""
        instrument, problems = self.workspace.read(slug, self.commit(slug, revision))
        return Target(View(instrument), slug, problems=problems)

    def commit(self, slug: str, revision: str | None) -> str:
        """The commit of a stage of this draft, or of a revision of git; of the branch for None."""
        if revision is not None and revision in self.stages(slug):
            return self.stage(slug, revision)
        return self.workspace.commit(revision)

    def stage(self, slug: str, name: str) -> str:
        """The commit of a stage; WorkbenchError when the draft has no such stage."""
        return resolve_stage(self.workspace, slug, name)

    def stages(self, slug: str) -> tuple[str, ...]:
        """The names of the stages of a draft, oldest first."""
        return tuple(stage.name for stage in stages(self.workspace, slug))
