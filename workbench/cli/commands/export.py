"""export text: the consolidated text as a file."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder, path

FORMATS = ("txt", "md", "html", "docx", "json")


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("what", metavar="text", choices=("text",), help="text：正文")
    parser.add_argument("target", metavar="TARGET", help="草案的简称，简称@审次，或者文件")
    parser.add_argument(
        "-f", dest="format", metavar="格式", choices=FORMATS, help="、".join(FORMATS) + "（默认：看文件名）"
    )
    parser.add_argument("-o", dest="output", metavar="FILE", required=True, help="写到哪个文件")
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖")
    parser.add_argument("--at", metavar="REV", help="哪个版本")
    parser.add_argument("--no-headings", action="store_true", help="不带条旨")
    parser.add_argument("--with-attachments", action="store_true", help="带上附带材料")


def run(args: Namespace, out: Output) -> int:
    """Export."""
    from workbench.session.exporting import export_text, write_new
    from workbench.session.targets import open_target

    format, output = _format(args), path(args, args.output)
    target = open_target(folder(args), args.target, args.at)
    data = export_text(target.view, format, headings=not args.no_headings, attachments=args.with_attachments)
    write_new(output, data, force=args.force)
    out.say(f"已导出：{output}（{len(data)} 字节）")
    out.answer({"file": str(output), "format": format, "bytes": len(data), "problems": []})
    return 0


def _format(args: Namespace) -> str:
    from workbench.cli.chinese import UsageError

    guessed = args.output.rpartition(".")[2].lower()
    if args.format is None and guessed not in FORMATS:
        raise UsageError("没有说明格式", f"用 -f 写明：{'、'.join(FORMATS)}。")
    return str(args.format or guessed)
