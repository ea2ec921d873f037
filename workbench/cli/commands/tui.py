"""tui: the terminal interface; what ``workbench`` alone opens too."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.paths import folder


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", nargs="?", help="草案的代号（只有一份时不用写）；代号@审次 只读")


def run(args: Namespace, out: Output) -> int:
    """Open it."""
    from workbench.tui.launch import run as open_screen

    said = open_screen(folder(args), getattr(args, "target", None))
    if said:
        out.say(said)
    out.answer({"problems": []})
    return 0
