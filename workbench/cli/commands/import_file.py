"""import: a file becomes a draft; --update: a text comes back from somebody's word processor."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.output import Output
from workbench.cli.paths import folder, path

if TYPE_CHECKING:
    from workbench.importing.imported import Imported
    from workbench.session.intake.taking import Taken

_USAGE = (
    "workbench import FILE [--draft SLUG] [--dry-run] [--yes]，"
    "或者 workbench import FILE --update SLUG [--base REV] [--yes]"
)


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("file", metavar="FILE", help=".txt、.md、.docx 文件")
    parser.add_argument("--draft", metavar="SLUG", help="草案的代号（默认：文件名）；已有的草案重新导入")
    parser.add_argument("--dry-run", action="store_true", help="只看每一行被当成什么，不导入")
    parser.add_argument(
        "--tracked", choices=("accepted", "original"), default="accepted", help="修订：accepted 接受，original 原文"
    )
    parser.add_argument("--corrections", metavar="FILE", help="更正的文件：每行写原文的行号和角色，例如「12 款」")
    parser.add_argument("--update", metavar="SLUG", help="取回在 Word 里改过的文本，标识不变")
    parser.add_argument("--base", metavar="REV", help="对方改的是哪一版：审次，或者版本号（默认：现在的草案）")
    parser.add_argument("--yes", action="store_true", help="收下列出的改动；替换导入以后改过的草案")
    parser.add_argument("-m", dest="message", metavar="M", help="收下以后立即保存，M 是说明")


def run(args: Namespace, out: Output) -> int:
    """Import, or take changes back."""
    if args.update is not None:
        from workbench.cli.commands.update import update

        if args.draft is not None:
            raise UsageError("--update 和 --draft 不能同时使用", _USAGE)
        return update(args, out)
    if args.base is not None or args.message is not None:
        raise UsageError("--base、-m 只能同 --update 一起用", _USAGE)
    return _import(args, out)


def _import(args: Namespace, out: Output) -> int:
    from workbench.session.desk import Desk
    from workbench.session.intake.taking import import_file, options_of

    corrections = None if args.corrections is None else path(args, args.corrections)
    options = options_of(args.tracked, corrections)
    desk, file = Desk.find(folder(args)), path(args, args.file)
    taken = import_file(desk, file, args.draft, options, dry_run=args.dry_run, yes=args.yes)
    _tell(taken, out, dry_run=args.dry_run)
    return 0


def _tell(taken: "Taken", out: Output, *, dry_run: bool) -> None:
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.cli.saying import short

    imported = taken.imported
    if dry_run:
        out.say(*_roles(imported))
    out.say(*_account(imported))
    out.note(*(line for problem in imported.problems for line in lines_of(problem)))
    if dry_run:
        out.say("（试行，没有导入）")
    elif taken.commit:
        again = "重新导入" if taken.replaced else "导入"
        title = imported.instrument.title
        out.say(f"已{again}「{taken.slug}」：{title}（{short(taken.commit)}）", "要撤销这次导入，用 undo。")
    else:
        out.say(*taken.changes, f"草案「{taken.slug}」里有导入以外的修改，还没有替换：核对以上改动以后加 --yes。")
    out.answer(_data(taken) | {"problems": all_as_data(imported.problems)})


def _roles(imported: "Imported") -> list[str]:
    return [f"{role.line:>5} {role.role:<4}{role.label}　{role.text[:40]}" for role in imported.roles]


def _account(imported: "Imported") -> list[str]:
    lines = [f"第 {repair.line} 行：{repair.message}" for repair in imported.repairs]
    lines += [f"附带材料：{attachment.title}" for attachment in imported.instrument.attachments]
    return lines + [f"第 {note.line} 行有{note.author}的批注：{note.text}" for note in imported.comments]


def _data(taken: "Taken") -> dict[str, object]:
    from workbench.session.reading.statistics import counts
    from workbench.session.view import View

    imported = taken.imported
    repairs = [{"line": r.line, "kind": r.kind, "before": r.before, "after": r.after} for r in imported.repairs]
    return {
        "draft": taken.slug,
        "commit": taken.commit,
        "changes": list(taken.changes),
        "title": imported.instrument.title,
        "counts": counts(View(imported.instrument)),
        "roles": [{"line": r.line, "role": r.role, "label": r.label, "text": r.text} for r in imported.roles],
        "repairs": repairs,
        "comments": [
            {"line": c.line, "author": c.author, "anchor": c.anchor, "text": c.text} for c in imported.comments
        ],
        "attachments": [attachment.title for attachment in imported.instrument.attachments],
    }
