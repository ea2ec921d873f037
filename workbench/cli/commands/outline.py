"""outline: the order of everything, with today's numbers."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.reading import add_reading, read


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", nargs="?", help="草案的代号，代号@审次，或者文件")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """Print the outline."""
    from workbench.session.reading.printing import outline

    target = read(args, args.target)
    entries = list(outline(target.view))
    out.say(target.view.instrument.title)
    for entry in entries:
        words = entry.heading or entry.opening
        out.say(f"{'  ' * entry.depth}{entry.label}{'　' if words else ''}{words}")
    listed = [{"id": e.id, "depth": e.depth, "label": e.label, "heading": e.heading} for e in entries]
    out.answer({"title": target.view.instrument.title, "outline": listed, "problems": []})
    return 0
