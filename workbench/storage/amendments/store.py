"""The amendments of a draft at a revision: amendments/<draft>/<ID>.toml, each file for itself."""

import re

from workbench.amendments.values import Amendment
from workbench.model.identity import ID_PATTERN, Id
from workbench.model.problems import Problem
from workbench.storage.amendments.reader import read
from workbench.storage.opinions.files import files, folder, tree_id
from workbench.storage.workspace import HEAD, Workspace

_NAME = re.compile(rf"({ID_PATTERN.pattern})\.toml")


def path_of(slug: str, id: Id) -> str:
    """The file of an amendment in the workspace."""
    return f"{folder(slug)}/{id}.toml"


def amendments(
    workspace: Workspace, slug: str, revision: str = HEAD
) -> tuple[tuple[Amendment, ...], tuple[Problem, ...]]:
    """All amendments that can be trusted, by number, and what is wrong with the others."""
    tree = files(workspace, tree_id(workspace, slug, revision))
    names = [path for path in tree if _NAME.fullmatch(path)]
    tree.fetch(names)
    found: list[Amendment] = []
    problems: list[Problem] = list(tree.problems)
    for name in names:
        amendment, noticed = read(f"{folder(slug)}/{name}", tree[name], slug)
        found += [amendment] if amendment else []
        problems += noticed
    return tuple(sorted(found, key=lambda one: (one.number, one.id))), tuple(problems)
