"""drafts: what drafts there are."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(args: Namespace, out: Output) -> int:
    """List them."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.session.desk import Desk

    desk = Desk.find(folder(args))
    out.note(*(line for problem in desk.notices for line in lines_of(problem)))
    listed = []
    for slug in desk.slugs():
        title = desk.in_hand(slug).view.instrument.title
        listed.append({"slug": slug, "title": title, "stages": list(desk.stages(slug))})
        stages = f"（{'、'.join(desk.stages(slug))}）" if desk.stages(slug) else ""
        out.say(f"{slug}　{title}{stages}")
    if not listed:
        out.say("工作区里还没有草案：用 new 新建，或者用 import 导入。")
    out.answer({"drafts": listed, "problems": all_as_data(desk.notices)})
    return 0
