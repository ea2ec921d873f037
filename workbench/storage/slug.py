"""Names of drafts and stages: Chinese is welcome, but a name must be safe as a folder, in a tag and in a revision."""

import re
import unicodedata

from workbench.model.problems import refuse

#: Bytes in UTF-8; file systems allow 255 for one name, and a tag adds its own.
MAX_BYTES = 120
# What check-ref-format(1) forbids in a tag, Windows in a file name, and what LOCATOR@STAGE and REV:PATH use.
_FORBIDDEN = re.compile(
    r"[\x00-\x20\x7f-\x9f~^:?*\[\]\\/@{}<>|\"'`$&;#%!\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]"
)
_RESERVED = re.compile(r"(?i)(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?")


def check_slug(name: str, what: str = "草案代号") -> str:
    """``name`` in NFC; raises WorkbenchError when it cannot be the name of a folder and part of a tag."""
    steady = unicodedata.normalize("NFC", name)
    reason = _reason(steady)
    if reason:
        raise refuse(
            "bad-slug",
            f"{what}「{_shown(name)}」不能用：{reason}。",
            hint="用汉字、字母、数字和连字符，如「促进条例」。",
        )
    return steady


def is_slug(name: str) -> bool:
    """Whether a name can be used as it stands."""
    return not _reason(name) and unicodedata.is_normalized("NFC", name)


def _reason(name: str) -> str:
    if not name:
        return "是空的"
    if _FORBIDDEN.search(name):
        return "含有空白、控制字符或 / @ : \\ 等符号"
    if name[0] in "-." or name[-1] == "." or name.endswith(".lock") or ".." in name:
        return "开头是连字符或点，或者结尾是点、.lock，或者含有两个连着的点"
    if _RESERVED.fullmatch(name):
        return "是 Windows 保留的名字"
    try:
        return f"太长，超过 {MAX_BYTES} 字节" if len(name.encode()) > MAX_BYTES else ""
    except UnicodeEncodeError:
        return "含有不完整的字符"


def _shown(name: str) -> str:
    visible = "".join(char if char.isprintable() else "?" for char in name)
    return visible if len(visible) <= 40 else visible[:40] + "……"
