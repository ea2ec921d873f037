"""doctor: is everything there that the program needs, and mending what may be mended."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from workbench.session.setup.examining.finding import Finding

#: Characters whose width depends on the terminal (Unicode Standard Annex 11: ambiguous).
_AMBIGUOUS = "“”—…①"


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    parser.add_argument("--fix", action="store_true", help="能修的就修，并说明修了什么")


def run(args: Namespace, out: Output) -> int:
    """Examine, and mend if asked to."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.model.problems import Severity
    from workbench.session.setup.examining.finding import put_right

    findings = [put_right(finding) if args.fix else finding for finding in _findings(args)]
    out.say(*(line for finding in findings for line in _told(finding)))
    out.say("终端字宽：下面两行末尾的竖线应当对齐；没有对齐的，请把终端里“宽度不定的字符”设为两格。")
    out.say(f"    {_AMBIGUOUS}|", f"    {'　' * len(_AMBIGUOUS)}|")
    problems = [finding.problem for finding in findings if finding.problem]
    serious = [problem for problem in problems if problem.severity is not Severity.HINT]
    out.note(*(line for problem in serious[:1] for line in lines_of(problem)))
    out.answer({"checks": [_as_data(finding) for finding in findings], "problems": all_as_data(problems)})
    return 1 if serious else 0


def _findings(args: Namespace) -> "Iterator[Finding]":
    from workbench.session.setup.examining.finding import Finding
    from workbench.session.setup.examining.report import examine

    yield Finding(".".join(map(str, sys.version_info[:3])), "Python")
    yield _encoding()
    yield from examine(folder(args))


def _told(finding: "Finding") -> list[str]:
    from workbench.model.problems import Severity

    if finding.problem is None:
        mended = f"　→ {finding.mended}" if finding.mended else ""
        return [f"√ {finding.name}：{finding.message}{mended}"]
    mark = {Severity.ERROR: "×", Severity.WARNING: "！", Severity.HINT: "·"}[finding.problem.severity]
    hint = [f"    {finding.problem.hint}"] if finding.problem.hint else []
    return [f"{mark} {finding.name}：{finding.message}", *hint]


def _as_data(finding: "Finding") -> dict[str, object]:
    return {
        "name": finding.name,
        "message": finding.message,
        "ok": finding.problem is None,
        "mendable": finding.mend is not None,
        "mended": finding.mended,
    }


def _encoding() -> "Finding":
    from workbench.model.problems import Problem, Severity
    from workbench.session.setup.examining.finding import Finding

    names = f"输出 {sys.stdout.encoding}，文件名 {sys.getfilesystemencoding()}"
    try:
        "中文〖〗①".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        hint = "设环境变量 PYTHONUTF8=1，终端用 UTF-8。"
        message = "终端的编码写不出全部中文。"
        return Finding(message, "编码", Problem("encoding", message, names, hint, Severity.WARNING))
    return Finding(names, "编码")
