"""Whatever is fed to the importer, the answer is a tree or one WorkbenchError in Chinese with a hint."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.importing.readings import read_tree, taken
from tests.importing.word_files import docx, plain
from workbench.importing.decode import LARGEST
from workbench.importing.load import load, load_bytes
from workbench.model.problems import WorkbenchError

_TEXT = "某市条例\n第一章 总则\n第一条 为了促进发展，制定本条例。\n第二条 本条例自公布之日起施行。\n"
_TRADITIONAL = "第一條 為了促進發展，制定本條例。憂鬱的臺灣烏龜。" * 20
_DOCUMENT = "word/document.xml"


def _archive(content: bytes, name: str = _DOCUMENT) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


def _xml(inside: str, head: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?>{head}<w:document xmlns:w="{space}"><w:body>{inside}</w:body></w:document>'.encode()


_ENTITY = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
_LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">]>'
_WHOLE = docx(plain(*_TEXT.split("\n")))
_CASES = {
    "empty": (b"", "a.txt", "empty-file"),
    "blank": ("\ufeff \n\u3000\n".encode(), "a.txt", "empty-file"),
    "binary": (bytes(range(256)) * 20, "a.txt", "binary-file"),
    "a Word file by another name": (_WHOLE, "a.txt", "binary-file"),
    "unknown encoding": (_TRADITIONAL.encode("big5"), "a.txt", "unknown-encoding"),
    "broken UTF-16": (b"\xff\xfe\x00\xd8\x00", "a.txt", "unknown-encoding"),
    "not a statute": ("今天天气很好。\n我们去公园。".encode(), "a.txt", "not-a-statute"),
    "not a statute in Word": (docx(plain("今天天气很好。")), "a.docx", "not-a-statute"),
    "too large": (b"a" * (LARGEST + 1), "a.txt", "too-large"),
    "unknown suffix": (_TEXT.encode(), "a.xls", "unknown-suffix"),
    "no suffix": (_TEXT.encode(), "a", "unknown-suffix"),
    "password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "a.docx", "encrypted-docx"),
    "old Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "a.doc", "encrypted-docx"),
    "truncated": (_WHOLE[: len(_WHOLE) // 2], "a.docx", "broken-docx"),
    "text named docx": (_TEXT.encode(), "a.docx", "broken-docx"),
    "no document": (_archive(b"x", "other.xml"), "a.docx", "not-docx"),
    "broken XML": (_archive(_xml("<w:p>")), "a.docx", "broken-docx"),
    "external entity": (_archive(_xml("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", _ENTITY)), "a.docx", "hostile-docx"),
    "billion laughs": (_archive(_xml("<w:p><w:r><w:t>&c;</w:t></w:r></w:p>", _LAUGHS)), "a.docx", "hostile-docx"),
    "zip bomb": (_archive(b"<a>" + b" " * 50_000_000 + b"</a>"), "a.docx", "zip-bomb"),
}


@pytest.mark.parametrize(("data", "name", "code"), _CASES.values(), ids=_CASES)
def test_refused_with_a_reason_and_a_hint(data: bytes, name: str, code: str) -> None:
    with pytest.raises(WorkbenchError) as refusal:
        load_bytes(data, name)
    problem = refusal.value.problem
    assert problem.code == code
    assert problem.hint and "\u4e00" <= problem.message[0] <= "\u9fff"


@pytest.mark.parametrize("nested", [150, 240, 5000])
def test_deep_xml(nested: int) -> None:
    inside = "<w:sdt>" * nested + "<w:p><w:r><w:t>第一条 甲。</w:t></w:r></w:p>" + "</w:sdt>" * nested
    if nested < 200:
        assert load_bytes(_archive(_xml(inside)), "a.docx").instrument.root.children
        return
    with pytest.raises(WorkbenchError):
        load_bytes(_archive(_xml(inside)), "a.docx")


def test_missing_files_and_folders(tmp_path: Path) -> None:
    for path, code in ((tmp_path, "is-directory"), (tmp_path / "没有.txt", "no-such-file")):
        with pytest.raises(WorkbenchError) as refusal:
            load(path)
        assert refusal.value.problem.code == code


def test_an_impossible_file_name(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError):
        load(tmp_path / ("长" * 300 + ".txt"))
    with pytest.raises(WorkbenchError):
        load(tmp_path / "a\0.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "gbk"])
def test_every_encoding_gives_the_same_tree(encoding: str) -> None:
    assert read_tree(_TEXT.encode(encoding)) == read_tree(_TEXT)


def test_utf16_with_big_endian_mark() -> None:
    assert read_tree(b"\xfe\xff" + _TEXT.encode("utf-16-be")) == read_tree(_TEXT)


@pytest.mark.parametrize("mark", ["（一）", "(", "（", "*", "**", "> ", "第", "1.", "①", "[", "|", "第一条", "- "])
def test_ten_thousand_marks(mark: str) -> None:
    text = f"某法\n第一条 甲。\n{mark * 10_000}\n第二条 乙。\n" + f"{mark}丙\n" * 2_000
    assert taken(text).instrument.root.children


@given(st.binary(max_size=300))
def test_random_bytes_are_read_or_refused(data: bytes) -> None:
    for name in ("a.txt", "a.docx"):
        try:
            load_bytes(data, name)
        except WorkbenchError as refusal:
            assert refusal.problem.hint


@given(st.integers(0, len(_WHOLE) - 1), st.integers(0, 255))
def test_a_word_file_with_one_wrong_byte(place: int, value: int) -> None:
    damaged = _WHOLE[:place] + bytes([value]) + _WHOLE[place + 1 :]
    try:
        load_bytes(damaged, "a.docx")
    except WorkbenchError as refusal:
        assert refusal.problem.hint
