"""compare: 修改对照表 of two to five texts, and the 花脸稿."""

from argparse import ArgumentParser, Namespace

from workbench.cli.comparing import chosen_format, deliver, stepping
from workbench.cli.comparing_options import add_output, add_table, formats_of, wanted
from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("old", metavar="OLD", help="修改前：文件，草案的代号，代号@审次，代号@版本")
    parser.add_argument("new", metavar="NEW", help="修改后：同上；代号单写是手头的草案")
    parser.add_argument("more", metavar="MORE", nargs="*", help="再往后的文本，一共最多五栏")
    add_output(parser)
    add_table(parser)


def run(args: Namespace, out: Output) -> int:
    """Compare."""
    from workbench.session.comparing.tables import compare

    format = chosen_format(args, formats_of(args))
    words = (args.old, args.new, *args.more)
    return deliver(args, out, compare(folder(args), wanted(args, words), stepping(out)), format)
