"""align: four instruments on one subject, and what any format of it says."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2 as pdfium
import pytest

from tests.cli.running import Runner
from tests.rendering_spreadsheet.sheets import NEW, OLD

FILES = ("nanjing-ai-draft", "jiangsu-ai-draft", "suzhou-ai-draft", "shenzhen-ai-regulation")
NAMES = "南京，江苏，苏州，深圳"


@pytest.fixture
def four(run: Runner, shared: Path) -> list[str]:
    """The words of the command."""
    return ["align", *(str(shared / "seeds" / f"{name}.txt") for name in FILES), "--columns", NAMES]


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("南京第五十七条", "江苏第三十六条", "对应"),
        ("南京第四十条", "深圳第四十条", "对应"),
        ("南京第二十条", "江苏第二十三条", "对应"),
        ("南京第六条", "苏州第五条", "对应"),
        ("南京第四十五条", "苏州第三十九条", "对应"),
        ("南京第三十八条", "深圳第六条", None),
    ],
)
def test_pairs_read_by_eye(run: Runner, four: list[str], one: str, other: str, kind: str | None) -> None:
    data = run.data(*four)
    names = data["columns"]
    kinds = {
        tuple(names[column] + label for column, label in zip(link["columns"], link["labels"], strict=True)): link[
            "kind"
        ]
        for link in data["links"]
    }
    assert kinds.get((one, other)) == kind


def test_the_document_holds_every_article_and_what_is_shared(run: Runner, four: list[str]) -> None:
    run.ok(*four, "-o", "a.json")
    data = json.loads((run.folder / "a.json").read_text(encoding="utf-8"))
    for column, size in enumerate((59, 47, 50, 73)):
        labels = {one["label"] for row in data["rows"] for one in row["cells"][column]}
        assert len(labels) == size and set(data["alone"][column]) < labels
    row = next(row for row in data["rows"] if [one["label"] for one in row["cells"][0]] == ["第五十七条"])
    passages = [one["text"][start:end] for one in row["cells"][0] for start, end in one["shared"]]
    opposite = "".join(one["text"] for column in row["cells"][1:] for one in column).replace("\n", "")
    assert max(map(len, passages)) > 40
    assert all(words.replace("\n", "") in opposite for words in passages)
    assert data["statistics"]["对应"] == sum(link["kind"] == "对应" for link in data["links"]) > 50


@pytest.mark.parametrize("format", ["xlsx", "html", "docx", "pdf", "md"])
def test_every_format_has_all_the_words(run: Runner, format: str) -> None:
    (run.folder / "one.txt").write_text(OLD, encoding="utf-8")
    (run.folder / "two.txt").write_text(NEW, encoding="utf-8")
    run.ok("align", "one.txt", "two.txt", "--columns", "甲，乙", "-o", f"a.{format}", "--title", "两件条例对照")
    said = words(format, (run.folder / f"a.{format}").read_bytes())
    for expected in ("两件条例对照", "甲", "乙", "对应关系", "主管部门应当建立示范档案，保存三年。", "对应"):
        assert expected in said
    assert "单位和个人可以提出示范建议。" in said and "只有《乙》有的" in said


def words(format: str, data: bytes) -> str:
    """What a reader of the format sees, white space aside."""
    if format == "xlsx":
        page: Any = openpyxl.load_workbook(BytesIO(data))["对照表"]
        return "".join(str(cell.value or "") for row in page.iter_rows() for cell in row)
    if format == "pdf":
        pages = (page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(data))
        return "".join("".join(page.split()) for page in pages)
    if format == "docx":
        import docx

        found = docx.Document(BytesIO(data))
        return "".join(node.text or "" for node in found.element.body.iter() if str(node.tag).endswith("}t"))
    return data.decode("utf-8").replace("</span>", "").replace("<span>", "")


def test_refusals(run: Runner) -> None:
    (run.folder / "one.txt").write_text(OLD, encoding="utf-8")
    assert run.code("align", "one.txt", exits=2) == "usage"
    assert run.code("align", *["one.txt"] * 7) == "bad-columns"
    assert run.code("align", "one.txt", "none.txt") == "no-such-file"
    assert run.code("align", "one.txt", "one.txt", "-o", "one.txt", exits=2) == "usage"
    run.ok("align", "one.txt", "one.txt", "-o", "a.json")
    assert run.code("align", "one.txt", "one.txt", "-o", "a.json") == "file-exists"
