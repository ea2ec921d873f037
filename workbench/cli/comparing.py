"""What ``compare``, ``align`` and ``export table`` share: their options, the account on the screen, the file."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.comparison.table import Table
    from workbench.session.comparing_tables import Compared, Wanted

FORMATS = ("docx", "xlsx", "pdf", "html", "md", "json")
_TOLD = ("新增", "删除", "修改", "移动", "拆分", "合并", "仅序号变更")
_SHOWN = 20


def add_output(parser: ArgumentParser, formats: tuple[str, ...] = FORMATS) -> None:
    """-f, -o and --force."""
    parser.add_argument(
        "-f", dest="format", metavar="格式", choices=formats, help="、".join(formats) + "（默认：看文件名）"
    )
    parser.add_argument("-o", dest="output", metavar="FILE", help="写到哪个文件（不写则只说有哪些修改）")
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖")


def add_table(parser: ArgumentParser) -> None:
    """What can be chosen about a table."""
    parser.add_argument("--align", metavar="FILE", help="核对过的对应关系，以它为准")
    parser.add_argument("--notes", metavar="FILE", help="「说明」一栏的文字；没有写的，取保存时的说明")
    parser.add_argument("--columns", metavar="名称", help="各栏的名称，用逗号隔开")


def wanted(args: Namespace, words: tuple[str, ...]) -> "Wanted":
    """What the options say about the table."""
    from workbench.session.comparing_tables import Wanted

    titles = tuple(one.strip() for one in (args.columns or "").replace("，", ",").split(",") if one.strip())
    overrides = None if args.align is None else path(args, args.align)
    notes = None if args.notes is None else path(args, args.notes)
    return Wanted(words, titles, overrides, notes)


def chosen_format(args: Namespace, formats: tuple[str, ...] = FORMATS) -> str | None:
    """The format said, or the one the file's name ends with; None when nothing is to be written."""
    from workbench.cli.chinese import UsageError
    from workbench.session.exporting import refuse_place

    if args.output is None:
        if args.format is not None:
            raise UsageError("没有说明写到哪个文件", f"加 -o FILE.{args.format}。")
        return None
    guessed = args.output.rpartition(".")[2].lower()
    if args.format is None and guessed not in formats:
        raise UsageError("没有说明格式", f"用 -f 写明：{'、'.join(formats)}。")
    refuse_place(path(args, args.output), force=args.force)
    return str(args.format or guessed)


def stepping(out: Output) -> "Callable[[str], None]":
    """Says each step of long work to somebody who sits before the screen; silent in a pipe."""

    def tell(step: str) -> None:
        if sys.stderr.isatty():
            out.note(f"{step}……")

    return tell


def summary(found: "Table") -> str:
    """「新增 12 条，修改 21 条，拆分 2 处」, or 无差异."""
    counts = {kind: found.statistics[kind] for kind in _TOLD if kind in found.statistics}
    if found.is_unchanged:
        return "无差异。" + (f"（另有 {found.typesetting} 处排版差异，不算修改）" if found.typesetting else "")
    return (
        "，".join(f"{kind} {count} 条" for kind, count in counts.items()) or "只有题名、题注或者编章节名不同"
    ) + "。"


def account(found: "Compared", out: Output) -> None:
    """What the table shows, said on the screen."""
    from workbench.cli.problems import lines_of
    from workbench.session.comparing_tables import doubts

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
    from workbench.session.comparing_tables import as_json
    from workbench.session.exporting import write_new

    output = path(args, args.output)
    stepping(out)("写出文件")
    data = as_json(found.table)
    write_new(output, data, force=args.force)
    out.say(f"已导出：{output}（{len(data)} 字节）")
    return len(data)
