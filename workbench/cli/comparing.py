"""What ``compare`` and ``export table`` share: the account on the screen, and the file."""

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from workbench.cli.comparing_options import product, table_options
from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from workbench.comparison.table import Table
    from workbench.rendering.comparison.progress import Progress
    from workbench.session.comparing.tables import Compared

_SHOWN = 20


def chosen_format(args: Namespace, formats: tuple[str, ...]) -> str | None:
    """The format said, or the one the file's name ends with; None when nothing is to be written."""
    from workbench.cli.chinese import UsageError
    from workbench.session.exporting import refuse_place

    if args.output is None:
        if args.format is not None:
            raise UsageError("没有说明写到哪个文件", f"加 -o FILE.{args.format}。")
        return None
    said = args.format or args.output.rpartition(".")[2].lower()
    if said not in formats:
        what = f"这里不能用 {args.format} 格式" if args.format else "没有说明格式，文件名也看不出"
        raise UsageError(what, f"可以用 -f 写明：{'、'.join(formats)}。")
    refuse_place(path(args, args.output), force=args.force)
    return str(said)


def stepping(out: Output) -> "Progress":
    """Says each step of long work to somebody who sits before the screen; silent in a pipe."""
    from workbench.rendering.comparison.progress import SILENT, Progress

    return Progress(lambda step: out.note(f"{step}……")) if sys.stderr.isatty() else SILENT


def summary(found: "Table") -> str:
    """「新增 12 条，修改 21 条，拆分 1 条」, of more than two columns for each pair; or 无差异."""
    from workbench.rendering.comparison.summary import counts

    if found.is_unchanged:
        return "无差异。" + (f"（另有 {found.typesetting} 处排版差异，不算修改）" if found.typesetting else "")
    said = ["，".join(f"{kind} {count} 条" for kind, count in pair.items()) for pair in counts(found)]
    if not any(said):
        return "只有题名、题注或者编章节名不同。"
    if len(said) > 1:
        said = [f"{name}：{words or '条文没有修改'}" for name, words in zip(found.columns[1:], said, strict=True)]
    return "；".join(said) + "。"


def account(found: "Compared", out: Output) -> None:
    """What the table shows, said on the screen."""
    from workbench.cli.problems import lines_of
    from workbench.session.comparing.tables import doubts

    table = found.table
    out.note(*(line for problem in found.problems for line in lines_of(problem)))
    out.say(" | ".join(table.columns), summary(table))
    if table.typesetting and not table.is_unchanged:
        out.say(f"排版差异 {table.typesetting} 处，不算修改，没有标出。")
    if table.is_unrelated:
        out.note("注意：几乎没有互相对应的条文，可能不是同一件法规的文本。", "  请核对是不是拿错了文件。")
    doubtful = doubts(table)
    if doubtful:
        out.say(f"有 {len(doubtful)} 处对应关系请核对；不对的写进对应关系文件，用 --align 指定：")
        out.say(*(f"  {line}" for line in doubtful[:_SHOWN]))
        out.say(*([f"  ……还有 {len(doubtful) - _SHOWN} 处"] if len(doubtful) > _SHOWN else []))


def deliver(args: Namespace, out: Output, found: "Compared", format: str | None) -> int:
    """Tell what was found, and write the file if one is wanted."""
    from workbench.cli.problems import all_as_data
    from workbench.comparison.data import to_data

    account(found, out)
    told: dict[str, object] = {} if format else to_data(found.table)
    if format:
        told = {"file": args.output, "format": format, "bytes": _written(args, out, found, format)}
        told |= {"statistics": found.table.statistics, "doubtful": to_data(found.table)["doubtful"]}
    out.answer({**told, "problems": all_as_data(found.problems)})
    return 0


def _written(args: Namespace, out: Output, found: "Compared", format: str) -> int:
    from workbench.session.comparing.export import Order, export_to, fonts_told

    output, order = path(args, args.output), Order(product(args), format, table_options(args))
    size = export_to(output, found, order, force=args.force, progress=stepping(out))
    out.say(f"已导出{order.product.value}：{output}（{size} 字节）")
    out.say(*filter(None, [fonts_told(format)]))
    return size
