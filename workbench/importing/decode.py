"""Bytes → text: UTF-8, UTF-16 and GB18030, with a byte order mark or without."""

from workbench.model.problems import refuse

LARGEST = 32 * 1024 * 1024

_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAGIC = (
    b"PK\x03\x04",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"\x1f\x8b",
    b"Rar!",
    b"7z\xbc\xaf",
    OLE2,
)
_SAMPLE = 200_000


def check_size(size: int) -> None:
    """Refuse what is too large to be an instrument, or empty."""
    if size > LARGEST:
        message = f"文件有 {size / 1024 / 1024:.0f} MB，超过 {LARGEST // 1024 // 1024} MB 的上限。"
        raise refuse("too-large", message, hint="法规文本一般不到 1 MB，请确认选对了文件，或者分成几个文件导入。")
    if size == 0:
        raise refuse("empty-file", "文件是空的。", hint="请确认选对了文件。")


def decode(data: bytes) -> str:
    """The text of a plain text file; raises WorkbenchError when it is empty, binary or in an unknown encoding."""
    check_size(len(data))
    text = _decoded(data)
    if not text.strip("\ufeff \t\r\n\u3000"):
        raise refuse("empty-file", "文件里没有文字。", hint="请确认选对了文件。")
    return text


def _decoded(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data, encoding) or _unknown()
    if data.startswith(_MAGIC):
        raise _binary()
    text = _strict(data, "utf-8")
    if text is not None and "\0" not in text:
        return text
    return _without_mark(data)


def _without_mark(data: bytes) -> str:
    wide = _utf16(data)
    if wide is not None:
        return wide
    if b"\0" in data:
        raise _binary()
    text = _strict(data, "gb18030")
    return text if text is not None and _plausible(text) else _unknown()


def _utf16(data: bytes) -> str | None:
    """Text in UTF-16 without a mark: the byte order that gives Chinese or ASCII, if either does."""
    readings = (_strict(data, encoding) for encoding in ("utf-16-le", "utf-16-be"))
    return next((text for text in readings if text is not None and "\0" not in text and _plausible(text)), None)


def _plausible(text: str) -> bool:
    """Whether nearly all characters are ASCII or in GB 2312, as in every text of the field."""
    sample = text[:_SAMPLE]
    kept = sample.encode("gb2312", "ignore").decode("gb2312")
    odd = sum(sample.count(c) for c in "—·…“”‘’—・\u3000\ufeff") if len(kept) < len(sample) else 0
    return len(kept) + odd >= 0.85 * len(sample) and _controls(sample) <= 0.01 * len(sample)


def _controls(text: str) -> int:
    return sum(1 for c in text if c < " " and c not in "\t\r\n\f\v")


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _binary() -> Exception:
    hint = "可以导入 .txt、.md 和 .docx；如果是 Word 文件，请把扩展名改回 .docx。"
    return refuse("binary-file", "这不是文本文件。", hint=hint)


def _unknown() -> str:
    hint = "请在编辑器里另存为 UTF-8 编码，再导入。"
    raise refuse("unknown-encoding", "认不出文件的编码：不是 UTF-8、UTF-16，也不是 GB18030。", hint=hint)
