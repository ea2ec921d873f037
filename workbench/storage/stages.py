"""Stages: annotated tags ``stage/<slug>/<name>`` on the commits that were handed over."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from workbench.model.problems import refuse
from workbench.storage.git.author import author_of
from workbench.storage.git.beside import beside
from workbench.storage.slug import check_slug
from workbench.storage.workspace import Workspace

_TAGS = "refs/tags/"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that was reached; ``time`` in seconds since 1970."""

    name: str
    commit: str
    time: int


def create_stage(workspace: Workspace, slug: str, name: str, message: str = "", revision: str | None = None) -> Stage:
    """Mark a revision (None: the branch) as a stage of a draft; refuses a name that is taken."""
    tag, repository = _tag(slug, name), workspace.repository
    commit = workspace.commit(revision)
    if slug not in workspace.drafts(commit):
        raise refuse(
            "no-such-draft", f"这个版本里没有代号为「{slug}」的草案。", hint="用 workbench drafts 查看有哪些草案。"
        )
    if repository.commit(_TAGS + tag) is not None:
        raise refuse("stage-exists", f"审次「{name}」已经有了，没有改动。", hint="换一个名称，如「二次审议稿」。")
    author = author_of(repository)
    person = {"GIT_COMMITTER_NAME": author.name, "GIT_COMMITTER_EMAIL": author.email}
    words = (message.replace("\0", "").strip() or name).encode("utf-8", "replace")
    repository.git("tag", "-a", "--cleanup=verbatim", "-F", "-", tag, commit, stdin=words, env=person)
    return next(stage for stage in stages(workspace, slug) if stage.name == tag.rpartition("/")[2])


def stages(workspace: Workspace, slug: str) -> tuple[Stage, ...]:
    """The stages of a draft, oldest first."""
    with stages_soon(workspace, slug) as found:
        return found()


@contextmanager
def stages_soon(workspace: Workspace, slug: str) -> Iterator[Callable[[], tuple[Stage, ...]]]:
    """The same for who has other things to do until git has answered."""
    prefix = f"{_TAGS}stage/{check_slug(slug)}/"
    form = "--format=%(refname)%00%(objectname)%00%(*objectname)%00%(creatordate:unix)"
    with beside(workspace.repository, "for-each-ref", form, prefix) as said:
        yield lambda: _read(said().decode(), prefix)


def _read(lines: str, prefix: str) -> tuple[Stage, ...]:
    found = []
    for row in lines.splitlines():
        name, own, tagged, when = row.split("\0")
        found.append(Stage(name.removeprefix(prefix), tagged or own, int(when or 0)))
    return tuple(sorted(found, key=lambda stage: (stage.time, stage.name)))


def resolve_stage(workspace: Workspace, slug: str, name: str) -> str:
    """The commit of a stage; refuses with the names there are."""
    commit = workspace.repository.commit(_TAGS + _tag(slug, name))
    if commit is None:
        known = "、".join(stage.name for stage in stages(workspace, slug))
        hint = f"已有的审次：{known}。" if known else "用 workbench stage 名称 定一个审次。"
        raise refuse("no-such-stage", f"草案「{slug}」没有「{name}」这个审次。", hint=hint)
    return commit


def _tag(slug: str, name: str) -> str:
    return f"stage/{check_slug(slug)}/{check_slug(name, '审次名称')}"
