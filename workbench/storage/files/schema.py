"""What a hand-edited file may say: every key, its type, and nothing else (pydantic, strict)."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from workbench.model.identity import ID_PATTERN
from workbench.model.instrument import ROOT_ID

IdWord = Annotated[str, StringConstraints(pattern=f"^(?:{ID_PATTERN.pattern}|{ROOT_ID})$")]


class Record(BaseModel):
    """Strict: no key that is not named here, no value of another type."""

    model_config = ConfigDict(strict=True, extra="forbid")


class Ancestry(Record):
    """Where a provision came from."""

    id: IdWord
    heading: str | None = None
    bracket: str = ""
    split_from: IdWord | None = None
    merged: list[IdWord] = Field(default_factory=list)


class Body(Ancestry):
    """A 款, 项, 目, 细目 or 图表; ``children`` are put in file order before validation."""

    level: str
    mark: str = ""
    kind: str = ""
    text: str = ""
    lines: str | None = None
    children: list["Body"] = Field(default_factory=list)


class Unit(Ancestry):
    """The file of one unit."""

    children: list[Body] = Field(default_factory=list)


class Draft(Record):
    """draft.toml; the values of ``profile``, ``mode`` and ``restarts`` are checked where they are turned into enums."""

    format: Literal[1] = 1
    title: str
    kind: str = ""
    profile: str = ""
    stage: str = ""
    notes: list[str] = Field(default_factory=list)
    self_names: list[str] = Field(default_factory=list)
    mode: str = ""
    restarts: list[str] | None = None
    root: IdWord | None = None


class Matter(Record):
    """One file of 附带材料."""

    title: str
    before: bool = False
    lines: list[str] = Field(default_factory=list)


_SAID = {
    "missing": "缺少「{key}」。",
    "extra_forbidden": "不认识的键「{key}」。",
    "string_pattern_mismatch": "「{key}」不是一个编号（八位大写字母和数字，首位是字母）。",
    "literal_error": "「{key}」的值不在允许的几种之内。",
}


def defects(error: ValidationError) -> list[tuple[tuple[Any, ...], str, str]]:
    """Each defect as (place, key, Chinese sentence)."""
    found = []
    for detail in error.errors(include_url=False, include_context=False):
        place = detail["loc"]
        key = next((str(step) for step in reversed(place) if isinstance(step, str)), "")
        found.append((place, key, _SAID.get(detail["type"], "「{key}」的值类型不对。").format(key=key)))
    return found
