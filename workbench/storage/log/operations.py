"""The operation log: the durable half of the work in hand, the same for every process.

Append-only. What it held is renamed, never deleted, when a save has put it into a commit or a line is damaged.
"""

import re
import time
from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path

from workbench.model.problems import Problem, Severity, refuse
from workbench.storage import steps
from workbench.storage.locks import locked
from workbench.storage.log.lines import NOTHING, Data, Entry, LogState, Scan, scan, write_line


class OperationLog:
    """The log in one folder. Reading needs no lock; every change is one flushed line under the log's lock."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file = folder / "log.jsonl"
        self._beginning, self._known = b"", NOTHING

    def read(self) -> tuple[LogState, tuple[Problem, ...]]:
        """The state now. A torn last line was never acknowledged and is passed over; damage before it is a problem."""
        found = self._scan()
        return found.state, (self._damage(found),) if found.corrupt else ()

    def append(self, operation: Data, inverse: Data, base: str, digest: str, *, after: LogState | None = None) -> Entry:
        """Add one operation at the cursor; what could be redone is forgotten.

        ``base``: the commit the work in hand stands on. ``after``: what the caller read last; refuses with
        ``log-moved`` when another process has written since. A number alone would not do: a log begun anew counts
        from the start again.
        """
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            state = self._ready(base, after)
            entry = Entry(operation, inverse, base, digest, state.seq + 1)
            self._add({"do": operation, "undo": inverse, "base": base, "digest": digest, "seq": entry.seq})
            return entry

    def undo(self, *, after: LogState | None = None) -> Entry | None:
        """Move the cursor back; the entry whose inverse is now to be applied, or None at the beginning."""
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            state = self._ready("", after)
            if state.cursor == 0:
                return None
            self._add({"cursor": state.cursor - 1, "seq": state.seq + 1})
            return state.entries[state.cursor - 1]

    def redo(self, *, after: LogState | None = None) -> Entry | None:
        """Move the cursor forward; the entry to be applied again, or None at the end."""
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            state = self._ready("", after)
            if state.cursor == len(state.entries):
                return None
            self._add({"cursor": state.cursor + 1, "seq": state.seq + 1})
            return state.entries[state.cursor]

    def restart(self, base: str, entries: Iterable[Entry] = (), *, after: LogState) -> None:
        """Begin anew on ``base`` with these entries done (after a rebase); the old log is kept beside it.

        ``after``: what the entries were made from; ``log-moved``, and nothing done, when the log says something else.
        """
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            _refuse_moved(self._scan().state, after)
            self._replace(base, entries)

    def advance(self, old: str, new: str, seq: int) -> None:
        """After a save of everything up to ``seq`` into commit ``new``: only what came later is left to do.

        Doing it twice does nothing the second time. Saved operations that were undone meanwhile become operations
        on the new base, as their inverses.
        """
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            found = self._scan().state
            if found.base != old or found.seq < seq:
                return
            done = found.done
            saved = done if found.seq == seq else scan(self._file.read_bytes(), seq).state.done
            common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(saved, done, strict=False)))
            back = [Entry(entry.inverse, entry.operation, new, "") for entry in reversed(saved[common:])]
            self._replace(new, [*back, *done[common:]])

    def mend(self) -> None:
        """Put a damaged or torn log aside and go on with its good beginning, as the next change would."""
        with locked(self.folder / "log.lock"), steps.disk_errors(self.folder):
            self._ready("", None)

    def kept(self) -> tuple[Path, ...]:
        """The logs that were put aside, oldest first."""
        return tuple(sorted(self.folder.glob("kept-*.jsonl")))

    def _scan(self) -> Scan:
        """The whole log; where it begins as it did last time, only what was added is read."""
        try:
            content = self._file.read_bytes()
        except FileNotFoundError:
            return NOTHING
        found = scan(content, known=self._known if content.startswith(self._beginning) else NOTHING)
        self._beginning, self._known = content[: found.good], found
        return found

    def _ready(self, base: str, after: LogState | None) -> LogState:
        """Bring the file into a state that can be appended to, and answer what it says."""
        found = self._scan()
        if found.corrupt:
            self._put_aside_damage(found)
        elif found.torn:
            steps.cut(self._file, found.good)
        state = found.state
        _refuse_moved(state, after)
        if state.seq < 0 and base:
            self._add({"log": 1, "base": base, "seq": 0})
            state = LogState(base, (), 0, 0)
        if base and base != state.base:
            raise refuse("branch-moved", "草案在别处有了新的版本。", hint="先把手头的修改移到新版本上，再继续。")
        return state

    def _add(self, data: Data) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        steps.append(self._file, write_line(data))

    def _replace(self, base: str, entries: Iterable[Entry]) -> None:
        lines: list[Data] = [{"log": 1, "base": base, "seq": 0}]
        for seq, entry in enumerate(entries, 1):
            said = {"do": entry.operation, "undo": entry.inverse, "base": base, "digest": entry.digest}
            lines.append(said | {"seq": seq})
        self._keep_copy()
        steps.replace_file(self._file, b"".join(map(write_line, lines)), self.folder / "log.new")

    def _keep_copy(self) -> Path | None:
        """A copy beside the log, so that at every instant there is a whole log under its own name."""
        if not self._file.exists():
            return None
        place = self.folder / f"kept-{time.time_ns():020}.jsonl"
        steps.replace_file(place, self._file.read_bytes(), self.folder / "kept.new")
        return place

    def _put_aside_damage(self, found: Scan) -> None:
        self._keep_copy()
        good = self._file.read_bytes()[: found.good]
        steps.replace_file(self._file, good, self.folder / "log.new")

    def _damage(self, found: Scan) -> Problem:
        message = f"修改记录第 {found.corrupt} 行已损坏，其后的修改没有计入。"
        hint = "整份记录会另存为 kept-….jsonl，可以从中找回。"
        # A warning: what is good goes on, and the next edit puts the damage aside.
        return Problem("log-damaged", message, f"{self._file}:{found.corrupt}", hint, Severity.WARNING)


def _refuse_moved(now: LogState, seen: LogState | None) -> None:
    if seen is not None and seen != now:
        raise refuse("log-moved", "另一个程序刚刚修改了这份草案。", hint="重新读取后再改。")


def folder_name(prefix: str, slug: str, branch: str) -> str:
    """The folder of a log: readable, and different for every workspace, draft and branch."""
    import hashlib

    key = hashlib.blake2b("\0".join((prefix, slug, branch)).encode(), digest_size=8).hexdigest()
    return f"{re.sub(r'[^0-9A-Za-z一-鿿-]', '-', slug)[:24]}-{key}"
