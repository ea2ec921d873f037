"""show-file: one file of a draft as people read it, for git's textconv."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("file", metavar="FILE", help="条文文件；别的文件原样显示")


def run(args: Namespace, out: Output) -> int:
    """Show it."""
    from workbench.session.intake.typed_file import read_text
    from workbench.session.reading.file_view import readable

    lines = list(readable(read_text(path(args, args.file))))
    out.say(*lines)
    out.answer({"lines": lines, "problems": []})
    return 0
