"""What names a number that was given anew follows it: lines of opinions, rulings and answers, and amendments."""

from collections.abc import Mapping
from dataclasses import replace

from workbench.amendments.opinions.submitters import called_anew
from workbench.amendments.values import Amendment
from workbench.model.identity import Id
from workbench.storage.amendments.reader import read
from workbench.storage.amendments.writer import write as write_amendment
from workbench.storage.merging.line_sets import data_of
from workbench.storage.opinions.lines import write
from workbench.storage.opinions.records import DISPOSITIONS, OPINIONS, RULINGS

Numbers = Mapping[str, str]
_KEYS = {OPINIONS: ("id", "group"), RULINGS: ("opinion", "group"), DISPOSITIONS: ("opinions",)}


def followed_line(line: bytes, folder: str, numbers: Numbers) -> bytes:
    """A line of ``folder`` with the numbers as they are now; the very same where it names none of them.

    Keys this program does not know stay as they are.
    """
    before = data_of(line) if numbers and folder in _KEYS else {}
    after = before | {key: _now(before[key], numbers) for key in _KEYS.get(folder, ()) if key in before}
    if folder == OPINIONS and isinstance(said := before.get("submitter"), str):
        after["submitter"] = called_anew(said, numbers)
    return write(after).rstrip(b"\n") if after != before else line


def _now(said: object, numbers: Numbers) -> object:
    if isinstance(said, list):
        return [_now(one, numbers) for one in said]
    return numbers.get(said, said) if isinstance(said, str) else said


def followed_amendment(path: str, content: bytes, numbers: Numbers, renamed: Mapping[Id, int]) -> bytes:
    """The file of an amendment with the numbers as they are now; ``renamed``: its own, by id.

    A file that cannot be trusted stays as it is, and is reported whenever it is read.
    """
    amendment = amendment_of(path, content)
    if amendment is None:
        return content
    now = _renumbered(amendment, renamed.get(amendment.id, amendment.number))
    opinions = tuple(numbers.get(id, id) for id in now.opinions)
    now = replace(now, opinions=opinions, proposer=called_anew(now.proposer, numbers))
    return write_amendment(now) if now != amendment else content


def amendment_of(path: str, content: bytes) -> Amendment | None:
    """The amendment of a file (by its path in the workspace), if it can be trusted."""
    return read(path, content, path.split("/")[1])[0]


def _renumbered(amendment: Amendment, number: int) -> Amendment:
    """Whoever stands in it as 「提出人12」 was called so by its number."""
    proposer = f"提出人{number}" if amendment.proposer == f"提出人{amendment.number}" else amendment.proposer
    return replace(amendment, number=number, proposer=proposer)
