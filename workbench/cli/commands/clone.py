"""clone: a copy of a workspace from another repository."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder, path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("url", metavar="URL", help="仓库的网址，「用户@主机:路径」，或者文件夹")
    parser.add_argument("target", metavar="DIR", help="放在哪个新的文件夹")


def run(args: Namespace, out: Output) -> int:
    """Clone."""
    from workbench.session.syncing.exchanging import clone_workspace

    desk = clone_workspace(args.url, path(args, args.target), folder(args))
    slugs = desk.slugs()
    out.say(
        f"已取得：{desk.workspace.root}", f"草案：{'、'.join(slugs) or '还没有'}。以后用 workbench sync 与对方交换。"
    )
    out.answer({"root": str(desk.workspace.root), "drafts": list(slugs), "problems": []})
    return 0
