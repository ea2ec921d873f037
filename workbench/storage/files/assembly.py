"""Putting a tree together from the lines of its outline and the records of its units."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbench.model.identity import Id
from workbench.model.level import BODY, DIVISIONS, Level, may_hold
from workbench.model.problems import Problem
from workbench.model.provision import Heading, Provision
from workbench.model.text import EMPTY
from workbench.storage.files.outline import Line
from workbench.storage.files.record import Record, provision

OUTLINE = "outline.txt"


@dataclass(slots=True)
class _Open:
    """A unit whose children are still being collected; ``bodies`` are those of its file without a place yet."""

    shell: Provision
    bodies: dict[Id, Provision]
    children: list["_Open | Provision"] = field(default_factory=list)

    def close(self) -> Provision:
        units = tuple(child if isinstance(child, Provision) else child.close() for child in self.children)
        shell, children = self.shell, (*self.bodies.values(), *units)
        own = (shell.heading, children, shell.number, shell.mark, "", shell.split_from, shell.merged)
        return Provision(shell.id, shell.level, EMPTY, *own)


def assemble(
    root: Provision, lines: Sequence[Line], records: Mapping[str, Record | None], problems: list[Problem]
) -> Provision:
    """The whole tree. ``records``: by unit id, None for a file that has a defect and was reported already."""
    stack = [_opened(root, None, records, problems)]
    for line in lines:
        if line.depth >= len(stack):
            _report(problems, line, "bad-outline", "缩进比上一行深了不止一层，或者上一行下面不能再分层。")
        del stack[line.depth + 1 :]
        if line.level in BODY:
            _anchor(stack[-1], line, problems)
        else:
            stack.append(_unit(stack[-1], line, records, problems))
    return stack[0].close()


def _unit(above: _Open, line: Line, records: Mapping[str, Record | None], problems: list[Problem]) -> _Open:
    if not may_hold(above.shell.level, line.level):
        _report(problems, line, "wrong-level", f"「{above.shell.level}」下面不能放「{line.level}」。")
    shell = Provision(line.id, line.level, heading=line.heading, number=line.number, mark=line.mark)
    unit = _opened(shell, line, records, problems)
    above.children.append(unit)
    return unit


def _opened(
    shell: Provision, line: Line | None, records: Mapping[str, Record | None], problems: list[Problem]
) -> _Open:
    if shell.id not in records:
        if line is not None and line.level not in DIVISIONS:
            _report(
                problems, line, "missing-file", f"缺少文件 articles/{line.id}.toml。", "从 git 历史里取回这个文件。"
            )
        return _Open(shell, {})
    record = records[shell.id]
    if record is None:
        return _Open(shell, {})
    _, _, _, words, bracket, _, _, split_from, merged, children = record
    if (shell.heading if shell.level is Level.ARTICLE else words) is not None:
        _misplaced_heading(shell, problems)
    heading = shell.heading if words is None else Heading(words, bracket)
    own = (heading, (), shell.number, shell.mark, "", split_from, tuple(map(Id, merged)))
    shell = Provision(shell.id, shell.level, EMPTY, *own)
    bodies = [provision(child) for child in children]
    return _Open(shell, {body.id: body for body in bodies})


def _misplaced_heading(shell: Provision, problems: list[Problem]) -> None:
    place = "条旨写在条文文件里" if shell.level is Level.ARTICLE else "编章节等的标题写在 outline.txt 里"
    problems.append(Problem("misplaced-heading", f"{place}，另一处不要写。", f"articles/{shell.id}.toml"))


def _anchor(above: _Open, line: Line, problems: list[Problem]) -> None:
    body = above.bodies.pop(line.id, None)
    if body is None or body.level is not line.level:
        _report(problems, line, "unknown-id", f"上一级的文件里没有编号为「{line.id}」的{line.level}。")
    if body is not None:
        above.children.append(body)


def _report(problems: list[Problem], line: Line, code: str, message: str, hint: str = "") -> None:
    problems.append(Problem(code, message, f"{OUTLINE}:{line.row}", hint))
