"""What both html pages share: templates, style sheet, script, and runs as elements."""

from base64 import b64encode
from dataclasses import fields
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any, NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined

from workbench.rendering.comparison.appearance import Appearance, appearances, worded
from workbench.rendering.comparison.options import Marks
from workbench.rendering.comparison.sheet import Mark, Paragraph

_FOLDER = "table_files"
_TAGS = {Mark.NONE: "", Mark.ADDED: "ins", Mark.DELETED: "del", Mark.BOTH: "del"}
_LOOKS = ("hei", "kai", "bold", "shade", "strike", "red")


class Piece(NamedTuple):
    """A run as an element; ``tag`` "" for bare words."""

    tag: str
    look: str
    text: str


class Pieces:
    """Makes pieces of runs in one profile."""

    def __init__(self, marks: Marks) -> None:
        self._looks = appearances(marks)
        self._classes = {mark: _classes(mark, look) for mark, look in self._looks.items()}

    def of(self, paragraph: Paragraph) -> list[Piece]:
        """The pieces of a paragraph."""
        return [
            Piece(_TAGS.get(run.mark, "span"), self._classes[run.mark], worded(run, self._looks[run.mark]))
            for run in paragraph
        ]


def _classes(mark: Mark, look: Appearance) -> str:
    names = [mark.value] if mark is not Mark.NONE else []
    names += [field.name for field in fields(look) if field.name in _LOOKS and getattr(look, field.name)]
    return " ".join([*names, look.underline]).strip()


def page(template: str, **values: Any) -> bytes:
    """A page of the folder. Words are escaped; style sheet and script are the program's own.

    The policy lets in this one script by its digest, and nothing from outside.
    """
    script = _file("table.js")
    digest = b64encode(sha256(script.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"
    own = {"policy": policy, "css": _file("table.css"), "script": script}
    return _environment().get_template(template).render(**values, **own).encode()


@cache
def _environment() -> Environment:
    loader = PackageLoader("workbench.rendering.comparison", _FOLDER)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _file(name: str) -> str:
    return files("workbench.rendering.comparison").joinpath(_FOLDER, name).read_text("utf-8")
