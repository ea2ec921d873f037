"""init: a new workspace."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from pathlib import Path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("folder", metavar="DIR", help="工作区的文件夹，没有就新建；在已有的 git 仓库里也可以")
    parser.add_argument("--merge-driver", action="store_true", help="让 git merge 也按条款合并；已有的工作区可以补做")
    parser.add_argument("--author", metavar="A", help="以谁的名义保存：「姓名 <邮箱>」或者「姓名」")


def run(args: Namespace, out: Output) -> int:
    """Found a workspace."""
    from workbench.session.setup.founding import found

    place = path(args, args.folder)
    if args.merge_driver and (place / "drafts").is_dir():
        return _register(place, out)
    desk = found(place, args.author)
    root = str(desk.workspace.root)
    out.say(f"已建立工作区：{root}", "接着用 new 新建草案，或者用 import 导入。")
    if args.merge_driver:
        return _register(place, out)
    out.answer({"workspace": root, "problems": []})
    return 0


def _register(place: "Path", out: Output) -> int:
    from workbench.session.desk import Desk
    from workbench.session.syncing.driving import register

    desk = Desk.find(place)
    register(desk)
    out.say("已登记：这个仓库里的 git merge 按条款合并目录和条文。")
    out.answer({"workspace": str(desk.workspace.root), "merge_driver": True, "problems": []})
    return 0
