"""log: the versions that were saved."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import add_draft
from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_draft(parser)
    parser.add_argument("--stage", metavar="NAME", default="", help="只列某一审次里新有的版本")
    parser.add_argument("--author", metavar="WORDS", default="", help="只列作者名字里有这些字的")
    parser.add_argument("--amendment", metavar="ID", default="", help="只列落实某一条修改建议的")


def run(args: Namespace, out: Output) -> int:
    """List, latest first."""
    from workbench.cli.saying import short
    from workbench.session.desk import Desk
    from workbench.session.reading.history import selected, versions

    desk = Desk.find(folder(args))
    slug = desk.choose(args.draft)
    if args.stage:
        desk.stage(slug, args.stage)
    found = selected(versions(desk.workspace, slug), args.stage, args.author, args.amendment)
    for version in found:
        when, stages = version.when[:16].replace("T", " "), "".join(f"【{name}】" for name in version.stages)
        out.say(f"{short(version.commit)}  {when}  {version.author}  {version.subject}{stages}")
    listed = [
        {
            "commit": version.commit,
            "author": version.author,
            "when": version.when,
            "subject": version.subject,
            "stages": list(version.stages),
            "stage": version.reading,
            "amendment": version.amendment,
        }
        for version in found
    ]
    out.answer({"draft": slug, "versions": listed, "problems": []})
    return 0
