"""A draft as files and back: ``load(dump(x))`` is ``x``, and ``dump(load(f))`` is ``f`` for canonical files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from workbench.model.identity import is_id
from workbench.model.instrument import ROOT_ID, Attachment, Instrument
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import Problem, refuse
from workbench.model.provision import Provision
from workbench.storage.files import article, attached_matter, draft_file, outline
from workbench.storage.files.cache import ArticleCache
from workbench.storage.files.draft_reader import DraftReader
from workbench.storage.files.own_files import DRAFT, OUTLINE, path_of


def dump(instrument: Instrument) -> dict[str, bytes]:
    """The files of a draft by path inside its folder.

    Raises WorkbenchError for a tree no file can hold: an id that is none or occurs twice, words directly in a unit.
    """
    _check(instrument.root)
    return {path: part.write() for path, part in _parts(instrument, _units(instrument.root)).items()}


def changes(before: Instrument | None, after: Instrument) -> dict[str, bytes | None]:
    """The files that differ between two states of a draft, None for one that is gone; units left alone cost nothing."""
    if before is None:
        return dict(dump(after))
    then, now = _units(before.root), _units(after.root)
    known = {unit.id: unit for unit in then}
    same = frozenset(unit.id for unit in now if known.get(unit.id) is unit)  # with all that stands in them
    _check(after.root, same)
    old, new = _parts(before, then, same), _parts(after, now, same)
    gone: dict[str, bytes | None] = {path: None for path in old if path not in new}
    return gone | {path: part.write() for path, part in new.items() if old.get(path) != part}


def load(files: Mapping[str, bytes], cache: ArticleCache | None = None) -> tuple[Instrument, tuple[Problem, ...]]:
    """The instrument in the files of a draft (paths inside its folder), and every defect of them at once.

    With a problem of severity error the instrument is for looking at only: what could not be read is not in it,
    and saving it would lose that.
    """
    return DraftReader(files, cache).read()


def _check(root: Provision, same: Collection[str] = ()) -> None:
    """Refuse what no file can hold; the units in ``same`` were dumped before, and only their ids are looked at."""
    _check_twins(root)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.id not in same:
            _check_one(root, node)
            waiting += node.children


def _check_twins(root: Provision) -> None:
    seen: set[str] = set()
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if node.id in seen:
            raise refuse("duplicate-id", f"编号「{node.id}」用了两次，存不进文件。")
        seen.add(node.id)
        waiting += node.children


def _check_one(root: Provision, node: Provision) -> None:
    if not (is_id(node.id) or (node is root and node.id == ROOT_ID)):
        raise refuse("bad-id", f"「{node.id}」不是编号，存不进文件。")
    if node.level not in BODY and (node.text or node.block):
        raise refuse("unit-with-words", f"「{node.level}」的文字应当放在款里，不能直接带文字。", where=node.id)
    if (node.level is Level.ROOT) is not (node is root):
        raise refuse("wrong-level", "「全文」只能在最外层。", where=node.id)
    if node is root and (node.heading or node.number or node.mark):
        raise refuse("wrong-level", "「全文」没有标题、序号和标记。", where=node.id)
    if node.level in BODY and any(child.level not in BODY for child in node.children):
        raise refuse("wrong-level", f"「{node.level}」里不能放条和编章节。", where=node.id)


def _units(node: Provision) -> list[Provision]:
    """A unit and all units in it, in document order."""
    found, waiting = [], [node]
    while waiting:
        unit = waiting.pop()
        found.append(unit)
        waiting += [child for child in reversed(unit.children) if child.level not in BODY]
    return found


def _parts(instrument: Instrument, all: Iterable[Provision], without: Collection[str] = ()) -> dict[str, "_Part"]:
    """What each file of a draft with these units is made from, those of the units ``without`` left out."""
    parts = {DRAFT: _Part(replace(instrument, root=_bare(instrument.root), attachments=()))}
    parts[OUTLINE] = _Part(instrument.root, outline=True)
    units = (unit for unit in all if unit.id not in without)
    parts |= {path_of(unit.id): _Part(_bare(unit), _bodies(unit)) for unit in units if _has_file(unit)}
    return parts | {attached_matter.path_of(n): _Part(each) for n, each in enumerate(instrument.attachments, 1)}


@dataclass(frozen=True, slots=True)
class _Part:
    """The source of one file: equal parts give equal files."""

    of: Instrument | Provision | Attachment
    bodies: tuple[Provision, ...] = ()
    outline: bool = False

    def write(self) -> bytes:
        match self.of:
            case Instrument():
                return draft_file.write(self.of)
            case Attachment():
                return attached_matter.write(self.of)
            case Provision():
                return outline.write(self.of) if self.outline else article.write(self.of, self.bodies)


def _has_file(unit: Provision) -> bool:
    """Divisions and the whole have a file only when there is something to put in it; other units always."""
    bare = unit.level in (Level.ROOT, *DIVISIONS)
    return not bare or bool(_bodies(unit) or unit.split_from or unit.merged)


def _bare(unit: Provision) -> Provision:
    """A unit as far as its own file tells of it."""
    heading = unit.heading if unit.level is Level.ARTICLE else None
    return Provision(unit.id, unit.level, heading=heading, split_from=unit.split_from, merged=unit.merged)


def _bodies(unit: Provision) -> tuple[Provision, ...]:
    return tuple(child for child in unit.children if child.level in BODY)
