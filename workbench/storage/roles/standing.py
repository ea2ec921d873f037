"""The rules of a repository, and whether somebody may close a stage now."""

import re
from collections.abc import Iterator

from workbench.model.problems import Problem, refuse
from workbench.storage.git.author import author_of
from workbench.storage.git.objects import Objects
from workbench.storage.git.repository import Repository
from workbench.storage.roles.rules import NAME, Roles, read
from workbench.storage.roles.tags import violations
from workbench.storage.workspace import Workspace

_DRAFT = re.compile(r"((?:.+/)?)drafts/([^/]+)/draft\.toml")


def roles_at(repository: Repository, commit: str, prefix: str) -> Roles:
    """The rules of a workspace, whose path in the repository is ``prefix``, at a commit."""
    objects = Objects(repository)
    try:
        return read(objects.get(f"{commit}:{prefix}{NAME}"))
    finally:
        objects.close()


def unentitled(repository: Repository, tip: str) -> Iterator[Problem]:
    """The stages of all drafts of a commit that break the rules it has."""
    listed = repository.git("ls-tree", "-r", "-z", "--name-only", "--full-tree", tip).decode("utf-8", "replace")
    drafts: dict[str, set[str]] = {}
    for found in filter(None, map(_DRAFT.fullmatch, listed.split("\0"))):
        drafts.setdefault(found[1], set()).add(found[2])
    for prefix, slugs in drafts.items():
        yield from violations(repository, roles_at(repository, tip, prefix), frozenset(slugs), tip)


def refuse_unentitled(workspace: Workspace, stage: str) -> None:
    """Refuse to close a stage on another branch, or by another person, than the rules say."""
    repository = workspace.repository
    roles = roles_at(repository, workspace.commit(), workspace.prefix)
    rule, branch, author = roles.of(stage), repository.branch().removeprefix("refs/heads/"), author_of(repository)
    if rule.branch and branch != rule.branch:
        hint = f"先用 workbench branch switch {rule.branch} 换到那个分支。"
        raise refuse("stage-elsewhere", f"按 {NAME} 的规定，「{stage}」定在分支 {rule.branch} 上。", hint=hint)
    if rule.closed_by and author.email.lower() not in rule.closed_by:
        hint = "请规定的人来定；人变了的，先改 roles.toml 并提交。"
        raise refuse("stage-not-entitled", f"按 {NAME} 的规定，「{stage}」不由 {author.email} 定。", hint=hint)
