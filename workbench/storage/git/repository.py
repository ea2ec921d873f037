"""The git gateway: everything the workbench asks of a repository, and the states in which it refuses to write."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from workbench.model.problems import refuse
from workbench.storage.git import program as git_program

_UNFINISHED = {
    "MERGE_HEAD": "合并",
    "CHERRY_PICK_HEAD": "拣选（cherry-pick）",
    "REVERT_HEAD": "撤销提交（revert）",
    "rebase-merge": "变基（rebase）",
    "rebase-apply": "变基（rebase）",
    "BISECT_LOG": "二分查找（bisect）",
}


@dataclass(frozen=True)
class Repository:
    """A git repository. ``top``: its work tree; ``git_dir``: what belongs to that one; ``common``: what all share."""

    top: Path
    git_dir: Path
    common: Path

    @classmethod
    def around(cls, folder: Path) -> "Repository | None":
        """The repository whose work tree holds ``folder``, or None."""
        question = ["rev-parse", "--show-toplevel", "--git-dir", "--git-common-dir"]
        code, out, said = git_program.attempt(folder, question)
        places = out.decode().splitlines()
        if code != 0 or len(places) != 3:
            if "dubious ownership" in said:
                git_program.run(folder, question)
            return None
        top, git_dir, common = ((folder / place).resolve() for place in places)
        if not folder.resolve().is_relative_to(top):
            hint = "确认可信后运行：git config --unset core.worktree"
            raise refuse("work-tree-elsewhere", "仓库的设置把文件放到了别处，没有打开。", where=str(top), hint=hint)
        return cls(top, git_dir, common)

    @classmethod
    def bare(cls, folder: Path) -> "Repository | None":
        """The repository without a work tree that ``folder`` is, as on a server; good for reading only."""
        code, out, _ = git_program.attempt(folder, ["rev-parse", "--is-bare-repository", "--absolute-git-dir"])
        said = out.decode().splitlines()
        if code != 0 or len(said) != 2 or said[0] != "true":
            return None
        place = Path(said[1]).resolve()
        return cls(place, place, place)

    @classmethod
    def create(cls, folder: Path) -> "Repository":
        """A new repository whose work tree is ``folder``."""
        git_program.run(folder, ["init", "--quiet"])
        made = cls.around(folder)
        if made is None:
            raise refuse("git-failed", "git init 没有建成仓库。", where=str(folder))
        return made

    def git(self, *arguments: str, stdin: bytes = b"", env: Mapping[str, str] | None = None) -> bytes:
        """Output of one git command in the work tree."""
        return git_program.run(self.top, arguments, stdin, env)

    def try_git(self, *arguments: str, stdin: bytes = b"") -> bytes | None:
        """Output of one git command, or None when it fails."""
        code, out, _ = git_program.attempt(self.top, arguments, stdin)
        return out if code == 0 else None

    def ask(self, *arguments: str) -> bytes | None:
        """Output of one git command, None when git says no (exit code 1); refuses when git could not answer."""
        code, out, _ = git_program.attempt(self.top, arguments)
        return out if code == 0 else None if code == 1 else self.git(*arguments)

    @cached_property
    def own(self) -> Path:
        """The folder for what the workbench keeps beside git: shared by all work trees."""
        return self.common / "workbench"

    def branch(self) -> str:
        """The full name of the branch HEAD is on; refuses when it is on none."""
        out = self.ask("symbolic-ref", "--quiet", "HEAD")
        if out is None:
            raise refuse(
                "detached-head", "仓库现在不在任何分支上，不能保存。", hint="先回到一个分支：git switch 分支名。"
            )
        return out.decode().strip()

    def head(self) -> tuple[str, str | None]:
        """The full name of the branch HEAD is on and the commit it is at (None: no commits yet); refuses as above."""
        said = (self.try_git("rev-parse", "HEAD", "--symbolic-full-name", "HEAD") or b"").decode().splitlines()
        if len(said) == 2 and said[1].startswith("refs/heads/"):
            return said[1], said[0]
        branch = self.branch()
        return branch, self.tip(branch)

    def commit(self, revision: str) -> str | None:
        """The commit a revision names, or None. Any words are safe: they never become an option."""
        if not revision or revision.startswith("-") or "\0" in revision:
            return None
        # Words of a user may be none that git can read; that HEAD cannot be read is another matter.
        answer = self.ask if revision == "HEAD" else self.try_git
        out = answer("rev-parse", "--quiet", "--verify", f"{revision}^{{commit}}")
        return out.decode().strip().splitlines()[-1] if out else None

    def tip(self, branch: str) -> str | None:
        """The commit a branch is at; None for a branch without commits."""
        out = self.ask("rev-parse", "--quiet", "--verify", branch)
        return out.decode().strip() if out else None

    def move(self, ref: str, new: str, old: str | None, reason: str) -> bool:
        """Set ``ref`` to ``new`` if it is at ``old`` (None: does not exist); False when it is not.

        The ref's file is flushed here too, because git before 2.36 does not do it.
        """
        code, _, said = git_program.attempt(
            self.top, ["update-ref", "-m", f"workbench: {reason}", ref, new, old or "0" * len(new)]
        )
        if code != 0 and self.tip(ref) == old:
            raise refuse(
                "git-locked", f"git 没能移动分支：{said}", hint="若有中断的 git 程序，删去它留下的 .lock 文件再试。"
            )
        return code == 0

    def hand_over(self, branch: str, new: str, old: str | None, held: str, reason: str) -> bool:
        """As :meth:`move`, and let go of the ref ``held`` ("": none), at ``new`` until then: both or neither."""
        lines = f"update {branch} {new} {old or '0' * len(new)}\n" + (f"delete {held} {new}\n" if held else "")
        return self.try_git("update-ref", "-m", f"workbench: {reason}", "--stdin", stdin=lines.encode()) is not None

    def is_within(self, older: str, newer: str) -> bool:
        """Whether ``older`` is ``newer`` or one of its ancestors."""
        return self.ask("merge-base", "--is-ancestor", older, newer) is not None

    def refs(self, prefix: str) -> dict[str, str]:
        """Object ids by full ref name, under a prefix like ``refs/tags/stage/``."""
        out = self.git("for-each-ref", "--format=%(objectname) %(refname)", prefix).decode()
        return {name: oid for oid, _, name in (line.partition(" ") for line in out.splitlines())}

    def fit_head(self) -> tuple[str, str | None]:
        """As :meth:`head`, to save on; refuses when that would go wrong: shallow clone, unfinished merge, no branch."""
        if (self.common / "shallow").exists():
            raise refuse(
                "shallow-clone", "这是浅克隆的仓库，历史不全，不能保存。", hint="先补全历史：git fetch --unshallow。"
            )
        for mark, what in _UNFINISHED.items():
            if (self.git_dir / mark).exists():
                raise refuse(
                    "unfinished-merge",
                    f"仓库里有没做完的{what}，不能保存。",
                    hint="先用 git 把它做完或放弃（--abort）。",
                )
        return self.head()

    def refuse_unfit(self) -> str:
        """The branch to save on; refuses as :meth:`fit_head`."""
        return self.fit_head()[0]

    def no_blob(self, tip: str | None) -> str:
        """Zeros as long as the ids of this repository (SHA-1 or SHA-256); ``tip``: a commit, if there is one."""
        form = self.try_git("rev-parse", "--show-object-format") if tip is None else None
        return "0" * (len(tip) if tip else 64 if form and form.strip() == b"sha256" else 40)

    def config(self, pattern: str) -> dict[str, str]:
        """The settings of git whose names match a pattern, the last value of each."""
        out = self.ask("config", "-z", "--get-regexp", pattern) or b""
        rows = (row.partition("\n") for row in out.decode("utf-8", "replace").split("\0") if row)
        return {key: value.strip() for key, _, value in rows}

    def set_config(self, key: str, value: str) -> None:
        """Write one setting of this repository alone."""
        self.git("config", "--local", key, value)
