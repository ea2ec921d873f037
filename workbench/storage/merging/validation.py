"""Whether a commit can be trusted: every draft whole, and nothing lost in the merges that led to it.

For what plain ``git merge`` or a hosting service's merge button made. Reads objects only, so it serves in a bare
repository and in a pre-receive hook.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.merging.merge import merge
from workbench.merging.weaving import same_words
from workbench.model.instrument import Instrument, Mode
from workbench.model.level import Level
from workbench.model.problems import Problem, Severity, refuse
from workbench.model.provision import Provision
from workbench.model.reference import Reference
from workbench.model.text import references
from workbench.numbering.labels import Labels
from workbench.storage.files.codec import load
from workbench.storage.files.own_files import is_own
from workbench.storage.git.repository import Repository
from workbench.storage.merging.ancestors import common_ground
from workbench.storage.merging.conflicts import questions
from workbench.storage.merging.snapshot import Folder, Snapshot
from workbench.storage.roles.standing import unentitled
from workbench.storage.workspace import Workspace

_MARKERS = re.compile(rb"^(?:<{7}|>{7}|={7}|\|{7})(?: |$)", re.MULTILINE)
_DRAFT = re.compile(r"((?:.+/)?)drafts/([^/]+)/draft\.toml")
#: Problems about one draft that are told at most.
_MOST = 50


def repository_of(folder: Path) -> Repository:
    """The repository around a folder, bare or not."""
    found = Repository.around(folder) or Repository.bare(folder)
    if found is None:
        raise refuse("no-repository", "这里不是 git 仓库。", where=str(folder), hint="用 -C 指到仓库的文件夹。")
    return found


def validate(repository: Repository, revision: str, since: str | None = None) -> Iterator[Problem]:
    """What is wrong with the drafts of a commit, and with its merges back to ``since`` (None: only itself)."""
    tip = _commit(repository, revision)
    yield from _drafts(Snapshot.of(repository, tip))
    yield from unentitled(repository, tip)
    for commit, parents in _merges(repository, tip, since):
        if len(parents) == 2:
            yield from _lost(repository, commit, parents)


def _commit(repository: Repository, revision: str) -> str:
    found = repository.commit(revision)
    if found is None:
        raise refuse("no-such-revision", "没有这个版本。", hint="用 workbench log 查看有哪些版本。")
    return found


def _merges(repository: Repository, tip: str, since: str | None) -> Iterator[tuple[str, list[str]]]:
    start = repository.commit(since) if since and since.strip("0") else None
    span = [f"{start}..{tip}"] if start else ["-1", tip]
    for line in repository.git("rev-list", "--parents", *span).decode().splitlines():
        commit, *parents = line.split()
        yield commit, parents


def _drafts(snapshot: Snapshot) -> Iterator[Problem]:
    for place in _places(snapshot):
        files = snapshot.folder(place)
        files.fetch([path for path in files if is_own(path)])
        marked = [path for path in files if _MARKERS.search(files[path])]
        for path in marked:
            hint = "重新合并，或者改好后再提交。"
            yield Problem("conflict-markers", "文件里有 git 留下的冲突标记。", place + path, hint)
        if not marked:
            yield from _draft(files, place)


def _places(snapshot: Snapshot) -> list[str]:
    found = (_DRAFT.fullmatch(path) for path in snapshot.entries)
    return [f"{match[1]}drafts/{match[2]}/" for match in found if match]


def _draft(files: Folder, place: str) -> Iterator[Problem]:
    instrument, problems = load(files)
    bad = [problem for problem in problems if problem.severity is Severity.ERROR]
    yield from (Problem(one.code, one.message, f"{place}{one.where}", one.hint) for one in bad[:_MOST])
    if not bad:
        yield from _references(instrument, place)
        yield from _numbers(instrument, place)
    open_ones = sum(question.blocks for question in questions(files)[0])
    if open_ones:
        hint = "用 workbench conflicts list 查看。"
        yield Problem("open-conflicts", f"还有 {open_ones} 处合并冲突没有裁定。", place, hint, Severity.WARNING)


def _references(instrument: Instrument, place: str) -> Iterator[Problem]:
    labels = Labels(instrument)
    for part in instrument.root.walk():
        if any(_is_untrue(reference, labels) for reference in references(part.text)):
            message = f"{labels.full(part.id)}引用的条款与现有的条文不符。"
            yield Problem("dangling-reference", message, place, "由合并造成的，请用 workbench branch merge 重新合并。")


def _is_untrue(reference: Reference, labels: Labels) -> bool:
    return any(bool(end.lost) is all(target in labels for target in end.targets) for end in reference.pointers)


def _numbers(instrument: Instrument, place: str) -> Iterator[Problem]:
    if instrument.numbering.mode is Mode.SUFFIXED:
        articles = [part for part in instrument.root.walk() if part.level is Level.ARTICLE and part.number]
        for number, count in Counter(part.number for part in articles).items():
            if count > 1 and number is not None:
                name = f"第{number.n}条" + (f"之{number.k}" if number.k else "")
                yield Problem("number-twice", f"{name}的条号有 {count} 条在用。", place, "改用 workbench 重新合并。")


def _lost(repository: Repository, commit: str, parents: list[str]) -> Iterator[Problem]:
    """What a structural merge of the parents has and the commit has not."""
    ours, theirs = (Snapshot.of(repository, parent) for parent in parents)
    base = common_ground(Workspace(repository, repository.top, ""), *parents)
    now = Snapshot.of(repository, commit)
    for place in _places(now):
        sides = [_read(side, place) for side in (base, ours, theirs, now)]
        if all(side is not None for side in sides[1:]):
            yield from _missing(sides, place, commit)


def _read(side: Snapshot, place: str) -> Instrument | None:
    files = side.folder(place)
    if not files:
        return None
    instrument, problems = load(files)
    return None if any(problem.severity is Severity.ERROR for problem in problems) else instrument


def _missing(sides: list[Instrument | None], place: str, commit: str) -> Iterator[Problem]:
    base, ours, theirs, now = sides
    assert ours is not None and theirs is not None and now is not None
    expected = merge(base or Instrument("", Provision(ours.root.id, Level.ROOT)), ours, theirs)
    contested = {conflict.target for conflict in expected.conflicts}
    there = {gone: part for part in now.root.walk() for gone in part.merged} | {
        part.id: part for part in now.root.walk()
    }
    names = Labels(expected.instrument)
    for part in expected.instrument.root.walk():
        found = there.get(part.id)
        if found is None:
            message = f"{names.full(part.id)}在合并 {commit[:10]} 里丢失了。"
            yield Problem("lost-in-merge", message, place, "用 workbench branch merge 重新合并。")
        elif part.id not in contested and not same_words(found.text, part.text):
            message = f"{names.full(part.id)}的文字与两边合并的结果不同（合并 {commit[:10]}）。"
            yield Problem("changed-in-merge", message, place, "请核对是不是有意改的。", Severity.WARNING)
