"""What all editing commands share: their options, carrying out, and the account of what happened."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder, path

if TYPE_CHECKING:
    from workbench.model.problems import Problem
    from workbench.session.editing.made import Made
    from workbench.session.editing.placing import Relation
    from workbench.session.session import Edit, Session


def add_draft(parser: ArgumentParser) -> None:
    """--draft: which one."""
    parser.add_argument("--draft", metavar="SLUG", help="哪一份草案（只有一份时不用写）")


def add_options(parser: ArgumentParser) -> None:
    """The options of every edit."""
    add_draft(parser)
    parser.add_argument("--dry-run", action="store_true", help="只说会怎样，不改")
    parser.add_argument("-m", dest="message", metavar="M", help="改完立即保存为一个版本，M 是说明")


def add_where(parser: ArgumentParser, verb: str) -> None:
    """--after, --before or --into."""
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--after", metavar="LOCATOR", help=f"{verb}在某处的后面")
    group.add_argument("--before", metavar="LOCATOR", help=f"{verb}在某处的前面")
    group.add_argument("--into", metavar="LOCATOR", help=f"{verb}进某处里面，成为最后一个")


def where(args: Namespace) -> "tuple[Relation, str]":
    """Which of the three was said, and the place."""
    if args.after is not None:
        return "after", args.after
    return ("before", args.before) if args.before is not None else ("into", args.into)


def add_typed(parser: ArgumentParser, required: bool) -> None:
    """--text or --file."""
    group = parser.add_mutually_exclusive_group(required=required)
    group.add_argument("--text", metavar="T", help="文字；分几行写的，一行是一款，带「（一）」的是项")
    group.add_argument("--file", metavar="F", help="文字所在的文件")


def typed_text(args: Namespace) -> str | None:
    """The words of --text, or those of the file."""
    if args.file is None:
        return None if args.text is None else str(args.text)
    from workbench.session.intake.typed_file import read_text

    return read_text(path(args, args.file))


def open_session(args: Namespace) -> "Session":
    """The draft in hand. A message of -m that says nothing is refused before anything is done."""
    from workbench.model.problems import refuse
    from workbench.session.session import Session

    if getattr(args, "message", None) is not None and not args.message.strip():
        raise refuse("empty-message", "没有写保存说明。", hint="用 -m 写一句说明。")
    return Session.open(folder(args), args.draft)


def edit(args: Namespace, out: Output, make: "Callable[[Session], Made]") -> int:
    """Make the operation, apply it, tell what it did, and save it if asked to."""
    from workbench.cli.persisting import carried_out
    from workbench.session.saving import undisturbed

    session = open_session(args)
    notices(session, out)
    if args.dry_run:
        made = make(session)
        account(session.apply(made.operation, dry_run=True), out, dry_run=True, noticed=made.problems)
        return 0
    with nullcontext() if args.message is None else undisturbed(session.desk.workspace):
        done, made = carried_out(session, make)
        account(done, out, noticed=made.problems)
        finish(session, args, out)
    return 0


def notices(session: "Session", out: Output) -> None:
    """What a recovery or a damaged log has to say before anything is done."""
    from workbench.cli.problems import lines_of

    out.note(*(line for problem in (*session.desk.notices, *session.problems) for line in lines_of(problem)))


def finish(session: "Session", args: Namespace, out: Output) -> None:
    """Save at once with -m; else say how much waits."""
    if args.dry_run:
        return
    if args.message is None:
        out.say(f"尚未保存的修改：{session.unsaved} 步。")
        return
    from workbench.cli.saying import saved
    from workbench.model.problems import WorkbenchError

    try:
        saved(session.save(args.message), out)
    except WorkbenchError as error:
        if error.problem.code != "nothing-to-save" or session.unsaved:
            raise
        out.say("另一个程序刚刚把这一步一并保存了。")


def account(done: "Edit", out: Output, *, dry_run: bool = False, noticed: "tuple[Problem, ...]" = ()) -> None:
    """What the edit did, for people and as data."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.session.telling.consequences import tell
    from workbench.session.telling.deeds import deed

    applied = done.applied
    told = tell(applied, done.before, done.after)
    problems = [*noticed, *applied.problems]
    said = deed(done.operation, *((done.after, done.before) if done.undone else (done.before, done.after)))
    front = ("（试行，没有改动）" if dry_run else "") + ("撤销：" if done.undone else "")
    out.say(f"{front}{said}。", told.summary)
    out.say(*(f"  {line}" for line in told.references))
    out.note(*(line for problem in problems for line in lines_of(problem)))
    out.answer(
        {
            "operation": done.data,
            "created": list(applied.created),
            "renumbered": [{"id": one.id, "old": one.old, "new": one.new} for one in applied.renumbered],
            "references": [{"at": one.at, "old": one.old, "new": one.new} for one in applied.rewordings],
            "problems": all_as_data(problems),
        }
    )
