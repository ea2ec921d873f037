"""The git program: found safely, old enough, and run so that nothing in a repository can make it run something else.

Started directly rather than through a library: importing GitPython costs 0.2 s (8 × starting Python) where one git
command costs 2 ms, and what is needed is only a child process with bytes in and out. GitPython would also take git
from the current folder on Windows, which may be a stranger's repository.
"""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse
from workbench.storage.git.failures import failure
from workbench.storage.steps import explain, step

#: Debian 10 and its descendants (统信 UOS 20) carry 2.20; everything used here is in it.
OLDEST = (2, 20)
#: The only subcommands that are ever run.
ALLOWED = frozenset(
    ("bundle", "cat-file", "clone", "config", "fast-import", "fetch", "for-each-ref", "fsck", "init", "log", "ls-files")
    + ("ls-remote", "ls-tree", "merge-base", "push", "rev-list", "rev-parse", "symbolic-ref", "tag", "update-index")
    + ("update-ref", "verify-tag", "version")
)
#: Those that may speak to another repository. For all others no way to one is open: a repository with objects
#: missing and a "promisor" remote would have any git that reads fetch them, by a program that its settings name.
_SPEAKING = frozenset(("clone", "fetch", "ls-remote", "push"))
_NEUTRAL = {
    "core.hooksPath": os.devnull,
    "core.fsmonitor": "false",
    "core.attributesFile": os.devnull,
    "core.autocrlf": "false",
    "core.quotePath": "false",
    "core.pager": "cat",
    "diff.external": "",
    "protocol.allow": "never",
    "protocol.ext.allow": "never",
    **{f"protocol.{name}.allow": "always" for name in ("file", "git", "http", "https", "ssh")},
    # Signatures are checked by the programs of the system, whatever a repository names.
    "gpg.program": "gpg",
    "gpg.x509.program": "gpgsm",
    "gpg.ssh.program": "ssh-keygen",
    "commit.gpgSign": "false",
    "tag.gpgSign": "false",
    "gc.auto": "0",
    "log.showSignature": "false",
}
#: Objects and refs are flushed before git says they are there; the setting changed its name in 2.36.
_FLUSH = {True: "core.fsync=committed,reference,index", False: "core.fsyncObjectFiles=true"}
#: Bytes that wait in a pipe: git goes on while what it said before is being read.
_WIDE = 1 << 20
_KEPT = ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH")
#: Where a hook of ``git receive-pack`` finds what is being pushed, before it is taken in.
_QUARANTINE = ("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH")


def run(folder: Path, arguments: Sequence[str], stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
    """What ``git arguments`` prints. Raises WorkbenchError when git fails, with its own words in the message."""
    code, out, said = attempt(folder, arguments, stdin, env)
    if code != 0:
        raise failure(arguments[0], said, folder)
    return out


def attempt(
    folder: Path,
    arguments: Sequence[str],
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    patience: float | None = None,
) -> tuple[int, bytes, str]:
    """Exit code, standard output and what git complained about; after ``patience`` seconds it is given up."""
    if arguments[0] not in ALLOWED:
        raise ValueError(f"git {arguments[0]} is not allowed")
    step(f"git {arguments[0]}")
    command = [*_prefix(os.environ.get("PATH", "")), *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            input=stdin,
            capture_output=True,
            env=_env(env, arguments[0]),
            check=False,
            timeout=patience,
        )
    except OSError as error:
        raise _not_started(error, folder) from error
    except subprocess.TimeoutExpired:
        return -1, b"", f"no answer within {patience} seconds"
    step(f"after git {arguments[0]}")
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()


def piped(
    folder: Path, arguments: Sequence[str], env: Mapping[str, str] | None = None, stderr: int = subprocess.DEVNULL
) -> "subprocess.Popen[bytes]":
    """A git that stays and answers on its output what is asked on its input; the caller ends it."""
    if arguments[0] not in ALLOWED:
        raise ValueError(f"git {arguments[0]} is not allowed")
    step(f"git {arguments[0]}")
    command = [*_prefix(os.environ.get("PATH", "")), *arguments]
    try:
        try:
            return _started(command, folder, _env(env, ""), stderr, _WIDE)
        except PermissionError:  # a system may allow no pipe so wide
            return _started(command, folder, _env(env, ""), stderr, -1)
    except OSError as error:
        raise _not_started(error, folder) from error


def _started(
    command: Sequence[str], folder: Path, env: Mapping[str, str], stderr: int, width: int
) -> "subprocess.Popen[bytes]":
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=folder, stdin=pipe, stdout=pipe, stderr=stderr, env=env, pipesize=width)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Let a git that stays end, whatever it is doing."""
    process.kill()
    with suppress(OSError), process:  # what was not said to it yet is not missed
        pass


def _not_started(error: OSError, folder: Path) -> WorkbenchError:
    is_gone = isinstance(error, FileNotFoundError) and folder.is_dir()
    return _missing() if is_gone else explain(error, str(folder))


def _missing() -> WorkbenchError:
    return refuse("git-missing", "没有找到 git。", hint="安装 git（2.20 或更新），并确认它在 PATH 里。")


@lru_cache(maxsize=8)
def _prefix(search: str) -> tuple[str, ...]:
    """The git of this PATH with the options every command gets."""
    found = _find(search)
    if found is None:
        raise _missing()
    version = _version(found)
    settings = [*(f"{key}={value}" for key, value in _NEUTRAL.items()), _FLUSH[version >= (2, 36)]]
    options = [word for setting in settings for word in ("-c", setting)]
    return (found, "--no-pager", "--no-replace-objects", "--literal-pathspecs", *options)


def _version(git: str) -> tuple[int, int]:
    said = subprocess.run([git, "version"], capture_output=True, env=_env(None, "version"), check=False).stdout
    found = re.search(rb"(\d+)\.(\d+)", said)
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    if version < OLDEST:
        shown = said.decode("utf-8", "replace").strip() or "版本不明"
        raise refuse("git-too-old", f"git 太旧（{shown}）。", hint="升级到 2.20 或更新的 git。")
    return version


def _find(search: str) -> str | None:
    """git in the folders of PATH only; never in the current folder, as Windows would."""
    names = ["git.exe"] if os.name == "nt" else ["git"]
    for folder in filter(os.path.isabs, search.split(os.pathsep)):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    return None


def _env(extra: Mapping[str, str] | None, command: str) -> dict[str, str]:
    wanted = (*_KEPT, *_QUARANTINE)
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_") or key in wanted}
    quiet = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_ASKPASS": ""}
    closed = {} if command in _SPEAKING else {"GIT_ALLOW_PROTOCOL": "none"}
    return kept | quiet | closed | {"GIT_NO_LAZY_FETCH": "1"} | dict(extra or {})
