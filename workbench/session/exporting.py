"""The consolidated text as a file; an existing file is kept unless told otherwise."""

import os
import tempfile
from pathlib import Path

from workbench.model.problems import WorkbenchError, refuse
from workbench.rendering.export import export
from workbench.rendering.options import ExportOptions
from workbench.session.view import View
from workbench.storage.workspace import Workspace


def export_text(view: View, format: str, *, headings: bool = True, attachments: bool = False) -> bytes:
    """The content of the file."""
    return export(view.instrument, format, ExportOptions(headings=headings, with_attachments=attachments))


def refuse_place(path: Path, *, force: bool) -> None:
    """WorkbenchError when nothing may be written there; to be asked before long work begins."""
    _refuse_kept(path)
    if path.is_dir():
        raise refuse("is-directory", f"「{path}」是文件夹。", hint="请写出文件名。")
    if path.exists() and not path.is_file():
        raise refuse("not-a-file", f"「{path}」不是普通的文件。", hint="换一个名字。")
    if path.exists() and not force:
        raise refuse("file-exists", f"「{path}」已经存在，没有覆盖。", hint="换一个名字，或者加 --force。")
    if not path.parent.is_dir():
        raise refuse("no-such-folder", f"没有「{path.parent}」这个文件夹。", hint="请先建立文件夹。")


def _refuse_kept(path: Path) -> None:
    """What git keeps, and what the drafts are kept in, is never the place of an export; force does not change that."""
    real = path.resolve()
    if any(part.casefold() == ".git" for part in real.parts):
        raise refuse("kept-by-git", f"「{path}」在 git 自己的文件夹里，不能导出到那里。", hint="换一个文件夹。")
    workspace = _workspace_around(real)
    if workspace is None:
        return
    repository = workspace.repository
    if {repository.git_dir, repository.common} & {real, *real.parents}:
        raise refuse("kept-by-git", f"「{path}」在 git 自己的文件夹里，不能导出到那里。", hint="换一个文件夹。")
    if workspace.root / "drafts" in (real, *real.parents):
        hint = "换一个文件夹，例如工作区里的 exports。"
        raise refuse("kept-by-drafts", f"「{path}」在草案的文件夹里，不能导出到那里。", hint=hint)


def _workspace_around(path: Path) -> Workspace | None:
    folder = next((folder for folder in path.parents if folder.is_dir()), None)
    try:
        return Workspace.find(folder) if folder is not None else None
    except WorkbenchError:
        return None


def write_new(path: Path, data: bytes, *, force: bool) -> None:
    """Write whole or not at all; refuse to replace a file without ``force``, and a folder always.

    OSError, about ``path``, when the disk is full or nothing may be written there.
    """
    refuse_place(path, force=force)
    try:
        _write_beside(path, data, force)
    except OSError as error:
        # Nobody knows the temporary file by its name.
        raise OSError(error.errno, error.strerror, str(path)) from error


def _write_beside(path: Path, data: bytes, force: bool) -> None:
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
