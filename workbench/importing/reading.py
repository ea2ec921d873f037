"""A file → its lines, whatever its format."""

from pathlib import PurePath

from workbench.importing.cleaning import clean, numbered
from workbench.importing.decode import OLE2, check_size, decode
from workbench.importing.lines import Ledger, Line, Source
from workbench.importing.markdown import tidy
from workbench.importing.options import ImportOptions
from workbench.model.problems import refuse

_TEXT = (".txt", ".md", ".markdown", ".text")


def read(data: bytes, name: str, options: ImportOptions, ledger: Ledger) -> Source:
    """The lines of a file called ``name``; raises WorkbenchError when it cannot be read."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".docx" or (suffix == ".doc" and data.startswith((OLE2, b"PK"))):
        return _word(data, options, ledger)
    if suffix not in _TEXT:
        hint = "可以导入 .txt、.md 和 .docx 文件；.doc、.wps、.pdf 请先另存为 .docx。"
        raise refuse("unknown-suffix", f"不认识「{suffix or name}」这种文件。", hint=hint)
    return _plain(data, ledger)


def _word(data: bytes, options: ImportOptions, ledger: Ledger) -> Source:
    from workbench.importing.docx.reader import read_docx

    check_size(len(data))
    return read_docx(data, options.tracked, ledger)


def _plain(data: bytes, ledger: Ledger) -> Source:
    raw = tuple(numbered(decode(data)))
    cleaned = [Line(number, clean(number, text, ledger)) for number, text in raw]
    return Source(raw, tuple(line for line in tidy(cleaned, ledger) if line.text.strip()))
