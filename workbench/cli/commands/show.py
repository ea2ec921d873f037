"""show: one place as it is printed."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.reading import add_reading, locator_and_stage, read


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument(
        "target", metavar="TARGET", nargs="?", help="草案的代号，代号@审次，或者文件（不写则是手头的草案）"
    )
    parser.add_argument("locator", metavar="LOCATOR", help="第十五条、15、15.2.3、第三章，或者标识；可以加 @审次")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """Print a place."""
    from workbench.session.reading.printing import printed

    place, stage = locator_and_stage(args.locator)
    target = read(args, _joined(args.target, stage), stage if args.target is None else None)
    id = target.view.locate(place)
    label, lines = target.view.name(id), printed(target.view, id)
    out.say(f"{label}（{id}）", *lines)
    out.answer({"id": id, "label": label, "level": target.view.node(id).level.value, "lines": lines, "problems": []})
    return 0


def _joined(target: str | None, stage: str | None) -> str | None:
    """「show yunchuan 第十五条@草案」 means the stage of that draft."""
    return target if target is None or stage is None else f"{target}@{stage}"
