"""merge-driver: what plain git calls for a file that both sides changed; registered by ``init --merge-driver``."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import path


def arguments(parser: ArgumentParser) -> None:
    """git's %O %A %B %P."""
    parser.add_argument("base", metavar="BASE", help="共同的原文件")
    parser.add_argument("ours", metavar="OURS", help="本方的文件，结果写在这里")
    parser.add_argument("theirs", metavar="THEIRS", help="对方的文件")
    parser.add_argument("name", metavar="PATH", help="文件在仓库里的路径")


def run(args: Namespace, out: Output) -> int:
    """Merge; 1 leaves the file to people."""
    from workbench.session.syncing.driving import drive

    clean = drive(args.name, path(args, args.base), path(args, args.ours), path(args, args.theirs))
    out.answer({"clean": clean, "problems": []})
    return 0 if clean else 1
