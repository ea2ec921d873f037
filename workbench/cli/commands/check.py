"""check: the drafting rules over a draft or a file."""

from argparse import ArgumentParser, Namespace

from workbench.cli.output import Output
from workbench.cli.reading import add_reading, read


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", nargs="?", help="草案的代号，代号@审次，或者文件")
    parser.add_argument(
        "--rules", metavar="RULES", help="规则的名字，用逗号分开：reference 引用，numbering 编号（默认：全部）"
    )
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """Check; 1 when an error was found."""
    from workbench.checks.registry import check
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.model.problems import Severity

    target = read(args, args.target)
    names = [name.strip() for name in (args.rules or "").split(",") if name.strip()]
    found = (*target.problems, *check(target.view.instrument, names, target.view.wording))
    out.say(*(line for problem in found for line in lines_of(problem)))
    counted = {severity: sum(problem.severity is severity for problem in found) for severity in Severity}
    words = zip(("错误", "注意", "提示"), Severity, strict=True)
    out.say("，".join(f"{word} {counted[severity]}" for word, severity in words) + "。")
    out.answer({"problems": all_as_data(found)})
    return 1 if counted[Severity.ERROR] else 0
