"""roles.toml at the root of a workspace: which branch carries which stage, and who may close it."""

from dataclasses import dataclass
from typing import Any

from workbench.model.problems import Problem
from workbench.storage.files import toml_reader

NAME = "roles.toml"
#: A rule for every stage that no rule names.
ANY = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """``stage``: its name, or ``*``; ``branch``: "" for any; ``closed_by``: addresses of people, empty for anybody."""

    stage: str
    branch: str = ""
    closed_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Roles:
    """The rules of one workspace, and what is wrong with their file."""

    rules: tuple[Rule, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, stage: str) -> Rule:
        """The rule for a stage: its own, else the general one, else none at all."""
        named = {rule.stage: rule for rule in self.rules}
        return named.get(stage) or named.get(ANY) or Rule(stage)


def read(content: bytes | None) -> Roles:
    """The rules in a file; None for a workspace without one."""
    if content is None:
        return Roles()
    source = toml_reader.read(NAME, content)
    rows = source.data.get("stage", []) if source.parsed else []
    rules = [_rule(row, number, source) for number, row in enumerate(rows)] if isinstance(rows, list) else []
    if source.parsed and (set(source.data) - {"stage"} or not isinstance(rows, list)):
        source.report("bad-roles", "只能写「[[stage]]」各段。")
    return Roles(tuple(rule for rule in rules if rule), tuple(source.problems))


def _rule(row: dict[str, Any], number: int, source: toml_reader.Source) -> Rule | None:
    name, branch, people = row.get("name"), row.get("branch", ""), row.get("closed_by", [])
    fits = isinstance(name, str) and isinstance(branch, str) and isinstance(people, list)
    if not fits or set(row) - {"name", "branch", "closed_by"}:
        hint = '写 name = "审次"，branch = "分支"，closed_by = ["邮箱"]。'
        source.report("bad-roles", "这一段的写法不对。", source.line(number, "name"), hint)
        return None
    return Rule(str(name), str(branch), tuple(str(one).strip().lower() for one in people))
