"""Corrections of single lines: those that take a line out, and whether each one had its effect."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from workbench.importing.imported import CONTENTS, NOISE, LineRole
from workbench.importing.lines import Ledger, Line
from workbench.importing.options import ImportOptions

_ATTACHED = "附带材料"
_OUT = (NOISE, CONTENTS, _ATTACHED)
#: Roles a corrected line may end with, where that is not the role itself.
_ALSO = {"项": ("目", "细目"), "序言": ("款",)}


def split(lines: Sequence[Line], options: ImportOptions, ledger: Ledger) -> tuple[list[Line], list[LineRole]]:
    """(lines that stay, roles of those a person took out as 杂项, 目录 or 附带材料)."""
    stay, out = [], []
    for line in lines:
        forced = options.role(line.number)
        if forced in _OUT:
            out.append(LineRole(line.number, forced, line.text))
        else:
            stay.append(line)
        if forced == NOISE:
            ledger.repair(line.number, "信息行", line.text, "", "按照指定，删去这一行。")
    return stay, out


def attached(roles: Iterable[LineRole]) -> Iterator[list[Line]]:
    """Runs of neighbouring lines that a person called 附带材料."""
    lines = [Line(role.line, role.text) for role in roles if role.role == _ATTACHED]
    for _, group in groupby(enumerate(lines), lambda pair: pair[1].number - pair[0]):
        yield [line for _, line in group]


def check(roles: Sequence[LineRole], options: ImportOptions, ledger: Ledger) -> None:
    """Warn of corrections that could not be followed."""
    for number, wanted in options.corrections:
        given = {role.role for role in roles if role.line == number}
        if not given & {wanted, *_ALSO.get(wanted, ())}:
            became = f"仍然读作「{'、'.join(sorted(given))}」" if given else "没有这一行文字"
            hint = "请核对行号；标题类的角色要求这一行以「第×章」「第×条」等开头。"
            ledger.warn("correction-ignored", number, f"指定的角色「{wanted}」没有生效，{became}。", hint)
