"""init: a new workspace."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("folder", metavar="DIR", help="工作区的文件夹，没有就新建；在已有的 git 仓库里也可以")
    parser.add_argument("--author", metavar="A", help="以谁的名义保存：「姓名 <邮箱>」或者「姓名」")


def run(args: Namespace, out: Output) -> int:
    """Found a workspace."""
    from workbench.session.setup.founding import found

    desk = found(path(args, args.folder), args.author)
    root = str(desk.workspace.root)
    out.say(f"已建立工作区：{root}", "接着用 new 新建草案，或者用 import 导入。")
    out.answer({"workspace": root, "problems": []})
    return 0
