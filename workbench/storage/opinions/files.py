"""The files of amendments/<draft>/ at the tip of the branch, and saving changes to them."""

from collections.abc import Mapping

from workbench.storage.git.tree import GitTree
from workbench.storage.opinions.shards import Changes
from workbench.storage.saving.save import save
from workbench.storage.slug import check_slug
from workbench.storage.workspace import HEAD, Workspace


def folder(slug: str) -> str:
    """The folder in the workspace."""
    return f"amendments/{check_slug(slug)}"


def tree_id(workspace: Workspace, slug: str, revision: str = HEAD) -> str:
    """git's id of the folder at a revision; "" when there is none. Changes whenever anything in it does."""
    asked = f"{revision}:{workspace.prefix}{folder(slug)}"
    return (workspace.repository.ask("rev-parse", "--quiet", "--verify", asked) or b"").decode().strip()


def files(workspace: Workspace, tree: str) -> GitTree:
    """The files of a folder by its tree id, by path inside it, not read yet."""
    listing = workspace.repository.git("ls-tree", "-r", "-z", tree) if tree else b""
    return GitTree(workspace.repository, listing)


def saved(
    workspace: Workspace, slug: str, changes: Changes, message: str, trailers: Mapping[str, str], base: str
) -> str:
    """One commit with ``changes`` (paths inside the folder), made on ``base``; its id."""
    paths = {f"{folder(slug)}/{path}": content for path, content in changes.items()}
    return save(workspace, paths, message, trailers=trailers, expected=base)
