"""The words of a text file that somebody wrote for --file."""

from pathlib import Path

from workbench.importing.decode import decode
from workbench.importing.load import read_file


def read_text(path: Path) -> str:
    """Its words, in any encoding the import reads; WorkbenchError when it is missing, too large or no text."""
    return decode(read_file(path))
