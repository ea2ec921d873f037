"""align: several instruments on one subject, their provisions side by side by meaning."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.comparing import chosen_format, stepping
from workbench.cli.comparing_options import add_cover, add_output, cover_options, titles
from workbench.cli.output import Output
from workbench.cli.paths import folder, path
from workbench.rendering.comparison.formats import FORMATS, Product

if TYPE_CHECKING:
    from workbench.session.comparing.across import Aligned


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("guide", metavar="A", help="以它为序：文件，草案的代号，代号@审次")
    parser.add_argument("other", metavar="B", help="另一件，同上")
    parser.add_argument("more", metavar="C", nargs="*", help="更多的，一共最多六件")
    add_output(parser, Product.ACROSS)
    parser.add_argument("--columns", metavar="名称", help="各件的名称，用逗号隔开")
    add_cover(parser)


def run(args: Namespace, out: Output) -> int:
    """Align."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.rendering.comparison.across_json import to_data
    from workbench.session.comparing.across import align_across

    format = chosen_format(args, FORMATS[Product.ACROSS])
    words = (args.guide, args.other, *args.more)
    found = align_across(folder(args), words, titles(args), stepping(out))
    data = to_data(found.across, found.columns)
    out.note(*(line for problem in found.problems for line in lines_of(problem)))
    out.say(
        " | ".join(found.columns), "，".join(f"{kind} {count} 处" for kind, count in data["statistics"].items()) + "。"
    )
    for title, only in zip(found.columns, data["alone"], strict=True):
        out.say(*([f"只有{title}有的 {len(only)} 条：{'、'.join(only)}。"] if only else []))
    told = (
        data if format is None else {"file": args.output, "format": format, "bytes": _written(args, out, found, format)}
    )
    out.answer({**told, "statistics": data["statistics"], "problems": all_as_data(found.problems)})
    return 0


def _written(args: Namespace, out: Output, found: "Aligned", format: str) -> int:
    from workbench.session.comparing.across import export
    from workbench.session.comparing.export import fonts_told
    from workbench.session.exporting import write_new

    data = export(found, format, cover_options(args), stepping(out))
    write_new(path(args, args.output), data, force=args.force)
    out.say(f"已导出条文对照表：{path(args, args.output)}（{len(data)} 字节）", *filter(None, [fonts_told(format)]))
    return len(data)
