"""What the settings of a repository itself say, apart from those of its user: somebody else may have written them."""

import re

from workbench.storage.git.repository import Repository

#: Settings that make plain git start a program or read elsewhere (git-config(1)). The workbench overrides or never
#: meets them: it runs no hooks, filters, textconv, external diff, merge drivers, editors, pagers, aliases or helpers.
_STARTING = re.compile(
    r"alias\..*|core\.(?:hookspath|fsmonitor|pager|editor|sshcommand|gitproxy|askpass|alternaterefscommand|worktree"
    r"|attributesfile)|pager\..*|sequence\.editor|diff\.external|diff\..*\.(?:command|textconv)|filter\..*"
    r"|merge\..*\.driver|(?:diff|merge)tool\..*|credential\..*|include(?:if)?\..*|url\..*|gpg\..*|http\..*proxy.*"
    r"|remote\..*\.(?:uploadpack|receivepack|vcs|proxy|promisor)|uploadpack\..*hook|extensions\.partialclone"
    r"|(?:trailer|browser|man|guitool|submodule)\..*(?:command|cmd|update)|init\.templatedir|protocol\..*",
    re.IGNORECASE,
)
WORDS = "diff.chinese.wordRegex"


def starting(repository: Repository) -> tuple[str, ...]:
    """The names of settings of the repository itself that would make plain git start programs or go elsewhere."""
    out = repository.try_git("config", "--local", "--list", "-z", "--name-only", "--no-includes") or b""
    names = {key for key in out.decode("utf-8", "replace").split("\0") if _STARTING.fullmatch(key)}
    return tuple(sorted(names))
