"""The comparison as a file: which product, in which format, where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.rendering.comparison.formats import FORMATS, Product
from workbench.rendering.comparison.options import TableOptions
from workbench.rendering.comparison.progress import Progress
from workbench.session.comparing.export import Order, export
from workbench.session.comparing.tables import Compared
from workbench.tui.screens.exporting import Job, Told, judge_place, path_of, place_fields, write_all
from workbench.tui.screens.form import Answers, Field, Form

if TYPE_CHECKING:
    from textual.app import App

_PRODUCTS = (Product.TABLE, Product.REDLINE, Product.TRACKED)
_FORMATS = tuple(dict.fromkeys(format for product in _PRODUCTS for format in FORMATS[product]))


async def export_table_dialog(app: App[None], found: Compared, options: TableOptions) -> Told | None:
    """Ask, write; what to say, None when nothing was wanted."""
    name = f"{found.title}修改对照表"
    fields = [
        Field("product", "导出什么", Product.TABLE, tuple(map(str, _PRODUCTS))),
        Field("format", "格式", "docx", _FORMATS),
        *place_fields(app, name),
    ]
    note = f"标记用{options.marks}，未改的条文{options.unchanged}，照预览的样子。修订稿可以在 Word 里逐处接受、拒绝。"
    said = await app.push_screen_wait(Form("导出对照表", fields, note, _judge, "导出"))
    if said is None:
        return None
    product = Product(said["product"])
    if said["name"] == name:
        said["name"] = f"{found.title}{product}"
    order = Order(product, said["format"], options)

    def make(progress: Progress) -> bytes:
        return export(found, order, progress)

    return await write_all(app, [Job(path_of(said, said["format"]), make)])


def _judge(said: Answers) -> str:
    known = FORMATS[Product(said["product"])]
    if said["format"] not in known:
        return f"{said['product']}的格式：{'、'.join(known)}。"
    return judge_place(said)
