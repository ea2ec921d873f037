"""amend propose: a change that somebody would like."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.edits import open_session
from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.model.identity import Id
    from workbench.session.amending.proposing import Details
    from workbench.session.editing.made import Made
    from workbench.session.session import Session

_USAGE = (
    "workbench amend propose LOCATOR (--replace A --with B | --edit [FILE] | --insert-after [TEXT] | --delete"
    " | --move LOCATOR | --heading 标题) [--reason 理由] [--office 单位 | --proposer 姓名] [--from 意见#N]"
)


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.usage = _USAGE
    parser.add_argument("locator", metavar="LOCATOR", help="对哪一处")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--replace", metavar="A", help="原来的文字，照显示的写；同 --with 一起用")
    what.add_argument(
        "--edit", metavar="FILE", nargs="?", const="", help="整处改写：文件里的文字；不写文件则打开编辑器"
    )
    what.add_argument("--insert-after", metavar="TEXT", nargs="?", const="", help="在它后面增加；文字也可以用 --file")
    what.add_argument("--delete", action="store_true", help="删去")
    what.add_argument("--move", metavar="LOCATOR", help="移到另一处的后面")
    what.add_argument("--heading", metavar="标题", help="改标题；'' 表示去掉")
    parser.add_argument("--with", dest="new", metavar="B", help="改成的文字；'' 表示删去这几个字")
    parser.add_argument("--nth", metavar="N", type=int, help="第几处（从 1 数起）")
    parser.add_argument("--all", action="store_true", help="各处都改")
    parser.add_argument("--before", action="store_true", help="同 --move 一起用：移到前面")
    parser.add_argument("--file", metavar="F", help="同 --insert-after 一起用：文字所在的文件")
    parser.add_argument("--reason", metavar="理由", default="", help="理由")
    who = parser.add_mutually_exclusive_group()
    who.add_argument("--office", metavar="单位", default="", help="提出的单位")
    who.add_argument("--proposer", metavar="姓名", default="", help="提出的人；只记代称，姓名不写入版本库")
    parser.add_argument("--from", dest="opinions", metavar="意见#N", action="append", default=[], help="出自哪条意见")


def run(args: Namespace, out: Output) -> int:
    """Propose."""
    from workbench.cli.amending.telling import redline
    from workbench.cli.saying import short
    from workbench.session.amending.holding import ground_of, held
    from workbench.session.amending.proposing import propose

    if (args.replace is None) != (args.new is None):
        raise UsageError("--replace 要同 --with 一起用", _USAGE)
    session = open_session(args)
    about = session.locate(args.locator)
    made = _made(args, session, about)
    done = propose(session, about, made.operation, _details(args))
    one, shown = done.amendment, held(done.amendment, ground_of(session.view))
    _tell(done.masked, made, out)
    out.say(f"已提出建议#{one.number}（{one.id}）：{one.redline}", f"已保存（{short(done.commit)}）；草案没有改动。")
    out.answer(
        {
            "id": one.id,
            "number": one.number,
            "targets": list(one.targets),
            "redline": redline(shown.redline),
            "proposer": one.proposer,
            "commit": done.commit,
            "problems": [],
        }
    )
    return 0


def _details(args: Namespace) -> "Details":
    from workbench.amendments.opinions.numbers import read_number
    from workbench.session.amending.proposing import Details

    return Details(args.reason, args.proposer, args.office, tuple(map(read_number, args.opinions)))


def _made(args: Namespace, session: "Session", about: "Id") -> "Made":
    from workbench.session.editing.insertion import insertion
    from workbench.session.editing.rearranging import deletion, moving, retitling
    from workbench.session.editing.replacement import replacement
    from workbench.session.editing.retyping import retyping

    view = session.view
    if args.replace is not None:
        return replacement(view, about, args.replace, args.new, args.nth, args.all)
    if args.edit is not None:
        return retyping(view, about, _written(args, session, about))
    if args.insert_after is not None:
        return insertion(view, about, "after", args.insert_after or _from_file(args))
    if args.move is not None:
        return moving(view, about, "before" if args.before else "after", session.locate(args.move))
    return deletion(about) if args.delete else retitling(view, about, args.heading)


def _from_file(args: Namespace) -> str:
    from workbench.cli.paths import path
    from workbench.session.intake.typed_file import read_text

    if args.file is None:
        raise UsageError("--insert-after 要写出文字，或者同 --file 一起用", _USAGE)
    return read_text(path(args, args.file))


def _written(args: Namespace, session: "Session", about: "Id") -> str:
    """The words of the file, or what comes back from the editor."""
    from workbench.cli.paths import path
    from workbench.session.amending.editor import edited
    from workbench.session.intake.typed_file import read_text

    return read_text(path(args, args.edit)) if args.edit else edited(session.view, about)


def _tell(masked: tuple[str, ...], made: "Made", out: Output) -> None:
    from workbench.cli.problems import lines_of

    out.note(*(line for problem in made.problems for line in lines_of(problem)))
    if masked:
        out.note(f"注意：理由里的{'、'.join(masked)}已经遮盖，没有写入版本库。")
