"""The lines of an operation log: JSON, one per entry, each with its place in the sequence and a checksum.

{"log": 1, "base": commit, "seq": 0, "check": …}                                    the first line
{"do": operation, "undo": inverse, "base": commit, "digest": …, "seq": n, "check": …}
{"cursor": n, "seq": n, "check": …}                                                 undo and redo
"""

import json
import zlib
from dataclasses import dataclass
from typing import Any

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation that was done. ``base``: the commit under it; ``digest``: of the result, chosen by the caller."""

    operation: Data
    inverse: Data
    base: str
    digest: str
    seq: int = 0


@dataclass(frozen=True, slots=True)
class LogState:
    """What a log says now: ``entries[:cursor]`` are done, the rest can be redone."""

    base: str = ""
    entries: tuple[Entry, ...] = ()
    cursor: int = 0
    seq: int = -1

    @property
    def done(self) -> tuple[Entry, ...]:
        """The operations that make up the work in hand."""
        return self.entries[: self.cursor]

    @property
    def undone(self) -> tuple[Entry, ...]:
        """The operations that redo would do again, next one first."""
        return self.entries[self.cursor :]


@dataclass(frozen=True, slots=True)
class Scan:
    """A log as found: the state of its good beginning, how many bytes that is, and what follows it.

    ``torn``: the rest is one unfinished line, which nobody was told about. ``corrupt``: the number of a bad line in
    the middle; 0 when there is none.
    """

    state: LogState
    good: int
    torn: bool = False
    corrupt: int = 0


def write_line(data: Data) -> bytes:
    """One line with its checksum."""
    return (_json(data | {"check": _check(data)}) + "\n").encode()


def read_line(line: bytes) -> Data:
    """What :func:`write_line` wrote; ValueError when anything of it is missing or changed."""
    data = json.loads(line)
    if not isinstance(data, dict) or data.pop("check", None) != _check(data):
        raise ValueError("damaged line")
    return data


#: A log in which nothing was read yet.
NOTHING = Scan(LogState(), 0)


def scan(content: bytes, until: int | None = None, known: Scan = NOTHING) -> Scan:
    """Read as far as lines are whole and in sequence, or up to the line with ``seq`` equal to ``until``.

    ``known``: what was found in the same beginning before, which is not read again.
    """
    reading, good = _Reading(known.state), known.good
    lines = content[good:].split(b"\n")
    for number, line in enumerate(lines[:-1], content.count(b"\n", 0, good) + 1):
        if until is not None and reading.seq >= until:
            return Scan(reading.state(), good)
        if not reading.take(line):
            last = good + len(line) + 1 == len(content)
            return Scan(reading.state(), good, torn=last, corrupt=0 if last else number)
        good += len(line) + 1
    return Scan(reading.state(), good, torn=bool(lines[-1]))


class _Reading:
    """A log while it is read line by line."""

    def __init__(self, known: LogState) -> None:
        self._base = known.base
        self._entries = list(known.entries)
        self._cursor = known.cursor
        self.seq = known.seq

    def state(self) -> LogState:
        return LogState(self._base, tuple(self._entries), self._cursor, self.seq)

    def take(self, line: bytes) -> bool:
        """Take one more line; False when it is damaged or out of place."""
        try:
            data = read_line(line)
            taken = data["seq"] == self.seq + 1 and self._act(data)
        except (ValueError, KeyError, TypeError, AttributeError):
            return False
        self.seq += taken
        return taken

    def _act(self, data: Data) -> bool:
        if data["seq"] == 0:
            self._base = data["base"]
            return bool(data["log"] == 1)
        if "cursor" in data:
            return self._turn(int(data["cursor"]))
        del self._entries[self._cursor :]
        self._entries.append(Entry(data["do"], data["undo"], data["base"], data["digest"], data["seq"]))
        self._cursor += 1
        return True

    def _turn(self, cursor: int) -> bool:
        fits = 0 <= cursor <= len(self._entries)
        self._cursor = cursor if fits else self._cursor
        return fits


def _json(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _check(data: Data) -> str:
    return f"{zlib.crc32(_json(data).encode('utf-8', 'surrogatepass')):08x}"
