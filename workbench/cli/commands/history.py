"""history: the versions of one clause, through renumbering, moves, splits and merges."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder
from workbench.cli.reading import add_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.session.history.versions import ClauseVersion


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument(
        "locator", metavar="LOCATOR", help="第八条、8.2、标识；第八条@审次 用那一审次的条号，可以问已经删去的条款"
    )
    parser.add_argument("--patch", action="store_true", help="同时显示每个版本改了哪些字")
    parser.add_argument("--renumberings", action="store_true", help="只变了条号的版本也列出来")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """List the versions, newest first."""
    from workbench.session.desk import Desk
    from workbench.session.history.asking import clause

    desk = Desk.find(folder(args))
    with clause(desk, desk.choose(args.draft), args.locator, args.at) as asked:
        versions, label = asked.versions(args.renumberings), asked.label
    out.say(f"{label or versions[0].label + '（已不在）'}（{asked.id}）：{len(versions)} 个版本")
    for version in versions:
        out.say(*_lines(version, args.patch))
    listed = [_data(version) for version in versions]
    out.answer({"provision": {"id": asked.id, "label": label}, "versions": listed, "problems": []})
    return 0


def _lines(version: "ClauseVersion", patch: bool) -> "Iterator[str]":
    from workbench.cli.saying import short
    from workbench.lineage.step import NAMES
    from workbench.session.history.credit import credit_lines

    commit = version.commit
    stage = f"【{version.stage}】" if version.stage else ""
    when = commit.date[:16].replace("T", " ")
    yield f"{short(commit.id)}  {when}  {commit.author}  {NAMES[version.change]}  {version.label}{stage}"
    yield from (f"    {line}" for line in (commit.subject, *credit_lines(commit), version.note) if line)
    if patch:
        yield from (f"    {line}" for line in marked(version).split("\n"))


def marked(version: "ClauseVersion") -> str:
    """The redline in plain text: [-删去的-]{+增加的+}."""
    signs = {"-": ("[-", "-]"), "+": ("{+", "+}"), "=": ("", "")}
    return "".join(change.text.join(signs[change.op]) for change in version.redline)


def _data(version: "ClauseVersion") -> dict[str, object]:
    from workbench.session.history.credit import credit

    commit = version.commit
    return {
        "commit": commit.id,
        "date": commit.date,
        "author": commit.author,
        "stage": version.stage,
        "label": version.label,
        "subject": commit.subject,
        **credit(commit),
        "change": version.change.value,
        "of": version.of,
        "note": version.note,
        "redline": [[change.op, change.text] for change in version.redline],
    }
