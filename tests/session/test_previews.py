"""What a screen shows of a comparison before it is exported, and an export that is stopped half-way."""

from itertools import count
from pathlib import Path

import pytest

from workbench.model.problems import WorkbenchError
from workbench.rendering.comparison.formats import FORMATS, Product
from workbench.rendering.comparison.options import Marks, TableOptions, Unchanged
from workbench.rendering.comparison.progress import Cancelled, Progress
from workbench.rendering.comparison.sheet import Mark, plain
from workbench.session.comparing.export import Order, export_to
from workbench.session.comparing.previews import manuscript_of, preview, sheet_of
from workbench.session.comparing.tables import Wanted

LAW = "示范条例\n第一条　为了规范示范，制定本条例。\n第二条　示范应当{}。\n"
WANTED = Wanted(("old.md", "new.md"), ("现行", "修改后"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two files to compare."""
    for name, said in (("old.md", "公开"), ("new.md", "公开、公正")):
        (tmp_path / name).write_text(LAW.format(said), encoding="utf-8")
    return tmp_path


def test_the_sheet_as_it_will_be_printed(folder: Path) -> None:
    told: list[str] = []
    made = preview(folder, WANTED, progress=Progress(told.append))
    assert told == ["读取文本", "比对条文", "排成表格", "排版"]
    assert made.sheet.heads == ("现行", "修改后") and made.sheet.title == "示范条例修改对照表"
    last = made.sheet.rows[-1]
    assert [run.text for run in last.cells[1][0] if run.mark is Mark.ADDED] == ["、公正"] and last.is_changed
    assert {path.name for path in folder.iterdir()} == {"old.md", "new.md"}


def test_other_choices_need_no_other_comparison(folder: Path) -> None:
    found = preview(folder, WANTED).found
    options = TableOptions(marks=Marks.WORDED, unchanged=Unchanged.SAME, summary=True)
    made = sheet_of(found, options)
    assert made.summary and plain(made.rows[-2].cells[1]) == "第一条　同左"
    assert "".join(run.text for run in made.legend).startswith("标记说明：")
    assert [line.is_changed for line in manuscript_of(found, options).lines] == [False, False, True]


def test_a_cancelled_preview_gives_nothing(folder: Path) -> None:
    asked = count()
    with pytest.raises(Cancelled):
        preview(folder, WANTED, progress=Progress(cancelled=lambda: next(asked) > 2))


@pytest.mark.parametrize(
    ("product", "format"), [(product, format) for product in list(Product)[:3] for format in FORMATS[product]]
)
def test_an_export_is_whole_or_not_there(folder: Path, product: Product, format: str) -> None:
    found, order = preview(folder, WANTED).found, Order(product, format)
    told: list[str] = []
    with pytest.raises(Cancelled):
        export_to(folder / "t", found, order, progress=Progress(told.append, lambda: len(told) == 2))
    assert not (folder / "t").exists() and told[-1] == f"写成{format}"
    size = export_to(folder / "t", found, order)
    assert (folder / "t").stat().st_size == size > 200
    with pytest.raises(WorkbenchError) as refused:
        export_to(folder / "t", found, order)
    assert refused.value.problem.code == "file-exists"
    assert {path.name for path in folder.iterdir()} == {"old.md", "new.md", "t"}
