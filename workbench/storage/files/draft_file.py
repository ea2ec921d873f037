"""draft.toml: what stands around the tree of a draft. Writer and reader side by side; defaults are not written."""

from enum import StrEnum
from typing import TypeVar

from workbench.model.identity import Id
from workbench.model.instrument import ROOT_ID, Instrument, Mode, Numbering, Profile
from workbench.model.level import Level
from workbench.model.provision import Provision
from workbench.storage.files.toml_reader import Source
from workbench.storage.files.toml_writer import array, quoted, table

#: Raised when a file of today could not be read by the program of yesterday.
FORMAT = 1

Kind = TypeVar("Kind", bound=StrEnum)


def write(instrument: Instrument) -> bytes:
    """The bytes of draft.toml."""
    numbering, usual = instrument.numbering, Numbering()
    said = {"format": str(FORMAT), "title": quoted(instrument.title)}
    words = {
        "kind": instrument.kind,
        "profile": "" if instrument.profile is Profile.STATUTE else instrument.profile,
        "stage": instrument.stage,
        "mode": "" if numbering.mode is usual.mode else numbering.mode,
        "root": "" if instrument.root.id == ROOT_ID else instrument.root.id,
    }
    lists = {"notes": instrument.notes, "self_names": instrument.self_names}
    said |= {key: quoted(value) for key, value in words.items() if value}
    said |= {key: array(values) for key, values in lists.items() if values}
    if numbering.restarts != usual.restarts:
        said["restarts"] = array(f"{inner}/{outer}" for inner, outer in numbering.restarts)
    return table(said)


def read(source: Source) -> Instrument:
    """The instrument without its provisions; every defect is a problem in ``source``."""
    from pydantic import ValidationError

    from workbench.storage.files.schema import Draft, defects

    empty = Instrument("", Provision(ROOT_ID, Level.ROOT))
    if not source.parsed:
        return empty
    try:
        draft = Draft.model_validate(source.data)
    except ValidationError as error:
        for _, key, said in defects(error):
            source.report("bad-draft", said, source.line(-1, key))
        return empty
    root = Provision(Id(draft.root or ROOT_ID), Level.ROOT)
    profile = _one_of(source, Profile, "profile", draft.profile) or Profile.STATUTE
    mode = _one_of(source, Mode, "mode", draft.mode) or Mode.SEQUENTIAL
    numbering = Numbering(mode) if draft.restarts is None else Numbering(mode, _restarts(source, draft.restarts))
    notes, names = tuple(draft.notes), tuple(draft.self_names)
    return Instrument(draft.title, root, draft.kind, profile, notes, draft.stage, names, numbering)


def _one_of(source: Source, kinds: type[Kind], key: str, value: str) -> Kind | None:
    if not value or value in set(kinds):
        return kinds(value) if value else None
    source.report("bad-draft", f"「{key}」只能是{'、'.join(f'「{kind}」' for kind in kinds)}。", source.line(-1, key))
    return None


def _restarts(source: Source, written: list[str]) -> tuple[tuple[Level, Level], ...]:
    found = []
    for words in written:
        inner, _, outer = words.partition("/")
        if inner in set(Level) and outer in set(Level):
            found.append((Level(inner), Level(outer)))
        else:
            message = f"「{words}」不是「内层/外层」的写法，如「节/章」。"
            source.report("bad-draft", message, source.line(-1, "restarts"))
    return tuple(found)
