"""export: the consolidated text as a file, the 修改对照表 against the last stage, or 意见采纳情况表."""

from argparse import ArgumentParser, Namespace

from workbench.cli.comparing_options import add_table
from workbench.cli.opinions.options import OF_OPINIONS, add_opinions
from workbench.cli.output import Output
from workbench.cli.paths import folder, path
from workbench.rendering.comparison.formats import FORMATS as COMPARED
from workbench.rendering.comparison.formats import Product

FORMATS = ("txt", "md", "html", "docx", "json")
_OF_TABLE = COMPARED[Product.TABLE]
_ALL = tuple(dict.fromkeys((*FORMATS, *_OF_TABLE)))


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    kinds = "text：正文；table：与上一审次的修改对照表；opinions：意见采纳情况表"
    parser.add_argument("what", metavar="text|table|opinions", choices=("text", "table", "opinions"), help=kinds)
    parser.add_argument("target", metavar="TARGET", help="草案的代号，代号@审次；正文也可以是文件")
    each = (("正文", FORMATS), ("对照表", _OF_TABLE), ("意见采纳情况表", OF_OPINIONS))
    # A blank after each, where the help may break the line.
    formats = "； ".join(f"{name}：{'、'.join(said)}" for name, said in each) + "（默认：看文件名）"
    parser.add_argument("-f", dest="format", metavar="格式", choices=_ALL, help=formats)
    parser.add_argument("-o", dest="output", metavar="FILE", required=True, help="写到哪个文件")
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖")
    text = parser.add_argument_group("正文的选项")
    text.add_argument("--at", metavar="REV", help="哪个版本：审次，或者版本号")
    text.add_argument("--no-headings", action="store_true", help="不带条旨")
    text.add_argument("--with-attachments", action="store_true", help="带上附带材料")
    add_table(parser.add_argument_group("对照表的选项"))
    add_opinions(parser.add_argument_group("意见采纳情况表的选项"))


def run(args: Namespace, out: Output) -> int:
    """Export."""
    if args.what == "opinions":
        from workbench.cli.opinions.exporting import export_opinions

        return export_opinions(args, out)
    return _table(args, out) if args.what == "table" else _text(args, out)


def _table(args: Namespace, out: Output) -> int:
    from workbench.cli.chinese import UsageError
    from workbench.cli.comparing import chosen_format, deliver, stepping
    from workbench.cli.comparing_options import formats_of, wanted
    from workbench.session.comparing.sides import stage_before
    from workbench.session.comparing.tables import compare
    from workbench.session.syncing.questions import refuse_unsettled

    if args.at is not None or args.no_headings or args.with_attachments:
        raise UsageError("--at、--no-headings、--with-attachments 只用于正文", "对照表的某个审次写作 代号@审次。")
    format = chosen_format(args, formats_of(args))
    words = (stage_before(folder(args), args.target), args.target)
    refuse_unsettled(folder(args), args.target)
    return deliver(args, out, compare(folder(args), wanted(args, words), stepping(out)), format)


def _text(args: Namespace, out: Output) -> int:
    from workbench.session.exporting import export_text, write_new
    from workbench.session.syncing.questions import refuse_unsettled
    from workbench.session.targets import open_target

    format, output = _format(args), path(args, args.output)
    target = open_target(folder(args), args.target, args.at)
    if target.slug:
        refuse_unsettled(folder(args), args.target, args.at)
    data = export_text(target.view, format, headings=not args.no_headings, attachments=args.with_attachments)
    write_new(output, data, force=args.force)
    out.say(f"已导出：{output}（{len(data)} 字节）")
    out.answer({"file": str(output), "format": format, "bytes": len(data), "problems": []})
    return 0


def _format(args: Namespace) -> str:
    from workbench.cli.chinese import UsageError

    said = args.format or args.output.rpartition(".")[2].lower()
    if said not in FORMATS:
        what = f"正文不能导出 {args.format}" if args.format else "没有说明格式"
        raise UsageError(what, f"用 -f 写明：{'、'.join(FORMATS)}。")
    return str(said)
