"""new: a draft without provisions."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("slug", metavar="SLUG", help="草案的代号，可以用中文")
    parser.add_argument("--title", metavar="T", required=True, help="题名")
    parser.add_argument(
        "--kind", metavar="K", required=True, help="种类：法律、行政法规、地方性法规、规章、规范性文件等"
    )


def run(args: Namespace, out: Output) -> int:
    """Make a draft."""
    from workbench.session.desk import Desk
    from workbench.session.setup.founding import new_draft

    slug = new_draft(Desk.find(folder(args)), args.slug, args.title, args.kind)
    out.say(f"已新建草案「{slug}」：{args.title}")
    out.answer({"draft": slug, "problems": []})
    return 0
