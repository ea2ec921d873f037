"""opinion: what was said about a draft – taking in, linking, grouping, answering, the ledger, the people."""

from argparse import ArgumentParser, Namespace

from workbench.cli.deeds import add_deeds, run_deed
from workbench.cli.output import Output

_PACKAGE = "opinions"
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
    add_deeds(parser, "opinion", _PACKAGE, DEEDS)


def run(args: Namespace, out: Output) -> int:
    """Carry it out."""
    return run_deed(args, out, _PACKAGE, DEEDS)
