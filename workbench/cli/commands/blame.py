"""blame: every phrase of a clause with the version that brought it."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder
from workbench.cli.reading import add_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.lineage.blame import Phrase
    from workbench.storage.history.lookup import Meta


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="第八条、8.2、标识；第八条@审次 用那一审次的条号")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """List the phrases in order."""
    from workbench.session.desk import Desk
    from workbench.session.history.asking import clause
    from workbench.session.history.credit import credit

    desk = Desk.find(folder(args))
    with clause(desk, desk.choose(args.draft), args.locator, args.at) as asked:
        phrases = asked.blame()
    for phrase, commit in phrases:
        out.say(*_lines(phrase, commit))
    listed = [
        {
            "words": phrase.words,
            "commit": commit.id,
            "date": commit.date,
            "author": commit.author,
            "subject": commit.subject,
            **credit(commit),
        }
        for phrase, commit in phrases
    ]
    out.answer({"provision": {"id": asked.id}, "phrases": listed, "problems": []})
    return 0


def _lines(phrase: "Phrase", commit: "Meta") -> "Iterator[str]":
    """The version, then the words it brought; nothing where it brought none."""
    from workbench.cli.saying import short
    from workbench.session.history.credit import credit_lines

    if phrase.lines:
        yield f"{short(commit.id)}  {commit.date[:10]}  {commit.author}  {commit.subject}"
        yield from (f"    {line}" for line in credit_lines(commit))
        yield from (f"　　{words}" for words in phrase.lines)
