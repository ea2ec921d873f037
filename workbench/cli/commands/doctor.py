"""doctor: is everything there that the program needs."""

import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from workbench.cli.output import Output
from workbench.cli.paths import folder

if TYPE_CHECKING:
    from workbench.session.setup.examining import Finding

#: Characters whose width depends on the terminal (Unicode Standard Annex 11: ambiguous).
_AMBIGUOUS = "“”—…①"


def arguments(parser: ArgumentParser) -> None:
    """No arguments."""


def run(args: Namespace, out: Output) -> int:
    """Examine."""
    from workbench.cli.problems import all_as_data, lines_of
    from workbench.session.setup.examining import Finding, examine

    version = ".".join(map(str, sys.version_info[:3]))
    findings = [Finding("Python", version), _encoding(), *examine(folder(args))]
    for finding in findings:
        out.say(f"{'×' if finding.problem else '√'} {finding.name}：{finding.message}")
        if finding.problem and finding.problem.hint:
            out.say(f"    {finding.problem.hint}")
    out.say("终端字宽：下面两行末尾的竖线应当对齐；没有对齐的，请把终端里“宽度不定的字符”设为两格。")
    out.say(f"    {_AMBIGUOUS}|", f"    {'　' * len(_AMBIGUOUS)}|")
    problems = [finding.problem for finding in findings if finding.problem]
    out.note(*(line for problem in problems[:1] for line in lines_of(problem)))
    checks = [{"name": f.name, "message": f.message, "ok": f.problem is None} for f in findings]
    out.answer({"checks": checks, "problems": all_as_data(problems)})
    return 1 if problems else 0


def _encoding() -> "Finding":
    from workbench.model.problems import Problem, Severity
    from workbench.session.setup.examining import Finding

    names = f"输出 {sys.stdout.encoding}，文件名 {sys.getfilesystemencoding()}"
    try:
        "中文〖〗①".encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        hint = "设环境变量 PYTHONUTF8=1，终端用 UTF-8。"
        return Finding("编码", names, Problem("encoding", "终端的编码写不出全部中文。", names, hint, Severity.WARNING))
    return Finding("编码", names)
