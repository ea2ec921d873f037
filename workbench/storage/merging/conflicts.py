"""Open questions of a merge as files: drafts/<draft>/conflicts/<ID>.toml (docs/file-formats.md, "Conflicts")."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from workbench.language.sentences import split
from workbench.merging.values import Confirmation, Conflict, Kind, Place, Value
from workbench.model.identity import is_id
from workbench.model.instrument import ROOT_ID
from workbench.model.problems import Problem, refuse
from workbench.model.provision import Heading, Provision
from workbench.model.text import literal
from workbench.model.tokens import encode
from workbench.storage.files.own_files import is_conflict
from workbench.storage.files.toml_reader import Source, read
from workbench.storage.files.toml_writer import array, block, file_bytes, quoted

#: Said of values that stand on one line; the newlines of others are layout, one sentence a line.
_WHOLE = "whole"
_SIDES = ("base", "ours", "theirs")
_PROPERTIES = ("title", "kind", "stage", "notes", "self_names", "attachments")
#: A conflict has two versions of everything in it; a draft's file has one.
MAX_BYTES = 8_000_000


@dataclass(frozen=True, slots=True)
class Version:
    """What one side has, and who wrote that when, in which commit. ``value``: see :class:`Question`."""

    value: str | None
    commit: str = ""
    author: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One open question. ``kind``: a :class:`Kind` (to be decided) or a :class:`Notice` (to be confirmed).

    Values: the token form of a text (words), ``["words", "bracket"]`` (heading), a level, ``PARENT AFTER`` (place),
    JSON (property), the words for reading (deleted); None where a side has none.
    """

    id: str
    kind: str
    targets: tuple[str, ...]
    words: str = ""
    base: str | None = None
    ours: Version | None = None
    theirs: Version | None = None

    @property
    def blocks(self) -> bool:
        """Whether it must be decided before a stage."""
        return self.kind in list(Kind)


def of_conflict(conflict: Conflict, ours: Version, theirs: Version) -> Question:
    """A conflict to be stored; the versions say who wrote them."""
    base, mine, others = (_stored(conflict.kind, value) for value in (conflict.base, conflict.ours, conflict.theirs))
    return Question(
        f"{conflict.kind}-{conflict.target}",
        conflict.kind,
        (conflict.target,),
        base=base,
        ours=Version(mine, ours.commit, ours.author, ours.when),
        theirs=Version(others, theirs.commit, theirs.author, theirs.when),
    )


def of_confirmation(shown: Confirmation) -> Question:
    """What somebody should look at; its id is the same whoever merges."""
    sign = hashlib.blake2b(repr((shown.notice.value, shown.targets, shown.words)).encode(), digest_size=4).hexdigest()
    return Question(f"confirm-{sign}", shown.notice, shown.targets, shown.words)


def _stored(kind: Kind, value: Value) -> str | None:
    match value:
        case None:
            return None
        case Provision():
            return "\n".join(_readable(value))
        case Heading(words, bracket):
            return json.dumps([words, bracket], ensure_ascii=False)
        case Place(parent, after):
            return f"{parent} {after or ''}".strip()
        case tuple() if kind is Kind.WORDS:
            return encode(value)  # type: ignore[arg-type]
        case tuple():
            return json.dumps([_plain(one) for one in value], ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False) if kind is Kind.PROPERTY else str(value)


def _plain(one: object) -> object:
    return one if isinstance(one, str) else [getattr(one, name) for name in ("title", "lines", "before")]


def _readable(part: Provision) -> Iterator[str]:
    for one in part.walk():
        words = one.heading.words if one.heading else literal(one.text)
        if words:
            yield words


def write(question: Question) -> bytes:
    """The file of a question, its sentences on lines of their own."""
    lines = [f"kind = {quoted(question.kind)}", f"targets = {array(question.targets)}"]
    lines += [f"words = {quoted(question.words)}"] if question.words else []
    values = {"base": question.base, **{name: version.value for name, version in _versions(question)}}
    whole = question.kind != Kind.WORDS or any("\n" in (value or "") for value in values.values())
    lines += [f"form = {quoted(_WHOLE)}"] if whole else []
    for name, value in values.items():
        if value is not None:
            lines.append(f"{name} = {quoted(value) if whole else block(split(value))}")
    for name, version in _versions(question):
        for key in ("commit", "author", "when"):
            lines += [f"{name}_{key} = {quoted(getattr(version, key))}"] if getattr(version, key) else []
    return file_bytes("\n".join(lines) + "\n")


def _versions(question: Question) -> Iterator[tuple[str, Version]]:
    for name, version in (("ours", question.ours), ("theirs", question.theirs)):
        if version is not None:
            yield name, version


def questions(files: Mapping[str, bytes]) -> tuple[tuple[Question, ...], tuple[Problem, ...]]:
    """The open questions among the files of a draft, those to be decided first, and what could not be read."""
    found: list[Question] = []
    problems: list[Problem] = []
    for path in sorted(path for path in files if is_conflict(path)):
        source = read(path, files[path], MAX_BYTES)
        problems += source.problems
        if source.parsed:
            question = _question(path, source)
            found += [question] if question else []
            problems += [] if question else [_damaged(path)]
    return tuple(sorted(found, key=lambda one: (not one.blocks, one.id))), tuple(problems)


def _question(path: str, source: Source) -> Question | None:
    data = source.data
    id = path.removeprefix("conflicts/").removesuffix(".toml")
    targets = data.get("targets", [])
    strings = [value for key, value in data.items() if key != "targets"]
    if not isinstance(targets, list) or not all(isinstance(one, str) for one in (*strings, *targets)):
        return None
    if "kind" not in data or not all(is_id(one) or one in (*_PROPERTIES, ROOT_ID) for one in targets):
        return None
    kind = data["kind"]
    versions = [_version(name, data) for name in _SIDES[1:]] if kind in list(Kind) else [None, None]
    base = _value("base", data)
    return Question(id, kind, tuple(targets), data.get("words", ""), base, versions[0], versions[1])


def _version(name: str, data: Mapping[str, str]) -> Version:
    who = [data.get(f"{name}_{key}", "") for key in ("commit", "author", "when")]
    return Version(_value(name, data), *who)


def _value(name: str, data: Mapping[str, str]) -> str | None:
    found = data.get(name)
    return found if found is None or data.get("form") == _WHOLE else found.replace("\n", "")


def _damaged(path: str) -> Problem:
    hint = "从版本库取回这个文件，或者重新合并。"
    return Problem("bad-conflict", "记录冲突的文件读不懂。", path, hint)


def path_of(question: Question) -> str:
    """The file of a question inside the folder of its draft."""
    path = f"conflicts/{question.id}.toml"
    if not is_conflict(path):
        raise refuse("bad-conflict", f"「{question.id}」不能用作冲突的编号。")
    return path


def files_of(found: Iterable[Question]) -> dict[str, bytes]:
    """The files of questions, by path inside the folder of their draft."""
    return {path_of(question): write(question) for question in found}
