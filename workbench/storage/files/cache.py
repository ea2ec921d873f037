"""A disposable cache of parsed articles, keyed by the id of their blob.

An append-only file of lines ``<blob id> <crc32> <record as JSON>``. A line that is torn or damaged is as good as
absent. Never pickle: a file that somebody else can write must not be able to run code.
"""

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

from workbench.storage.files.record import Record

#: Lines beyond which the file is written anew with what was last asked for.
MAX_LINES = 20_000
#: Changes whenever the meaning of a record does.
_HEAD = "workbench articles 1"


class ArticleCache:
    """Records by blob id; failing to read or write it never fails the work it serves."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: dict[str, str] | None = None
        self._fresh: dict[str, str] = {}

    def known(self, blobs: Iterable[str]) -> dict[str, Record]:
        """The records of those ``blobs`` that are in the cache and whole."""
        lines = self._read()
        bodies = {blob: body for blob in blobs if blob in lines and (body := _whole(lines[blob]))}
        try:  # in one go: a call for each line takes twice as long
            return dict(zip(bodies, json.loads(f"[{','.join(bodies.values())}]"), strict=True))
        except ValueError:
            return {}

    def keep(self, blob: str, record: Record) -> None:
        """Remember a record until :meth:`flush`."""
        self._fresh[blob] = json.dumps(record, ensure_ascii=False, separators=(",", ":"))

    def flush(self) -> None:
        """Write what was kept; silent when the folder cannot be written, for nothing depends on it."""
        if not self._fresh:
            return
        lines, fresh = self._read(), self._fresh
        anew = not lines or len(lines) + len(fresh) > MAX_LINES
        written = "".join(f"{blob} {zlib.crc32(body.encode()):08x} {body}\n" for blob, body in fresh.items())
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("w" if anew else "a", encoding="utf-8", newline="\n") as file:
                file.write((f"{_HEAD}\n" if anew else "\n") + written)
        except OSError:
            return
        self._lines, self._fresh = None, {}

    def _read(self) -> dict[str, str]:
        if self._lines is None:
            try:
                head, _, rest = self._path.read_text(encoding="utf-8", errors="replace").partition("\n")
            except OSError:
                head, rest = "", ""
            rows = (row.partition(" ") for row in rest.split("\n")) if head == _HEAD else ()
            self._lines = {blob: body for blob, _, body in rows if body}
        return self._lines


def _whole(line: str) -> str:
    """The JSON of a line, or nothing when it is damaged."""
    check, _, body = line.partition(" ")
    return body if check == f"{zlib.crc32(body.encode()):08x}" else ""
