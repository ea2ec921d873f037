"""opinion import: a file of opinions is taken in; --undo takes the last import back."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.opinions.opening import opened
from workbench.cli.output import Output
from workbench.cli.paths import path

if TYPE_CHECKING:
    from workbench.session.opinions.book import Book
    from workbench.session.opinions.intaking import Wishes
    from workbench.session.opinions.taking import Taken

_USAGE = "workbench opinion import FILE [--column 意见=栏目名 …] [--dry-run]，或者 workbench opinion import --undo"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("file", metavar="FILE", nargs="?", help=".xlsx、.csv、.jsonl，或者带修订和批注的 .docx")
    parser.add_argument("--column", metavar="项=栏目名", action="append", default=[], help="哪一栏是什么：意见=内容")
    parser.add_argument(
        "--version", metavar="REV", default="", help="意见针对哪一稿：审次，或者版本号（默认：最近的审次）"
    )
    parser.add_argument("--after", metavar="N", default="", help="补登：排在意见 N 之后，编号为 N-1、N-2……")
    parser.add_argument("--all-rows", action="store_true", help="与已有意见完全相同的，也作为新的来信收下")
    parser.add_argument(
        "--no-mask", metavar="种类", default="", help="不遮盖：姓名、住址、电话、邮箱、网络账号，用逗号分开"
    )
    parser.add_argument("--dry-run", action="store_true", help="只看怎样读，不导入")
    parser.add_argument("--undo", action="store_true", help="撤销最近一次导入")


def run(args: Namespace, out: Output) -> int:
    """Import, or take an import back."""
    if args.undo == (args.file is not None):
        raise UsageError("要么写文件，要么写 --undo", _USAGE)
    with opened(args, out) as book:
        return _undo(book, args, out) if args.undo else _take(book, args, out)


def _undo(book: "Book", args: Namespace, out: Output) -> int:
    from workbench.cli.saying import short
    from workbench.session.opinions.withdrawing import withdraw

    done = withdraw(book, dry_run=args.dry_run)
    front = "（试行，没有改动）会撤销" if args.dry_run else "已撤销"
    out.say(
        f"{front} {done.when} 的导入：意见 {len(done.opinions)} 条"
        + (f"（{short(done.commit)}）" if done.commit else "")
    )
    out.answer({"import": done.intake.id, "removed": list(done.opinions), "commit": done.commit, "problems": []})
    return 0


def _take(book: "Book", args: Namespace, out: Output) -> int:
    from workbench.session.opinions.taking import take

    taken = take(book, path(args, args.file), _wishes(args), dry_run=args.dry_run)
    _tell(taken, out, dry_run=args.dry_run)
    return 0


def _wishes(args: Namespace) -> "Wishes":
    from workbench.amendments.opinions.numbers import read_number
    from workbench.session.opinions.intaking import Wishes

    columns: dict[str, str] = {}
    for word in args.column:
        name, equals, head = word.partition("=")
        if not equals or not head.strip():
            raise UsageError(
                f"--column {word} 没有写成 项=栏目名", "例如：--column 意见=内容；没有这一项的写 --column 理由=-。"
            )
        columns[name.strip()] = head.strip()
    after = read_number(args.after) if args.after else ""
    return Wishes(columns, args.version, after, args.all_rows, _kept(args.no_mask))


def _kept(words: str) -> "tuple[Datum, ...]":
    from workbench.amendments.opinions.personal import OPTIONAL

    names = [word.strip() for word in words.replace("，", ",").replace("、", ",").split(",") if word.strip()]
    wrong = next((name for name in names if name not in [one.value for one in OPTIONAL]), None)
    if wrong is not None:
        raise UsageError(f"「{wrong}」总要遮盖，或者没有这一种", f"可以不遮盖的：{'、'.join(OPTIONAL)}。")
    return tuple(one for one in OPTIONAL if one.value in names)


if TYPE_CHECKING:
    from workbench.amendments.opinions.personal import Datum


def _tell(taken: "Taken", out: Output, *, dry_run: bool) -> None:
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.cli.saying import short

    count = len(taken.added)
    if taken.columns:
        out.say(
            "栏目："
            + "，".join(taken.columns)
            + "。"
            + (f"没有用到：{'、'.join(taken.unused)}。" if taken.unused else "")
        )
    out.note(*(line for problem in taken.problems for line in lines_of(problem)))
    if taken.known:
        out.say(f"有 {taken.known} 条与已有的意见完全相同，没有重复导入；确是另外的来信，加 --all-rows。")
    if taken.masked:
        shown = "，".join(f"{what} {number} 处" for what, number in taken.masked.most_common())
        out.say(f"遮盖了个人信息：{shown}；原文和提出人信息只存在这台机器的私有库里，不进 git。")
    front = "（试行，没有导入）" if dry_run else "已导入" if count else "没有新的意见："
    end = f"（{short(taken.commit)}）" if taken.commit else ""
    told = f"关联到条款 {taken.linked} 条，与在前的意见相同或者相近 {taken.grouped} 条"
    out.say(f"{front}意见 {count} 条，针对「{taken.stage or short(taken.version)}」：{told}{end}。")
    if taken.commit:
        out.say(f"编号 #{taken.added[0]} 至 #{taken.added[-1]}。要撤销这次导入，用 opinion import --undo。")
    out.answer(_data(taken) | {"problems": all_as_data(taken.problems)})


def _data(taken: "Taken") -> dict[str, object]:
    return {
        "import": taken.source if taken.commit else "",
        "commit": taken.commit,
        "version": taken.version,
        "added": list(taken.added),
        "known": taken.known,
        "linked": taken.linked,
        "grouped": taken.grouped,
        "masked": {what.value: number for what, number in taken.masked.items()},
        "people": taken.people,
        "columns": dict(column.split("=", 1) for column in taken.columns),
        "unused": list(taken.unused),
    }
