"""The sides of a comparison: files, drafts in hand, and drafts at a stage or any other revision."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from pathlib import Path

from workbench.comparison.version import Version
from workbench.model.instrument import Instrument
from workbench.model.problems import Problem, WorkbenchError, refuse
from workbench.session.desk import Desk
from workbench.session.targets import SUFFIXES, Target, open_target

IN_HAND = "现在的草案"
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_DEED = re.compile(r"(?:第[一二三四五六七八九十百]+次)?(?:修正|修订|修改|通过|批准|公布|发布)(?=[）)。]*$)")
_AMENDMENT = re.compile(r"(?:修正案(?:（[^）]+）)?|决定)》(?=[）)。]*$)")
_NOT_A_STAGE = ("no-such-stage", "bad-slug")


@dataclass(frozen=True, slots=True)
class Side:
    """One text. ``title``: what it is, the head of its column; ``commit``: the saved version it is or stands on.

    ``slug`` and ``commit`` are "" for a file.
    """

    title: str
    version: Version
    slug: str = ""
    commit: str = ""
    source: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def instrument(self) -> Instrument:
        """The text."""
        return self.version.instrument


def sides(folder: Path, words: Sequence[str], titles: Sequence[str] = ()) -> tuple[Side, ...]:
    """The sides that the words of a command line name, seen from ``folder``; ``titles`` replace what they are called.

    WorkbenchError: a side that does not exist, or titles that are not one for each side.
    """
    if titles and len(titles) != len(words):
        hint = f"请写{len(words)}个名称，用逗号隔开。"
        raise refuse("bad-columns", f"有{len(words)}栏正文，却给了{len(titles)}个名称。", hint=hint)
    found = [side(folder, one) for one in words]
    if titles:
        return tuple(replace(one, title=title) for one, title in zip(found, titles, strict=True))
    return _told_apart(found)


def side(folder: Path, words: str) -> Side:
    """One side: FILE, SLUG (the draft in hand), SLUG@STAGE, SLUG@REVISION, or @STAGE of the only draft."""
    slug, at, revision = words.partition("@")
    if not at or words.lower().endswith(SUFFIXES):
        return _whole(folder, words)
    desk = Desk.find(folder)
    name = desk.choose(slug or None)
    commit, called = _revision(desk, name, revision)
    return _made(desk.at(name, commit), called, commit, words)


def stage_before(folder: Path, words: str) -> str:
    """What a draft is compared with: 草案 → its last stage, 草案@二审稿 → the stage before that one."""
    slug, _, stage = words.partition("@")
    desk = Desk.find(folder)
    name = desk.choose(slug or None)
    known = desk.stages(name)
    if stage:
        desk.stage(name, stage)
        known = known[: known.index(stage)] if stage in known else ()
    if not known:
        what = f"「{stage}」以前没有别的审次" if stage else "还没有定过审次"
        hint = "先用 stage 定一个审次，或者用 compare 指明同哪个文本比较。"
        raise refuse("no-stage", f"草案「{name}」{what}。", hint=hint)
    return f"{name}@{known[-1]}"


def _whole(folder: Path, words: str) -> Side:
    target = open_target(folder, words)
    if target.slug:
        return _made(target, IN_HAND, Desk.find(folder).workspace.commit(), words)
    return _made(target, _as_amended(target.view.instrument) or Path(words).stem, "", Path(words).name)


def _made(target: Target, title: str, commit: str, source: str) -> Side:
    numbers = target.imported.source_numbers if target.imported else None
    version = Version(target.view.instrument, numbers)
    return Side(title, version, target.slug, commit, source, target.problems)


def _revision(desk: Desk, slug: str, words: str) -> tuple[str, str]:
    """The commit a stage or revision is, and what its column is called."""
    try:
        return desk.stage(slug, words), words
    except WorkbenchError as error:
        if error.problem.code not in _NOT_A_STAGE:
            raise
    commit = desk.workspace.repository.commit(words)
    if commit is None:
        raise refuse("no-such-stage", f"草案「{slug}」没有「{words}」这个审次或者版本。", hint=_near(desk, slug, words))
    return commit, f"版本 {commit[:10]}"


def _near(desk: Desk, slug: str, words: str) -> str:
    known = desk.stages(slug)
    near = get_close_matches(words, known, cutoff=0.3)
    if near:
        return f"是不是「{'」「'.join(near)}」？"
    return f"已有的审次：{'、'.join(known)}。" if known else "还没有定过审次；保存过的版本用 log 查看。"


def _as_amended(instrument: Instrument) -> str:
    """中华人民共和国反垄断法（2022年6月24日修正）: the title, and when it became this text."""
    since = next((words for note in reversed(instrument.notes) if (words := _became(note))), "")
    said = [words for words in (instrument.stage, since) if words]
    return instrument.title + (f"（{'，'.join(said)}）" if said and instrument.title else "")


def _became(note: str) -> str:
    """One line of a 题注 → 2022年6月24日修正, or "" when it tells no such thing."""
    date, deed = _DATE.search(note), _DEED.search(note)
    if date is None:
        return ""
    return date[0] + (deed[0] if deed else "修正") if deed or _AMENDMENT.search(note) else ""


def _told_apart(found: Sequence[Side]) -> tuple[Side, ...]:
    """Titles that occur twice are told apart by the file or revision they come from, or else by their place."""
    times = Counter(one.title for one in found)
    sources = Counter((one.title, one.source) for one in found)
    return tuple(
        one
        if times[one.title] == 1
        else replace(
            one, title=f"{one.title}（{one.source if sources[one.title, one.source] == 1 else f'第{place}栏'}）"
        )
        for place, one in enumerate(found, 1)
    )
