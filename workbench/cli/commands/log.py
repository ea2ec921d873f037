"""log: the versions that were saved."""

from argparse import ArgumentParser, Namespace

from workbench.cli.edits import add_draft
from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    add_draft(parser)


def run(args: Namespace, out: Output) -> int:
    """List, latest first."""
    from workbench.cli.saying import short
    from workbench.session.desk import Desk
    from workbench.session.reading.history import versions

    desk = Desk.find(folder(args))
    slug = desk.choose(args.draft)
    found = versions(desk.workspace, slug)
    for version in found:
        when, stages = version.when[:16].replace("T", " "), "".join(f"【{name}】" for name in version.stages)
        out.say(f"{short(version.commit)}  {when}  {version.author}  {version.subject}{stages}")
    listed = [
        {"commit": v.commit, "author": v.author, "when": v.when, "subject": v.subject, "stages": list(v.stages)}
        for v in found
    ]
    out.answer({"draft": slug, "versions": listed, "problems": []})
    return 0
