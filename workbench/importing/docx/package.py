"""The parts of a .docx: a zip archive that is not trusted."""

import io
import lzma
import zipfile
import zlib

from lxml import etree

from workbench.importing.decode import OLE2
from workbench.model.problems import WorkbenchError, refuse

LARGEST_PART = 64 * 1024 * 1024
LARGEST_WHOLE = 128 * 1024 * 1024
_MOST_PARTS = 5_000
_STEEPEST = 200
_SMALL = 1024 * 1024
_DEEPEST = 200
_HINT = "请用 Word 打开后另存为新的 .docx 文件，再导入。"


class Package:
    """Reads single parts of an archive whose sizes have been checked before anything is unpacked."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLE2):
            hint = "请用 Word 打开，去掉密码（或者另存为 .docx），再导入。"
            raise refuse("encrypted-docx", "这个文件有密码保护，或者是旧的 .doc 格式，读不了。", hint=hint)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise refuse("broken-docx", "这个 .docx 文件不完整或者已经损坏。", hint=_HINT) from None
        self._check()

    def _check(self) -> None:
        parts = self._archive.infolist()
        if any(part.flag_bits & 1 for part in parts):
            raise refuse("encrypted-docx", "这个 .docx 文件有密码保护，读不了。", hint="请先去掉密码，再导入。")
        total = sum(part.file_size for part in parts)
        steep = any(p.file_size > _SMALL and p.file_size > _STEEPEST * max(p.compress_size, 1) for p in parts)
        if len(parts) > _MOST_PARTS or total > LARGEST_WHOLE or steep or any(p.file_size > LARGEST_PART for p in parts):
            message = f"这个 .docx 解压以后有 {total / 1024 / 1024:.0f} MB，大得不正常，没有打开。"
            raise refuse("zip-bomb", message, hint="请确认文件来源可靠；可以用 Word 另存一份再导入。")

    def has(self, name: str) -> bool:
        """Whether the archive has this part."""
        return name in self._archive.namelist()

    def tree(self, name: str) -> etree._Element | None:
        """The root element of a part; None when there is no such part."""
        return parse(self._bytes(name)) if self.has(name) else None

    def _bytes(self, name: str) -> bytes:
        try:
            with self._archive.open(name) as part:
                data = part.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError):
            raise refuse("broken-docx", "这个 .docx 文件不完整或者已经损坏。", hint=_HINT) from None
        if len(data) > LARGEST_PART:
            raise refuse("zip-bomb", "这个 .docx 里的内容大得不正常，没有打开。", hint="请确认文件来源可靠。")
        return data


def parse(data: bytes) -> etree._Element:
    """XML without entities, network or a document type; raises WorkbenchError for anything else."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise _doctype() if b"<!DOCTYPE" in data or b"<!ENTITY" in data else _damaged() from None
    if b"<!DOCTYPE" in data or root.getroottree().docinfo.internalDTD is not None:
        raise _doctype()
    _check_depth(root)
    return root


def _check_depth(root: etree._Element) -> None:
    """Refuse nesting that no word processor makes."""
    level, depth = [root], 0
    while level:
        depth += 1
        if depth > _DEEPEST:
            raise refuse("deep-xml", "这个 .docx 的内容嵌套得不正常，没有打开。", hint=_HINT)
        level = [child for element in level for child in element]


def _doctype() -> WorkbenchError:
    return refuse("hostile-docx", "这个 .docx 里含有外部实体声明，Word 不会写出这样的文件，没有打开。", hint=_HINT)


def _damaged() -> WorkbenchError:
    return refuse("broken-docx", "这个 .docx 的内容已经损坏，读不了。", hint=_HINT)
