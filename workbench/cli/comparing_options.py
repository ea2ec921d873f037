"""What can be said about a comparison on the command line."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.paths import path
from workbench.rendering.comparison.formats import FORMATS, Product

if TYPE_CHECKING:
    from argparse import _ArgumentGroup

    from workbench.rendering.comparison.options import TableOptions
    from workbench.session.comparing.tables import Wanted

_COVER = (("title", "题目"), ("issuer", "制表单位"), ("date", "日期"), ("number", "会议文件编号"))


def add_output(parser: ArgumentParser, product: Product = Product.TABLE) -> None:
    """-f, -o and --force."""
    formats = FORMATS[product]
    parser.add_argument(
        "-f", dest="format", metavar="格式", choices=formats, help="、".join(formats) + "（默认：看文件名）"
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="写到哪个文件（不写则只说有哪些修改）")
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖")


def add_table(parser: "ArgumentParser | _ArgumentGroup") -> None:
    """What can be chosen about a table."""
    from workbench.rendering.comparison.options import Marks, Unchanged

    marks, unchanged = [one.value for one in Marks], [one.value for one in Unchanged]
    parser.add_argument("--align", metavar="FILE", help="核对过的对应关系，以它为准")
    parser.add_argument("--notes", metavar="FILE", help="「说明」一栏的文字；没有写的，取保存时的说明")
    parser.add_argument("--columns", metavar="名称", help="各栏的名称，用逗号隔开")
    parser.add_argument(
        "--marks", metavar="标记", choices=marks, default=marks[0], help="、".join(marks) + "（默认：第一种）"
    )
    parser.add_argument(
        "--unchanged",
        metavar="办法",
        choices=unchanged,
        default=unchanged[0],
        help="没有修改的条：" + "、".join(unchanged),
    )
    parser.add_argument("--fold", action="store_true", help="整章没有修改的，写作「（本章未修改）」")
    parser.add_argument("--summary", action="store_true", help="前面加修改情况汇总")
    parser.add_argument("--no-notes", action="store_true", help="不要「说明」一栏")
    add_cover(parser)
    products = parser.add_mutually_exclusive_group()
    products.add_argument("--redline", action="store_true", help="花脸稿：新文本全文，带全部标记")
    products.add_argument(
        "--tracked", action="store_true", help="新文本的 docx，修改都是 Word 的修订，可以逐处接受、拒绝"
    )


def add_cover(parser: "ArgumentParser | _ArgumentGroup") -> None:
    """What stands above a table."""
    for name, called in _COVER:
        parser.add_argument(f"--{name}", metavar=called, default="", help=f"表头的{called}")


def cover_options(args: Namespace) -> "TableOptions":
    """A table of which nothing but the cover can be chosen."""
    from workbench.rendering.comparison.options import TableOptions

    return TableOptions(title=args.title, issuer=args.issuer, date=args.date, number=args.number)


def table_options(args: Namespace) -> "TableOptions":
    """How the table is to look."""
    from dataclasses import replace

    from workbench.rendering.comparison.options import Marks, Unchanged

    return replace(
        cover_options(args),
        marks=Marks(args.marks),
        unchanged=Unchanged(args.unchanged),
        fold=args.fold,
        summary=args.summary,
        notes=False if args.no_notes else None,
    )


def wanted(args: Namespace, words: tuple[str, ...]) -> "Wanted":
    """What the options say about the table."""
    from workbench.session.comparing.tables import Wanted

    overrides = None if args.align is None else path(args, args.align)
    notes = None if args.notes is None else path(args, args.notes)
    return Wanted(words, titles(args), overrides, notes)


def titles(args: Namespace) -> tuple[str, ...]:
    """The names given to the columns."""
    return tuple(one.strip() for one in (args.columns or "").replace("，", ",").split(",") if one.strip())


def product(args: Namespace) -> Product:
    """What is asked for."""
    return Product.TRACKED if args.tracked else Product.REDLINE if args.redline else Product.TABLE


def formats_of(args: Namespace) -> tuple[str, ...]:
    """The formats of what is asked for."""
    return FORMATS[product(args)]
