"""A repository that came from somebody else: every setting and file of git-config(1) that starts a program."""

import subprocess
from pathlib import Path

from tests.security.canary import Canary
from workbench.storage.git.program import ALLOWED

HOOKS = (
    ("applypatch-msg", "commit-msg", "fsmonitor-watchman", "post-applypatch", "post-checkout", "post-commit")
    + ("post-index-change", "post-merge", "post-rewrite", "post-update", "pre-applypatch", "pre-auto-gc", "pre-commit")
    + ("pre-merge-commit", "pre-push", "pre-rebase", "pre-receive", "prepare-commit-msg", "proc-receive")
    + ("push-to-checkout", "reference-transaction", "sendemail-validate", "update")
)
_ATTRIBUTES = "* filter=trap diff=chinese merge=trap text ident working-tree-encoding=UTF-16\n"


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True).stdout


def set_traps(top: Path, canary: Canary) -> None:
    """All of them, in the settings of the repository itself, its hooks and its attributes."""
    for name, value in _settings(top, canary).items():
        git(top, "config", "--local", "--add", name, value)
    for folder in (top / ".git" / "hooks", top / ".git" / "more-hooks"):
        folder.mkdir(exist_ok=True)
        for hook in HOOKS:
            place = folder / hook
            place.write_text(f"#!/bin/sh\n{canary.command(hook)}\n", encoding="utf-8")
            place.chmod(0o755)
    (top / ".git" / "info").mkdir(exist_ok=True)
    (top / ".git" / "info" / "attributes").write_text(_ATTRIBUTES, encoding="utf-8")


def _settings(top: Path, canary: Canary) -> dict[str, str]:
    included = top / ".git" / "included"
    included.write_text(f"[core]\n\tsshCommand = {canary.command('included').replace(chr(34), '')}\n", encoding="utf-8")
    return {
        **{f"alias.{command}": f"!{canary.command('alias')}" for command in sorted(ALLOWED)},
        **{f"core.{key}": canary.script(key) for key in ("fsmonitor", "pager", "editor", "askPass", "gitProxy")},
        "core.hooksPath": str(top / ".git" / "more-hooks"),
        "core.sshCommand": canary.script("sshCommand"),
        "core.alternateRefsCommand": canary.script("alternateRefs"),
        "sequence.editor": canary.script("sequence"),
        "pager.log": canary.script("pager-log"),
        "diff.external": canary.script("external"),
        "diff.chinese.textconv": canary.script("textconv"),
        "diff.chinese.command": canary.script("diff-command"),
        "filter.trap.clean": canary.script("clean"),
        "filter.trap.smudge": canary.script("smudge"),
        "filter.trap.process": canary.script("process"),
        "filter.trap.required": "true",
        "merge.trap.driver": canary.script("merge-driver"),
        "gpg.program": canary.script("gpg"),
        "log.showSignature": "true",
        "commit.gpgSign": "true",
        "tag.gpgSign": "true",
        "credential.helper": f"!{canary.command('credential')}",
        "include.path": str(included),
        "uploadpack.packObjectsHook": canary.script("packObjects"),
        "trailer.amendment.command": canary.command("trailer"),
        "submodule.evil.update": f"!{canary.command('submodule')}",
    }


def make_promisor(top: Path, canary: Canary) -> None:
    """Objects that are missing would be fetched from here, by a program of the remote's choosing."""
    elsewhere = canary.folder.parent / "elsewhere"
    git(canary.folder.parent, "init", "-q", "--bare", str(elsewhere))
    settings = {"core.repositoryFormatVersion": "1", "extensions.partialClone": "origin"}
    settings |= {"remote.origin.promisor": "true", "remote.origin.url": str(elsewhere)}
    settings |= {"remote.origin.uploadpack": f"{canary.command('promisor')}; false"}
    for name, value in settings.items():
        git(top, "config", "--local", name, value)
