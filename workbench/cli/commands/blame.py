"""blame: every phrase of a clause with the version that brought it."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder
from workbench.cli.reading import add_reading


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("locator", metavar="LOCATOR", help="第八条、8.2、标识；第八条@审次 用那一审次的条号")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """List the phrases in order."""
    from workbench.cli.saying import short
    from workbench.session.desk import Desk
    from workbench.session.history.asking import clause

    desk = Desk.find(folder(args))
    with clause(desk, desk.choose(args.draft), args.locator, args.at) as asked:
        phrases = asked.blame()
    for phrase, commit in phrases:
        words = "".join(phrase.words.split("\n"))
        out.say(f"{short(commit.id)}  {commit.date[:10]}  {commit.author}  {words}", f"    {commit.subject}")
    listed = [
        {
            "words": phrase.words,
            "commit": commit.id,
            "date": commit.date,
            "author": commit.author,
            "subject": commit.subject,
            **{key.lower(): commit.trailers.get(key, "") for key in ("Amendment", "Proposer", "Reason")},
        }
        for phrase, commit in phrases
    ]
    out.answer({"provision": {"id": asked.id}, "phrases": listed, "problems": []})
    return 0
