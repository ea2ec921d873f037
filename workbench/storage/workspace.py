"""A workspace: a folder with drafts/ inside a git repository."""

from dataclasses import dataclass
from pathlib import Path

from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, refuse
from workbench.storage.files.cache import ArticleCache
from workbench.storage.files.codec import load
from workbench.storage.git.object_id import is_object_id
from workbench.storage.git.repository import Repository
from workbench.storage.git.tree import GitTree
from workbench.storage.log.operations import OperationLog, folder_name
from workbench.storage.slug import check_slug, is_slug

HEAD = "HEAD"


@dataclass(frozen=True)
class Workspace:
    """``root``: the folder itself; ``prefix``: its path in the repository, "" or ending in "/"."""

    repository: Repository
    root: Path
    prefix: str

    @classmethod
    def find(cls, folder: Path) -> "Workspace":
        """The workspace that ``folder`` is in: the nearest folder upwards with drafts/, inside a repository."""
        start = folder.resolve()
        if not start.is_dir():
            raise refuse("no-such-folder", "没有这个文件夹。", where=str(folder))
        repository = Repository.around(start)
        for root in (start, *start.parents) if repository else ():
            if repository and (root / "drafts").is_dir() and not (root / "drafts").is_symlink():
                return cls.at(repository, root)
            if repository and root == repository.top:
                break
        hint = "用 workbench init 文件夹 建一个工作区，或者用 -C 指到已有的工作区。"
        raise refuse("no-workspace", "这里不是工作区，也不在工作区里。", where=str(folder), hint=hint)

    @classmethod
    def at(cls, repository: Repository, root: Path) -> "Workspace":
        """The workspace whose folder is ``root``."""
        inside = root.relative_to(repository.top).as_posix()
        return cls(repository, root, "" if inside == "." else f"{inside}/")

    def commit(self, revision: str | None = None) -> str:
        """The commit of a revision; of the branch when None. Refuses what names no commit."""
        found = self.repository.commit(revision or HEAD)
        if found is None:
            shown = "".join(char for char in revision or HEAD if char.isprintable())
            raise refuse("no-such-revision", f"没有「{shown}」这个版本。", hint="用 workbench log 查看有哪些版本。")
        return found

    def drafts(self, revision: str | None = None) -> tuple[str, ...]:
        """The slugs of all drafts at a revision (None: the branch)."""
        folder = f"{self.prefix}drafts/"
        words = ("ls-tree", "-d", "-z", "--name-only", "--full-tree")
        listing = self.repository.try_git(*words, self._named(revision), "--", folder)
        if listing is None:
            listing = self.repository.git(*words, self.commit(revision), "--", folder)
        names = [path[len(folder) :] for path in listing.decode("utf-8", "replace").split("\0")]
        return tuple(sorted(name for name in names if name and is_slug(name)))

    def files(self, slug: str, revision: str | None = None) -> GitTree:
        """The files of a draft at a revision, by path inside its folder, not read yet."""
        tree = f"{self._named(revision)}:{self.prefix}drafts/{check_slug(slug)}"
        listing = self.repository.try_git("ls-tree", "-r", "-z", tree)
        if listing is None and slug in self.drafts(self.commit(revision)):  # git failed, which need not mean that
            listing = self.repository.git("ls-tree", "-r", "-z", tree)
        if not listing:
            raise refuse("no-such-draft", f"没有代号为「{slug}」的草案。", hint="用 workbench drafts 查看有哪些草案。")
        return GitTree(self.repository, listing)

    def read(self, slug: str, revision: str | None = None) -> tuple[Instrument, tuple[Problem, ...]]:
        """A draft as last saved, or at a revision, and the defects of its files. The work tree is not looked at."""
        files = self.files(slug, revision)
        instrument, problems = load(files, self.cache(slug))
        return instrument, (*files.problems, *problems)

    def cache(self, slug: str) -> ArticleCache:
        """The disposable cache of parsed articles of a draft."""
        return ArticleCache(self.repository.own / "cache" / f"{folder_name(self.prefix, slug, '')}.txt")

    def operations(self, slug: str) -> OperationLog:
        """The operation log of a draft on the current branch."""
        name = folder_name(self.prefix, check_slug(slug), self.repository.branch())
        return OperationLog(self.repository.own / "logs" / name)

    def _named(self, revision: str | None) -> str:
        """A revision as git may be asked with it: what is a commit's id, or the branch, need not be looked up first."""
        return HEAD if revision is None else revision if is_object_id(revision) else self.commit(revision)
