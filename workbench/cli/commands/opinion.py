"""opinion: what was said about a draft – taking in, linking, grouping, answering, the ledger, the people."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.cli.chinese import ChineseParser

#: Deed, module under ``workbench.cli.opinions``, one line of help.
DEEDS = (
    ("import", "taking", "导入意见：xlsx、csv、jsonl，或者带修订和批注的 docx；--undo 撤销"),
    ("list", "listing", "列出意见：全部的，或者某一条的"),
    ("show", "showing", "显示一条意见"),
    ("link", "linking", "指定意见所提的条款；不写意见编号则列出建议"),
    ("group", "grouping", "同类意见归组，或者单列"),
    ("dispose", "disposing", "写明采纳情况"),
    ("status", "accounting", "台账：总数、采纳情况、还没有处理的"),
    ("people", "people", "提出人信息：export 导出、import 并入、forget 删除"),
)


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True, help="要做什么")
    for name, module, help_line in DEEDS:
        deeds.add_parser(
            name, prog=f"workbench opinion {name}", description=help_line, help=help_line, fill=_filler(module)
        )


def run(args: Namespace, out: Output) -> int:
    """Carry it out."""
    module = next(module for name, module, _ in DEEDS if name == args.deed)
    code = _module(module).run(args, out)
    assert isinstance(code, int)
    return code


def _module(name: str) -> ModuleType:
    return import_module(f"workbench.cli.opinions.{name}")


def _filler(module: str) -> "Callable[[ChineseParser], None]":
    def fill(parser: "ChineseParser") -> None:
        from workbench.cli.edits import add_draft

        _module(module).arguments(parser)
        add_draft(parser)
        parser.add_argument("-h", "--help", action="help", help="显示本帮助")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    return fill
