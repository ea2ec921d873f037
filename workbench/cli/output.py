"""The two channels of a command: prose for people, or exactly one JSON document for programs."""

import os
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


_HINT = "提示：终端的编码是 {}，有的文字显示不出来，以 ? 代替；请设环境变量 PYTHONUTF8=1 后再试。"


class Output:
    """Prose goes to stdout, or to stderr when the answer is JSON; the document is written once, at the end."""

    def __init__(self, json: bool) -> None:
        self.json = json
        self._document: object = None
        self._hinted = False
        self._gone: list[object] = []
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")

    def say(self, *lines: str) -> None:
        """Tell the user something."""
        for line in lines:
            self._write(line, sys.stderr if self.json else sys.stdout)

    def note(self, *lines: str) -> None:
        """Tell the user something that is not the answer: warnings, mistakes."""
        for line in lines:
            self._write(line, sys.stderr)

    def answer(self, document: object) -> None:
        """What a program gets; the last one given counts. Without --json it is left alone."""
        self._document = document

    def close(self) -> None:
        """Write the document and make sure that everything has left."""
        if self.json:
            self._write_document()
        self._print(None, sys.stdout)
        self._print(None, sys.stderr)

    def _write_document(self) -> None:
        from json import dumps

        from workbench.language.display import escaped

        document = {"problems": []} if self._document is None else self._document
        written = escaped(dumps(document, ensure_ascii=False, indent=2))
        # A surrogate or a character the stream cannot write must not break the document.
        self._print(written if _fits(written, sys.stdout) else dumps(document, indent=2), sys.stdout)

    def _write(self, line: str, stream: "TextIO") -> None:
        from workbench.language.display import clean

        line = clean(line)
        if not _fits(line, stream) and not self._hinted:
            self._hinted = True
            self._print(_HINT.format(stream.encoding), sys.stderr)
        self._print(line, stream)

    def _print(self, line: str | None, stream: "TextIO") -> None:
        """Print, or flush for None. When the reader went away (``| head``) the work goes on in silence."""
        if stream in self._gone:
            return
        try:
            stream.flush() if line is None else print(line, file=stream)
        except BrokenPipeError:
            self._gone.append(stream)
            _silence(stream)


def _silence(stream: "TextIO") -> None:
    """Keep the interpreter from complaining at exit about what it could not write."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _fits(words: str, stream: "TextIO") -> bool:
    try:
        words.encode(stream.encoding or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
