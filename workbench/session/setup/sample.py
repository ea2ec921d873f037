"""The sample draft 云川市人工智能应用促进条例（草案）, installed with the program or beside its source."""

from pathlib import Path

import workbench
from workbench.model.instrument import Instrument
from workbench.model.problems import Severity, refuse
from workbench.storage.files.codec import load

SLUG = "yunchuan"
_PACKAGE = Path(workbench.__file__).parent
_PLACES = (_PACKAGE / "sample" / SLUG, _PACKAGE.parent / "drafts" / SLUG)


def sample() -> Instrument:
    """The draft; WorkbenchError when this installation has none."""
    folder = next((place for place in _PLACES if (place / "draft.toml").is_file()), None)
    if folder is None:
        raise refuse("no-sample", "这一份程序没有带样例草案。", hint="请从完整的源代码安装。")
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    instrument, problems = load({name: content.replace(b"\r\n", b"\n") for name, content in files.items()})
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise refuse("bad-sample", "样例草案的文件坏了。", where=str(folder), hint="请重新安装。")
    return instrument
