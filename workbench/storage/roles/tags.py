"""Stages held against the rules: on which branch, by whom, and whether a signature holds."""

from collections.abc import Iterator
from typing import NamedTuple

from workbench.model.problems import Problem, Severity
from workbench.storage.git import program
from workbench.storage.git.repository import Repository
from workbench.storage.roles.rules import Roles, Rule

_TAGS = "refs/tags/stage/"
#: Whose keys count; taken from the user's own settings, for a repository could bring a list of its own.
_SIGNERS = "gpg.ssh.allowedSignersFile"


class StageTag(NamedTuple):
    """One stage as git has it; ``by``: the address of who set it, "" for a tag without one."""

    draft: str
    stage: str
    ref: str
    commit: str
    by: str
    signed: bool


def stage_tags(repository: Repository) -> list[StageTag]:
    """All stages of a repository."""
    form = "--format=%(refname)%00%(objectname)%00%(*objectname)%00%(taggeremail)%00%(contents:signature)%01"
    rows = repository.git("for-each-ref", form, _TAGS).decode("utf-8", "replace").split("\x01")
    found = []
    for row in rows:
        ref, _, rest = row.lstrip("\n").partition("\0")
        draft, _, stage = ref.removeprefix(_TAGS).partition("/")
        if stage:
            own, tagged, by, signature = rest.split("\0", 3)
            found.append(StageTag(draft, stage, ref, tagged or own, by.strip("<>").lower(), bool(signature.strip())))
    return found


def violations(repository: Repository, roles: Roles, drafts: frozenset[str], tip: str) -> Iterator[Problem]:
    """What is wrong with the stages of ``drafts``; ``tip`` counts as the branch it is about to become."""
    yield from roles.problems
    for tag in stage_tags(repository):
        if tag.draft in drafts:
            yield from _against(repository, tag, roles.of(tag.stage), tip)


def _against(repository: Repository, tag: StageTag, rule: Rule, tip: str) -> Iterator[Problem]:
    where = f"{tag.draft}@{tag.stage}"
    if rule.branch and not _is_carried(repository, tag, rule.branch, tip):
        hint = "在那个分支上重新定稿，删去这个标签。"
        yield Problem("stage-elsewhere", f"这个审次应当定在分支 {rule.branch} 上。", where, hint)
    if rule.closed_by and tag.by not in rule.closed_by:
        who = f"是 {tag.by} 定的" if tag.by else "没有记下是谁定的"
        yield Problem(
            "stage-not-entitled", f"这个审次{who}，不在 roles.toml 准许的人里。", where, "由准许的人重新定稿。"
        )
    if tag.signed and not _holds(repository, tag):
        hint = "请确认本机有签署人的公钥；仍不符的，这个标签不可信。"
        yield Problem("bad-signature", "这个审次的签名没有通过核对。", where, hint, Severity.ERROR)


def _is_carried(repository: Repository, tag: StageTag, branch: str, tip: str) -> bool:
    names = (f"refs/heads/{branch}", f"refs/remotes/origin/{branch}")
    tips = [found for name in names if (found := repository.tip(name))]
    return any(repository.is_within(tag.commit, one) for one in (tips or [tip]))


def _holds(repository: Repository, tag: StageTag) -> bool:
    known = repository.try_git("config", "--global", _SIGNERS) or b""
    own = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": _SIGNERS, "GIT_CONFIG_VALUE_0": known.decode().strip()}
    code, _, _ = program.attempt(repository.top, ["verify-tag", tag.ref], env=own)
    return code == 0
