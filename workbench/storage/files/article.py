"""The file of one unit (articles/<ID>.toml): its heading and everything inside it. Writer and reader side by side.

The writer is our own because blame must speak about sentences: fixed key order, ``[[…]]`` tables, one sentence a line.
"""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from workbench.language.sentences import split
from workbench.model.level import Level, may_hold
from workbench.model.problems import refuse
from workbench.model.provision import Provision
from workbench.model.tokens import TokenError, encode
from workbench.storage.files.record import Record, text
from workbench.storage.files.toml_reader import MAX_DEPTH, Source
from workbench.storage.files.toml_writer import array, block, file_bytes, quoted

if TYPE_CHECKING:
    from workbench.storage.files.schema import Body

KINDS = {
    Level.PARAGRAPH: "paragraph",
    Level.ITEM: "item",
    Level.SUBITEM: "subitem",
    Level.POINT: "point",
    Level.BLOCK: "block",
}
_LEVELS = {kind: level for level, kind in KINDS.items()}


def write(unit: Provision, bodies: tuple[Provision, ...]) -> bytes:
    """The file of ``unit``, holding ``bodies``. Only the heading of an article stands here."""
    lines = list(_own(unit))
    for body in bodies:
        lines += _body(body, (KINDS[body.level],))
    return file_bytes("\n".join(lines) + "\n")


def _own(node: Provision) -> Iterator[str]:
    yield f"id = {quoted(node.id)}"
    if node.heading is not None:
        yield f"heading = {quoted(node.heading.words)}"
        if node.heading.bracket:
            yield f"bracket = {quoted(node.heading.bracket)}"
    if node.split_from is not None:
        yield f"split_from = {quoted(node.split_from)}"
    if node.merged:
        yield f"merged = {array(node.merged)}"


def _body(node: Provision, path: tuple[str, ...]) -> Iterator[str]:
    if len(path) > MAX_DEPTH:
        raise refuse("too-deep", f"条文层次超过 {MAX_DEPTH} 层，存不进文件。", where=node.id)
    if node.number is not None:
        raise refuse("unstorable-number", "款以下的条文不能带固定序号。", where=node.id)
    yield ""
    yield f"[[{'.'.join(path)}]]"
    yield from _own(node)
    yield from _words(node)
    for child in node.children:
        yield from _body(child, (*path, KINDS[child.level]))


def _words(node: Provision) -> Iterator[str]:
    if node.mark:
        yield f"mark = {quoted(node.mark)}"
    if node.block:
        yield f"kind = {quoted(node.block)}"
    stored = encode(node.text)
    if stored and (node.level is Level.BLOCK or "\n" in stored):
        yield f"lines = {block(stored.split(chr(10)))}"
    elif stored:
        yield f"text = {block(split(stored))}"


def read(source: Source) -> Record | None:
    """The record of a file that was read, its level left empty; None when its words cannot be trusted.

    Every defect is a problem in ``source``. A level in the wrong place is reported, but nothing is left out for it.
    """
    from pydantic import ValidationError

    from workbench.storage.files.schema import Unit, defects

    nodes: list[dict[str, Any]] = []
    ordered = _ordered(source, nodes)
    if ordered is None:
        return None
    try:
        unit = Unit.model_validate(ordered)
    except ValidationError as error:
        for place, key, said in defects(error):
            source.report("bad-article", said, source.line(_header_at(ordered, place, nodes), key))
        return None
    _check_levels(source, nodes)
    if not _tokens_hold(source, nodes):
        return None
    own = [unit.id, "", "", unit.heading, unit.bracket, "", "", unit.split_from, unit.merged]
    return [*own, list(map(_record, unit.children))]


def _ordered(source: Source, nodes: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The file as nested nodes with ``children`` in file order, which TOML's arrays of tables do not keep."""
    root = _plain(source.data)
    last: dict[tuple[str, ...], tuple[Any, dict[str, Any]]] = {(): (source.data, root)}
    taken: Counter[tuple[int, str]] = Counter()
    for header in source.headers:
        above, kind = header.path[:-1], header.path[-1]
        if above not in last or kind not in _LEVELS:
            source.report("bad-article", f"「[[{'.'.join(header.path)}]]」放错了地方，或者不认识。", header.line)
            return None
        raw, parent = last[above]
        own = raw[kind][taken[id(parent), kind]]
        taken[id(parent), kind] += 1
        node = _plain(own) | {"level": kind}
        parent["children"].append(node)
        nodes.append(node)
        last = {path: known for path, known in last.items() if path[: len(header.path)] != header.path}
        last[header.path] = (own, node)
    return root


def _plain(raw: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in raw.items() if key not in _LEVELS} | {"children": []}


def _header_at(root: dict[str, Any], place: tuple[Any, ...], nodes: list[dict[str, Any]]) -> int:
    """The number of the header whose node ``place`` leads into; -1 for the unit itself."""
    node, found = root, -1
    for step in place:
        if isinstance(step, int) and step < len(node["children"]):
            node = node["children"][step]
            found = next(index for index, known in enumerate(nodes) if known is node)
    return found


def _check_levels(source: Source, nodes: list[dict[str, Any]]) -> None:
    inside = {id(child): node["level"] for node in nodes for child in node["children"]}
    for header, node in zip(source.headers, nodes, strict=True):
        outer = _LEVELS[inside[id(node)]] if id(node) in inside else Level.ARTICLE
        if not may_hold(outer, _LEVELS[node["level"]]):
            message = f"「{outer}」下面不能直接放「{_LEVELS[node['level']]}」。"
            source.report("wrong-level", message, header.line)


def _tokens_hold(source: Source, nodes: list[dict[str, Any]]) -> bool:
    before = len(source.problems)
    for index, node in enumerate(nodes):
        key = "text" if "text" in node else "lines"
        if "text" in node and "lines" in node:
            source.report("bad-article", "「text」和「lines」只能写一个。", source.line(index, "lines"))
        try:
            text(_stored(node.get("text", ""), node.get("lines")))
        except TokenError as error:
            message = f"「{error.args[0]}」不是引用标记。"
            source.report("bad-token", message, source.line(index, key), "要写大括号本身，写两个「{{」。")
    return len(source.problems) == before


def _stored(sentences: str, lines: str | None) -> str:
    """The stored text: newlines are layout in ``text``; in ``lines`` only the last one is."""
    return sentences.replace("\n", "") if lines is None else lines.removesuffix("\n")


def _record(body: "Body") -> Record:
    stored = _stored(body.text, body.lines)
    head = [body.id, _LEVELS[body.level].value, stored, body.heading, body.bracket, body.mark, body.kind]
    return [*head, body.split_from, body.merged, list(map(_record, body.children))]
