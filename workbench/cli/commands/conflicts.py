"""conflicts: what merges left to people, one by one."""

from argparse import ArgumentParser, Namespace
from typing import Any

from workbench.cli.chinese import UsageError
from workbench.cli.edits import add_draft, open_session
from workbench.cli.output import Output

_USAGE = "workbench conflicts list，show ID，或者 resolve ID 加 --ours、--theirs、--ok、--text T 之一"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.usage = "workbench conflicts (list | show ID | resolve ID (--ours|--theirs|--ok|--text T)) [--draft SLUG]"
    parser.add_argument("action", metavar="ACTION", choices=("list", "show", "resolve"), help="做什么")
    parser.add_argument("id", metavar="ID", nargs="?", help="哪一处：编号见 list，或者写第八条")
    add_draft(parser)
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--ours", action="store_true", help="采用本方的")
    answer.add_argument("--theirs", action="store_true", help="采用对方的")
    answer.add_argument("--ok", action="store_true", help="草案现在的样子就对")
    answer.add_argument("--text", metavar="T", help="另行写定文字")


def run(args: Namespace, out: Output) -> int:
    """List, show or resolve."""
    answered = args.ours or args.theirs or args.ok or args.text is not None
    if (args.action == "list") is not (args.id is None) or answered is not (args.action == "resolve"):
        raise UsageError("参数不对", _USAGE)
    return {"list": _list, "show": _show, "resolve": _resolve}[args.action](args, out)


def _list(args: Namespace, out: Output) -> int:
    from workbench.cli.problems import all_as_data
    from workbench.cli.problems import lines_of as problem_lines
    from workbench.cli.syncing.telling import as_data, lines_of
    from workbench.session.syncing.questions import open_questions

    session = open_session(args)
    found, problems = open_questions(session.desk, session.slug)
    rows = [as_data(question, session.desk, session.slug) for question in found]
    out.say(*(line for row in rows for line in lines_of(row)) if rows else ["没有冲突，也没有待确认的地方。"])
    out.note(*(line for problem in problems for line in problem_lines(problem)))
    out.answer({"conflicts": rows, "problems": all_as_data(problems)})
    return 0


def _show(args: Namespace, out: Output) -> int:
    from workbench.cli.syncing.telling import as_data, lines_of
    from workbench.session.syncing.questions import question_of

    session = open_session(args)
    data = as_data(question_of(session.desk, session.slug, args.id), session.desk, session.slug)
    out.say(*lines_of(data), *_versions(data))
    out.answer({**data, "problems": []})
    return 0


def _versions(data: dict[str, Any]) -> list[str]:
    if not data["blocks"]:
        return [f"  {data['words']}"] if data.get("words") else []
    lines = [f"  原来：{data['base'] or '（没有）'}"]
    for name, side in (("本方", data["ours"]), ("对方", data["theirs"])):
        who = f"（{side['author']}，{side['when'][:10]}，{side['commit'][:10]}）" if side["author"] else ""
        lines.append(f"  {name}{who}：{side['value'] if side['value'] is not None else '删去'}")
    return lines


def _resolve(args: Namespace, out: Output) -> int:
    from workbench.cli.saying import saved
    from workbench.session.syncing.questions import open_questions
    from workbench.session.syncing.resolving import AS_IT_IS, OURS, THEIRS, resolve

    session = open_session(args)
    choice = OURS if args.ours else AS_IT_IS if args.ok else THEIRS
    done = resolve(session, args.id, choice, args.text)
    left = sum(question.blocks for question in open_questions(session.desk, session.slug)[0])
    saved(done, out)
    out.say(f"还有 {left} 处冲突。" if left else "冲突已全部裁定。")
    out.answer({"commit": done.commit, "subject": done.subject, "left": left, "problems": []})
    return 0
