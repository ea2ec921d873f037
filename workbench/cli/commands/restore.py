"""restore: a workspace from a backup."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("file", metavar="FILE", help="workbench backup 写成的文件")
    parser.add_argument("folder", metavar="DIR", help="恢复到哪个文件夹：新的，或者空的")
    parser.add_argument("--with-personal-data", action="store_true", help="连同旁边那个文件里的提出人信息")


def run(args: Namespace, out: Output) -> int:
    """Restore."""
    from workbench.session.setup.backing_up import personal_file, restore

    file = path(args, args.file)
    made = restore(file, path(args, args.folder), with_people=args.with_personal_data)
    out.say(f"已恢复到 {args.folder}（分支、审次和放到一边的内容共 {made.refs} 个）")
    if made.left_out:
        shown = "、".join(made.left_out[:5]) + ("等" if len(made.left_out) > 5 else "")
        out.say(f"有 {len(made.left_out)} 个链接、子模块或者重名的文件没有写出来（历史里仍有）：{shown}")
    if made.people is not None:
        out.say(f"提出人的信息（{made.people} 人）已一并恢复。")
    elif personal_file(file).is_file():
        out.say(f"旁边的 {personal_file(file).name} 里有提出人的信息，没有恢复；要一并恢复，加 --with-personal-data。")
    out.say("姓名、远程仓库等 git 的设置不在备份里，请重新设定。")
    data = {"folder": str(path(args, args.folder)), "refs": made.refs, "left_out": list(made.left_out)}
    out.answer(data | {"people": made.people, "problems": []})
    return 0
