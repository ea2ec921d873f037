"""The consolidated text as a file; an existing file is kept unless told otherwise."""

import os
import tempfile
from pathlib import Path

from workbench.model.problems import refuse
from workbench.rendering.export import export
from workbench.rendering.options import ExportOptions
from workbench.session.view import View


def export_text(view: View, format: str, *, headings: bool = True, attachments: bool = False) -> bytes:
    """The content of the file."""
    return export(view.instrument, format, ExportOptions(headings=headings, with_attachments=attachments))


def refuse_place(path: Path, *, force: bool) -> None:
    """WorkbenchError when nothing may be written there; to be asked before long work begins."""
    if path.is_dir():
        raise refuse("is-directory", f"「{path}」是文件夹。", hint="请写出文件名。")
    if path.exists() and not force:
        raise refuse("file-exists", f"「{path}」已经存在，没有覆盖。", hint="换一个名字，或者加 --force。")
    if not path.parent.is_dir():
        raise refuse("no-such-folder", f"没有「{path.parent}」这个文件夹。", hint="请先建立文件夹。")


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write whole or not at all; refuse to replace a file without ``force``, and a folder always."""
    refuse_place(path, force=force)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".workbench-")
    try:
        with open(handle, "wb") as file:
            file.write(data)
        _settle(Path(temporary), path, force)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _settle(temporary: Path, path: Path, force: bool) -> None:
    # mkstemp makes files for the owner alone; what is handed over has the rights of any new file.
    umask = os.umask(0)
    os.umask(umask)
    temporary.chmod(0o666 & ~umask)
    if path.exists() and not force:
        raise refuse("file-exists", f"「{path}」已经存在，没有覆盖。", hint="换一个名字，或者加 --force。")
    os.replace(temporary, path)
