"""The journal: what a save is in the middle of. Written before the branch moves, removed when all is done."""

import json
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from workbench.model.problems import refuse
from workbench.storage import steps
from workbench.storage.git.repository import Repository

_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Journal:
    """One save. ``paths``: by path in the repository, the blob before and after (None: no such file).

    ``branch`` goes from ``old`` (None: no commit yet) to ``new``; ``pending`` is the ref that holds ``new`` until
    then, "" where none needs to. ``log``: folder of the operation log, inside the workbench's own folder, and the
    ``log_seq`` it is saved to. ``head``: the branch the work tree goes over to, when it is a switch.
    """

    branch: str
    old: str | None
    new: str
    pending: str
    paths: dict[str, tuple[str | None, str | None]]
    log: str = ""
    log_seq: int = -1
    head: str = ""


def path_of(repository: Repository) -> Path:
    """Where the journal of this work tree is; each linked work tree has its own."""
    return repository.git_dir / "workbench" / "journal.json"


def write(repository: Repository, journal: Journal) -> None:
    """From here on a crash is recovered by finishing the save."""
    place = path_of(repository)
    said = {field.name: getattr(journal, field.name) for field in fields(journal)}
    content = json.dumps({"format": _FORMAT} | said, ensure_ascii=False).encode()
    place.parent.mkdir(parents=True, exist_ok=True)
    steps.replace_file(place, content, place.with_name("journal.new"))


def read(repository: Repository) -> Journal | None:
    """The save that was not finished, or None. A journal is whole or absent, for it is renamed into place."""
    place = path_of(repository)
    try:
        data: dict[str, Any] = json.loads(place.read_bytes())
        if data.pop("format") != _FORMAT:
            raise ValueError("format")
        data["paths"] = {path: (before, after) for path, (before, after) in data["paths"].items()}
        return Journal(**data)
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        hint = f"先备份，再把 {place.name} 移走；分支上的内容是完整的。"
        raise refuse("journal-damaged", "上次保存的日志读不懂，没有继续。", where=str(place), hint=hint) from error


def clear(repository: Repository) -> None:
    """The save is done."""
    steps.remove(path_of(repository))
