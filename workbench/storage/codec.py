"""A draft as files and back: ``load(dump(x))`` is ``x``, and ``dump(load(f))`` is ``f`` for canonical files."""

from collections.abc import Iterator, Mapping

from workbench.model.identity import is_id
from workbench.model.instrument import ROOT_ID, Instrument
from workbench.model.level import BODY, DIVISIONS, Level
from workbench.model.problems import Problem, refuse
from workbench.model.provision import Provision
from workbench.storage import article, attached_matter, draft_file, outline
from workbench.storage.cache import ArticleCache
from workbench.storage.draft_reader import DraftReader
from workbench.storage.own_files import DRAFT, OUTLINE, path_of


def dump(instrument: Instrument) -> dict[str, bytes]:
    """The files of a draft by path inside its folder.

    Raises WorkbenchError for a tree no file can hold: an id that is none or occurs twice, words directly in a unit.
    """
    _check(instrument.root)
    files = {DRAFT: draft_file.write(instrument), OUTLINE: outline.write(instrument.root)}
    files |= {path_of(unit.id): _unit(unit) for unit in _units(instrument.root) if _has_file(unit)}
    return files | attached_matter.write(instrument.attachments)


def load(files: Mapping[str, bytes], cache: ArticleCache | None = None) -> tuple[Instrument, tuple[Problem, ...]]:
    """The instrument in the files of a draft (paths inside its folder), and every defect of them at once.

    With a problem of severity error the instrument is for looking at only: what could not be read is not in it,
    and saving it would lose that.
    """
    return DraftReader(files, cache).read()


def _check(root: Provision) -> None:
    seen: set[str] = set()
    for node in root.walk():
        if not (is_id(node.id) or (node is root and node.id == ROOT_ID)):
            raise refuse("bad-id", f"「{node.id}」不是编号，存不进文件。")
        if node.id in seen:
            raise refuse("duplicate-id", f"编号「{node.id}」用了两次，存不进文件。")
        seen.add(node.id)
        _check_one(root, node)


def _check_one(root: Provision, node: Provision) -> None:
    if node.level not in BODY and (node.text or node.block):
        raise refuse("unit-with-words", f"「{node.level}」的文字应当放在款里，不能直接带文字。", where=node.id)
    if (node.level is Level.ROOT) is not (node is root):
        raise refuse("wrong-level", "「全文」只能在最外层。", where=node.id)
    if node is root and (node.heading or node.number or node.mark):
        raise refuse("wrong-level", "「全文」没有标题、序号和标记。", where=node.id)
    if node.level in BODY and any(child.level not in BODY for child in node.children):
        raise refuse("wrong-level", f"「{node.level}」里不能放条和编章节。", where=node.id)


def _units(node: Provision) -> Iterator[Provision]:
    yield node
    for child in node.children:
        if child.level not in BODY:
            yield from _units(child)


def _has_file(unit: Provision) -> bool:
    """Divisions and the whole have a file only when there is something to put in it; other units always."""
    bare = unit.level in (Level.ROOT, *DIVISIONS)
    return not bare or bool(_bodies(unit) or unit.split_from or unit.merged)


def _bodies(unit: Provision) -> tuple[Provision, ...]:
    return tuple(child for child in unit.children if child.level in BODY)


def _unit(unit: Provision) -> bytes:
    return article.write(unit, _bodies(unit), heading=unit.level is Level.ARTICLE)
