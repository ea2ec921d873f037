"""branch: list, new, switch, merge."""

from argparse import ArgumentParser, Namespace

from workbench.cli.chinese import UsageError
from workbench.cli.output import Output
from workbench.cli.paths import folder

_USAGE = "workbench branch list，或者 workbench branch new|switch|merge NAME"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.usage = "workbench branch (list | new NAME | switch NAME | merge NAME) [--json]"
    parser.add_argument("action", metavar="ACTION", choices=("list", "new", "switch", "merge"), help="做什么")
    parser.add_argument("name", metavar="NAME", nargs="?", help="分支的名称")


def run(args: Namespace, out: Output) -> int:
    """One of the four."""
    if (args.action == "list") is not (args.name is None):
        raise UsageError("参数的数目不对", _USAGE)
    return {"list": _list, "new": _go, "switch": _go, "merge": _merge}[args.action](args, out)


def _list(args: Namespace, out: Output) -> int:
    from workbench.cli.saying import short
    from workbench.session.desk import Desk
    from workbench.session.syncing.branches import branches

    found = branches(Desk.find(folder(args)))
    out.say(*(f"{'*' if one.here else ' '} {one.name}  {short(one.commit)}" for one in found))
    rows = [{"name": one.name, "commit": one.commit, "here": one.here, "remote": one.remote} for one in found]
    out.answer({"branches": rows, "problems": []})
    return 0


def _go(args: Namespace, out: Output) -> int:
    from workbench.cli.saying import short
    from workbench.session.desk import Desk
    from workbench.session.syncing.branches import new_branch, switch_branch

    desk = Desk.find(folder(args))
    done = (new_branch if args.action == "new" else switch_branch)(desk, args.name)
    out.say(f"现在在分支「{done.name}」（{short(done.commit)}）。没有保存的修改留在原来的分支上。")
    out.answer({"branch": done.name, "commit": done.commit, "problems": []})
    return 0


def _merge(args: Namespace, out: Output) -> int:
    from workbench.cli.syncing.telling import noticed, told
    from workbench.session.desk import Desk
    from workbench.session.syncing.branches import merge_branch

    desk = Desk.find(folder(args))
    out.answer({**told(merge_branch(desk, args.name), desk, out), "problems": noticed(desk, out)})
    return 0
