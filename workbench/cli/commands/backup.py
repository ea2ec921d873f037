"""backup: the whole repository in one file."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder, path


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("file", metavar="FILE", help="备份文件，一般以 .bundle 结尾")
    parser.add_argument("--with-personal-data", action="store_true", help="把提出人的信息另存在旁边的一个文件里")
    parser.add_argument("--force", action="store_true", help="文件已经存在时覆盖")


def run(args: Namespace, out: Output) -> int:
    """Back up."""
    from workbench.session.desk import Desk
    from workbench.session.setup.backing_up import back_up, personal_file

    target = path(args, args.file)
    made = back_up(Desk.find(folder(args)), target, with_people=args.with_personal_data, force=args.force)
    out.say(f"已备份并核对：{args.file}（分支、审次和放到一边的内容共 {made.refs} 个）")
    if made.unsaved:
        out.say(f"尚未保存的修改 {made.unsaved} 步不在里面：要备份它们，先用 save 保存。")
    if made.people is not None:
        out.say(f"提出人的信息（{made.people} 人）另存在 {personal_file(target).name}，请单独妥善保管。")
    elif args.with_personal_data:
        out.say("这里没有提出人的信息，没有另存。")
    else:
        out.say("提出人的信息不在里面；要一并备份，加 --with-personal-data。")
    beside = str(personal_file(target)) if made.people is not None else None
    out.answer(
        {"file": str(target), "refs": made.refs, "unsaved": made.unsaved, "people": made.people}
        | {"personal_file": beside, "problems": []}
    )
    return 0
