"""The sample: a draft, amendments to it and letters about it, installed with the program or beside its source.

The draft is 云川市人工智能应用促进条例（草案）; nobody and nothing in it, and in what is said about it, is real.
"""

from pathlib import Path

import workbench
from workbench.model.instrument import Instrument
from workbench.model.problems import Severity, refuse
from workbench.storage.files.codec import load

SLUG = "yunchuan"
#: What was sent about the draft, as the files that are imported.
LETTERS = ("征求意见.csv", "网络来信.jsonl")
_INSTALLED = Path(workbench.__file__).parent / "sample"
_SOURCE = Path(workbench.__file__).parent.parent


def sample() -> Instrument:
    """The draft; WorkbenchError when this installation has none."""
    folder = _place(SLUG, f"drafts/{SLUG}")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    instrument, problems = load({name: _bytes(path) for name, path in files.items()})
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise refuse("bad-sample", "样例草案的文件坏了。", where=str(folder), hint="请重新安装。")
    return instrument


def sample_amendments() -> dict[str, bytes]:
    """The files of the amendments that were proposed for the draft, by path in a workspace."""
    folder = _place("amendments", f"amendments/{SLUG}")
    return {f"amendments/{SLUG}/{path.name}": _bytes(path) for path in sorted(folder.glob("*.toml"))}


def sample_letters() -> dict[str, bytes]:
    """The files of ``LETTERS`` by name."""
    return {name: _bytes(_place(name, f"samples/{name}")) for name in LETTERS}


def _place(installed: str, source: str) -> Path:
    """Where a part of the sample lies."""
    found = next((place for place in (_INSTALLED / installed, _SOURCE / source) if place.exists()), None)
    if found is None:
        raise refuse("no-sample", "这一份程序没有带样例。", where=source, hint="请从完整的源代码安装。")
    return found


def _bytes(path: Path) -> bytes:
    """As in git, also where a checkout has other line ends."""
    return path.read_bytes().replace(b"\r\n", b"\n")
