"""意见编号: 132, and 132-1, 132-2 for opinions that belong behind it but came later. Frozen once given."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

from workbench.model.problems import refuse

_NUMBER = re.compile(r"(?:意见)?\s*[#＃]?\s*([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,5}))?")
_KEPT = re.compile(r"[1-9][0-9]{0,8}(?:-[1-9][0-9]{0,5})?")

Order = tuple[int, int]


def read_number(words: str) -> str:
    """「意见#132」, 「#132」 or 「132-1」 as an id; WorkbenchError for anything else."""
    found = _NUMBER.fullmatch(words.strip())
    if found is None:
        raise refuse("bad-opinion-number", f"「{words}」不是意见编号。", hint="例如：132、132-1、意见#132。")
    return found[1] + (f"-{found[2]}" if found[2] else "")


def order(id: str) -> Order:
    """Where an opinion stands in the list of all."""
    n, _, k = id.partition("-")
    return int(n), int(k or 0)


def said(id: str) -> str:
    """「意见#132」."""
    return f"意见#{id}"


def following(taken: Iterable[str], after: str = "") -> Iterator[str]:
    """Numbers for new opinions: behind all that were given, or between ``after`` and the next one."""
    given = [order(id) for id in taken]
    if after:
        n = order(after)[0]
        first = max((k for m, k in given if m == n), default=0) + 1
        yield from (f"{n}-{k}" for k in count(first))
    yield from map(str, count(max((n for n, _ in given), default=0) + 1))


def is_number(id: str) -> bool:
    """Whether these are the words of a 意见编号 as it is kept."""
    return _KEPT.fullmatch(id) is not None


def given_anew(lost: Iterable[str], taken: Iterable[str]) -> dict[str, str]:
    """For each number that another opinion keeps the next free one behind it, in order."""
    last: dict[int, int] = {}
    for n, k in map(order, taken):
        last[n] = max(last.get(n, 0), k)
    found: dict[str, str] = {}
    for id in sorted(lost, key=order):
        n = order(id)[0]
        last[n] = last.get(n, 0) + 1
        found[id] = f"{n}-{last[n]}"
    return found
