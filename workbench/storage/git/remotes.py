"""Other copies of the repository: fetch, push and clone, without prompts and without a stranger's programs."""

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.git import program
from workbench.storage.git.addresses import check_address
from workbench.storage.git.repository import Repository

ORIGIN = "origin"
#: Settings that would start a program or lead elsewhere; a repository that came from somebody else may hold them.
_DANGEROUS = re.compile(
    r"core\.(?:sshcommand|gitproxy|askpass|alternaterefscommand|worktree)|credential\..*|url\..*|includeif\..*"
    r"|include\..*|remote\..*\.(?:uploadpack|receivepack|vcs|proxy)|http\..*proxy.*|http\.(?:.*\.)?(?:cookiefile|sslcert.*)"
    r"|ssh\.variant|gpg\..*|filter\..*",
    re.IGNORECASE,
)
#: What git says of a push when somebody else was quicker.
_OVERTAKEN = re.compile(r"\((?:fetch first|non-fast-forward|stale info|cannot lock ref.*)\)|failed to update ref")
#: A ref that went out, in the words of ``git push --porcelain``.
_SENT = re.compile(r"^[ *]\t", re.MULTILINE)
#: What the programs of the other side say.
_SAID_THERE = re.compile(r"^remote: *(\S.*?)\s*$", re.MULTILINE)
_STAGES = "refs/tags/stage/*:refs/tags/stage/*"


@dataclass(frozen=True, slots=True)
class Remote:
    """The other copy that ``sync`` speaks to; ``address`` as git knows it."""

    name: str
    address: str


def remote_of(repository: Repository) -> Remote:
    """The remote ``origin``, its address checked; refuses when there is none or the settings are not to be trusted."""
    _refuse_dangerous(repository)
    address = repository.config(r"^remote\.origin\.url$").get("remote.origin.url", "")
    if not address:
        hint = "用 workbench clone 地址 文件夹 得到一份，或者 git remote add origin 地址。"
        raise refuse("no-remote", "这个工作区没有连着别的仓库。", hint=hint)
    return Remote(ORIGIN, check_address(address, repository.top))


def fetch(repository: Repository, remote: Remote) -> None:
    """Bring the branches of the remote to refs/remotes/origin, and its stages; a stage that differs is refused."""
    ways = "+refs/heads/*:refs/remotes/origin/*"
    base = ["fetch", "--quiet", "--no-recurse-submodules", "--no-tags", "--upload-pack=git-upload-pack"]
    _ask(repository.top, [*base, "--prune", "--", remote.address, ways], remote.address)
    code, _, said = program.attempt(repository.top, [*base, "--", remote.address, _STAGES], env=quiet(repository.top))
    if code != 0:
        hint = "审次一经确定不再移动：请与对方核对是谁后定的，改用另一个名称。"
        raise refuse("stage-differs", f"有同名而不同版本的审次，没有取回：{_last_line(said)}", hint=hint)


class Push(StrEnum):
    """What came of it: something went out, the remote had it all, or somebody else was quicker."""

    DONE = "done"
    SAME = "same"
    OVERTAKEN = "overtaken"


def push(repository: Repository, remote: Remote, branch: str) -> Push:
    """Give the branch (full name) and the stages to the remote."""
    base = ["push", "--porcelain", "--no-verify", "--recurse-submodules=no", "--receive-pack=git-receive-pack"]
    stages = list(repository.refs("refs/tags/stage/"))
    words = [*base, "--", remote.address, f"{branch}:{branch}", *(f"{tag}:{tag}" for tag in stages)]
    code, out, said = program.attempt(repository.top, words, env=quiet(repository.top))
    shown = out.decode("utf-8", "replace")
    if code == 0:
        repository.git("update-ref", branch.replace("refs/heads/", "refs/remotes/origin/", 1), branch)
        return Push.DONE if _SENT.search(shown) else Push.SAME
    if _OVERTAKEN.search(shown + said):
        return Push.OVERTAKEN
    raise _failure(f"{said}\n{shown}", remote.address)


def clone(address: str, folder: Path, here: Path) -> Repository:
    """A new copy of the repository at ``address`` in ``folder``, which must be new or empty."""
    checked = check_address(address, here)
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise refuse(
            "folder-not-empty", "这个文件夹已经有内容，没有改动。", where=str(folder), hint="换一个新的文件夹。"
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    words = ["clone", "--quiet", "--no-recurse-submodules", "--origin", ORIGIN, "--template=", "--no-hardlinks"]
    _ask(folder.parent, [*words, "--upload-pack=git-upload-pack", "--", checked, str(folder.resolve())], checked)
    found = Repository.around(folder.resolve())
    if found is None:
        raise refuse("git-failed", "git clone 没有建成仓库。", where=str(folder))
    return found


def _ask(folder: Path, words: list[str], address: str) -> None:
    code, _, said = program.attempt(folder, words, env=quiet(folder))
    if code != 0:
        raise _failure(said, address)


def quiet(folder: Path) -> dict[str, str]:
    """ssh as the user has set it up for himself, never as the repository says, and never waiting for a password."""
    code, out, _ = program.attempt(folder, ["config", "--global", "--get", "core.sshCommand"])
    own = out.decode("utf-8", "replace").strip() if code == 0 else ""
    return {"GIT_SSH_COMMAND": f"{own or 'ssh'} -oBatchMode=yes"}


def _refuse_dangerous(repository: Repository) -> None:
    out = repository.git("config", "--local", "--list", "-z", "--name-only").decode("utf-8", "replace")
    found = sorted({key for key in out.split("\0") if _DANGEROUS.fullmatch(key)})
    if found:
        hint = "若是自己设的，请改设在 git config --global 里；不然请用 git config --local --unset 去掉。"
        message = "这个仓库自带会启动程序或者改道的设置，没有连接。"
        raise refuse("unsafe-settings", message, where="、".join(found[:5]), hint=hint)


def _failure(said: str, address: str) -> WorkbenchError:
    lowered = said.lower()
    if "authentication" in lowered or "permission denied" in lowered or "could not read" in lowered:
        hint = "检查账号、密钥和权限；工作台从不询问口令，请先用 git 登录一次。"
        return refuse("remote-denied", "对方仓库没有让我们进去。", where=address, hint=hint)
    if "pre-receive hook declined" in lowered or "hook declined" in lowered or "protected" in lowered:
        reason = "；".join(_SAID_THERE.findall(said)[:3]) or _last_line(said)
        return refuse("remote-refused", f"对方仓库没有接受：{reason}", where=address, hint="请看对方给出的理由。")
    hint = "检查网络和地址；本地的工作没有变化，可以稍后再试。"
    return refuse("remote-unreachable", f"没有连上对方仓库：{_last_line(said)}", where=address, hint=hint)


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return lines[-1] if lines else "没有说明原因"
