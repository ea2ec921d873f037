"""The merge driver: one outline or one article, as plain ``git merge`` hands them over.

It sees one file at a time: what reaches across files (a split against an edit) needs ``workbench branch merge``, and
``workbench check --repository`` tells when that was needed.
"""

import re
from collections.abc import Iterator, Sequence

from workbench.merging.merge import merge
from workbench.model.identity import ID_PATTERN, Id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import BODY, Level
from workbench.model.problems import Problem
from workbench.model.provision import Provision
from workbench.model.text import references
from workbench.storage.files import article, draft_file, outline
from workbench.storage.files.assembly import assemble
from workbench.storage.files.codec import load
from workbench.storage.files.own_files import DRAFT, OUTLINE
from workbench.storage.files.record import Record

_ARTICLE = re.compile(rf"(?:.*/)?articles/({ID_PATTERN.pattern}|{ROOT_ID})\.toml")
_EMPTY = Instrument("", Provision(ROOT_ID, Level.ROOT))


def merged_file(path: str, base: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """The merged file, and whether it is clean; otherwise both versions between git's own marks."""
    found = _ARTICLE.fullmatch(path)
    try:
        if found is not None:
            made = _merged_article(found[1], base, ours, theirs)
        else:
            made = _merged_outline(base, ours, theirs) if path.rpartition("/")[2] == OUTLINE else None
    except (ValueError, UnicodeDecodeError):
        made = None
    return (made, True) if made is not None else (_marked(ours, theirs), False)


def _marked(ours: bytes, theirs: bytes) -> bytes:
    return b"<<<<<<< ours\n" + ours + b"=======\n" + theirs + b">>>>>>> theirs\n"


def _merged_article(id: str, base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    sides = [_with_one_article(id, content) for content in (base, ours, theirs)]
    if any(side is None for side in sides):
        return None
    first, second, third = (side for side in sides if side is not None)
    done = merge(first, second, third, frozenset(_cited(first, second, third)))
    if done.conflicts:
        return None
    unit = done.instrument.root if id == ROOT_ID else done.instrument.root.children[0]
    return article.write(unit, tuple(child for child in unit.children if child.level in BODY))


def _cited(*sides: Instrument) -> Iterator[Id]:
    """What an article cites is in other files: it is there as long as one version says so."""
    for part in (part for side in sides for part in side.root.walk()):
        for end in (end for reference in references(part.text) for end in reference.pointers if not end.lost):
            yield from end.targets


def _with_one_article(id: str, content: bytes) -> Instrument | None:
    """A draft with this article alone; None when it cannot be read."""
    if not content:
        return _EMPTY
    outline_line = b"" if id == ROOT_ID else f"{Level.ARTICLE} {id}\n".encode()
    files = {DRAFT: draft_file.write(_EMPTY), OUTLINE: outline_line, f"articles/{id}.toml": content}
    instrument, problems = load(files)
    return None if problems else instrument


def _merged_outline(base: bytes, ours: bytes, theirs: bytes) -> bytes | None:
    sides = [_with_no_articles(content.decode("utf-8")) for content in (base, ours, theirs)]
    if any(side is None for side in sides):
        return None
    first, second, third = (side for side in sides if side is not None)
    done = merge(first, second, third)
    return None if done.conflicts else outline.write(done.instrument.root)


def _with_no_articles(text: str) -> Instrument | None:
    """A draft with the units of an outline, and of their contents only what the outline names."""
    problems: list[Problem] = []
    lines = outline.read(OUTLINE, text, problems)
    root = assemble(_EMPTY.root, lines, _records(lines), problems)
    return None if problems else Instrument("", root)


def _records(lines: Sequence[outline.Line]) -> dict[str, Record | None]:
    """Empty files for the units, holding the 款 and 图表 that stand behind units."""
    records: dict[str, Record | None] = {ROOT_ID: _record(ROOT_ID, "")}
    above: list[str] = [ROOT_ID]
    for line in lines:
        del above[line.depth + 1 :]
        if line.level in BODY:
            holder = records[above[-1]]
            assert holder is not None
            holder[-1].append(_record(line.id, line.level.value))
        else:
            records[line.id] = _record(line.id, "")
            above.append(line.id)
    return records


def _record(id: str, level: str) -> Record:
    return [id, level, "", None, "", "", "", None, [], []]
