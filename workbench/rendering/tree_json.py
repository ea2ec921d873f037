"""json: the whole tree with its labels, words and references (docs/json-schema.md is the page on it)."""

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workbench.language.display import clean
from workbench.model.instrument import Attachment, Instrument
from workbench.model.level import Level
from workbench.model.provision import Heading, Provision
from workbench.model.tokens import encode
from workbench.rendering.displayed import Displayed
from workbench.rendering.lines import Link, Words, plain
from workbench.rendering.options import ExportOptions

SCHEMA = "workbench-text/1"
_Object = dict[str, Any]


def write(instrument: Instrument, displayed: Displayed, options: ExportOptions) -> bytes:
    """The file: UTF-8, two spaces of indentation, keys in the order of the schema."""
    return (json.dumps(_document(instrument, displayed, options), ensure_ascii=False, indent=2) + "\n").encode()


def _document(instrument: Instrument, displayed: Displayed, options: ExportOptions) -> _Object:
    root = instrument.root
    annexes = tuple(child for child in root.children if child.level is Level.ANNEX)
    body = replace(root, children=tuple(child for child in root.children if child.level is not Level.ANNEX))
    return {
        "schema": SCHEMA,
        "title": clean(instrument.title),
        "kind": clean(instrument.kind),
        "profile": instrument.profile.value,
        "stage": clean(instrument.stage),
        "notes": [clean(note) for note in instrument.notes],
        "self_names": [clean(name) for name in instrument.self_names],
        "numbering": _numbering(instrument),
        "tree": _node(body, displayed, options),
        "annexes": [_node(annex, displayed, options) for annex in annexes],
        "attachments": [_attachment(one) for one in instrument.attachments if options.with_attachments],
    }


def _numbering(instrument: Instrument) -> _Object:
    restarts = {inner.value: outer.value for inner, outer in instrument.numbering.restarts}
    return {"mode": instrument.numbering.mode.value, "restarts": restarts}


def _attachment(attachment: Attachment) -> _Object:
    lines = [clean(line) for line in attachment.lines]
    return {"title": clean(attachment.title), "lines": lines, "before": attachment.before}


def _node(provision: Provision, displayed: Displayed, options: ExportOptions) -> _Object:
    labels, heading = displayed.labels, _heading(provision, options)
    number = labels.number(provision.id)
    words = displayed.words(provision)
    return {
        "id": provision.id,
        "level": provision.level.value,
        "number": {"n": number.n, "k": number.k} if number else None,
        "label": clean(labels.full(provision.id)),
        "mark": clean(labels.mark(provision.id)),
        "heading": clean(heading.words) if heading else None,
        "bracket": heading.bracket if heading else "",
        "block": clean(provision.block),
        "text": plain(words),
        "tokens": clean(encode(provision.text)),
        "references": list(_references(words, displayed)),
        "split_from": provision.split_from,
        "merged": list(provision.merged),
        "children": [_node(child, displayed, options) for child in provision.children],
    }


def _heading(provision: Provision, options: ExportOptions) -> Heading | None:
    return provision.heading if options.headings or provision.level is not Level.ARTICLE else None


def _references(words: Words, displayed: Displayed) -> Iterator[_Object]:
    at = 0
    for piece in words:
        if isinstance(piece, Link):
            known = [id for id in piece.targets if id in displayed.labels]
            labels = [clean(displayed.labels.full(id)) for id in known]
            yield {"at": at, "words": piece.words, "targets": list(piece.targets), "labels": labels}
            at += len(piece.words)
        else:
            at += len(piece)
