"""check: the drafting rules over a draft or a file."""

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.chinese import UsageError
from workbench.cli.output import Output
from workbench.cli.reading import add_reading, read

if TYPE_CHECKING:
    from workbench.model.problems import Problem

_WHOLE = "workbench check --repository [--at REV] [--since REV]"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("target", metavar="TARGET", nargs="?", help="草案的代号，代号@审次，或者文件")
    parser.add_argument(
        "--rules", metavar="RULES", help="规则的名字，用逗号分开：reference 引用，numbering 编号（默认：全部）"
    )
    whole = "核对仓库里的全部草案和合并，可用于 CI 和 pre-receive"
    parser.add_argument("--repository", action="store_true", help=whole)
    parser.add_argument("--since", metavar="REV", help="与 --repository 同用：从哪个版本以后的合并都核对")
    add_reading(parser)


def run(args: Namespace, out: Output) -> int:
    """Check; 1 when an error was found."""
    if args.repository:
        return _tell(_in_repository(args), out)
    if args.since is not None:
        raise UsageError("--since 只与 --repository 同用", _WHOLE)
    from workbench.checks.registry import check

    target = read(args, args.target)
    names = [name.strip() for name in (args.rules or "").split(",") if name.strip()]
    found = (*target.problems, *check(target.view.instrument, names, target.view.wording))
    return _tell(found, out)


def _in_repository(args: Namespace) -> "tuple[Problem, ...]":
    from workbench.cli.paths import folder
    from workbench.session.syncing.validating import validated

    if args.target is not None or args.rules is not None or args.draft is not None:
        raise UsageError("--repository 核对全部草案，不能再指定一份", _WHOLE)
    return validated(folder(args), args.at or "HEAD", args.since)


def _tell(found: "tuple[Problem, ...]", out: Output) -> int:
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.model.problems import Severity

    out.say(*(line for problem in found for line in lines_of(problem)))
    counted = {severity: sum(problem.severity is severity for problem in found) for severity in Severity}
    words = zip(("错误", "注意", "提示"), Severity, strict=True)
    out.say("，".join(f"{word} {counted[severity]}" for word, severity in words) + "。")
    out.answer({"problems": all_as_data(found)})
    return 1 if counted[Severity.ERROR] else 0
