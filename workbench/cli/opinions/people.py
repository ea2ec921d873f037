"""opinion people: who sent the opinions – handed over, taken over, forgotten."""

from argparse import ArgumentParser, Namespace

from workbench.cli.chinese import UsageError
from workbench.cli.opinions.opening import numbers, opened
from workbench.cli.output import Output
from workbench.cli.paths import path

_USAGE = "workbench opinion people export FILE，import FILE，或者 forget N …"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("what", metavar="export|import|forget", choices=("export", "import", "forget"), help=_USAGE)
    parser.add_argument("words", metavar="FILE|N", nargs="+", help="文件；forget 写意见编号")
    parser.add_argument("--force", action="store_true", help="export：文件已经存在时覆盖")


def run(args: Namespace, out: Output) -> int:
    """Do it."""
    from workbench.session.opinions.people import export_people, forget, import_people

    if args.what != "forget" and len(args.words) != 1:
        raise UsageError("只能写一个文件", _USAGE)
    with opened(args, out) as book:
        if args.what == "export":
            count = export_people(book, path(args, args.words[0]), force=args.force)
            out.say(f"已导出 {count} 人的信息：{args.words[0]}", "这个文件含有个人信息，请只交给需要的同事，用完删除。")
            out.answer({"people": count, "file": args.words[0], "problems": []})
        elif args.what == "import":
            count, left = import_people(book, path(args, args.words[0]))
            more = f"另有 {left} 人不属于这里的意见，没有并入。" if left else ""
            out.say(f"已并入 {count} 人的信息。{more}")
            out.answer({"people": count, "left": left, "problems": []})
        else:
            ids = numbers(args.words)
            count = forget(book, ids)
            out.say(f"已删除 {count} 人的信息；意见和采纳情况不变。")
            out.answer({"forgotten": count, "opinions": ids, "problems": []})
    return 0
