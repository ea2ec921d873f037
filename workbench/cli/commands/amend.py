"""amend: amendments to a draft – proposing, applying, deciding, and how they stand to one another."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.cli.chinese import ChineseParser

#: Deed, module under ``workbench.cli.amending``, one line of help.
DEEDS = (
    ("propose", "proposing", "提出修改建议：改字句、改写、增加、删去、移动、改标题"),
    ("list", "listing", "列出修改建议，以及现在能不能采纳"),
    ("show", "showing", "显示一件修改建议"),
    ("apply", "applying", "改到手头的草案上（有把握的，或者已经确认的）；不作处理"),
    ("accept", "accepting", "采纳：改草案、记处理、存为一个版本"),
    ("partly", "accepting_partly", "部分采纳：只采纳几处，或者另写文字"),
    ("reject", "rejecting", "不采纳，写明理由"),
    ("defer", "deferring", "缓议，写明理由"),
    ("withdraw", "withdrawing", "撤回；已经采纳的，从草案中退回"),
    ("conflicts", "relating", "哪些建议改同样的文字，哪些互不影响，哪些互相排斥"),
    ("rebase", "rebasing", "按现在的草案更新全部待处理的建议"),
)


def arguments(parser: ArgumentParser) -> None:
    """The grammar."""
    deeds = parser.add_subparsers(dest="deed", metavar="DEED", required=True, help="要做什么")
    for name, module, help_line in DEEDS:
        deeds.add_parser(
            name, prog=f"workbench amend {name}", description=help_line, help=help_line, fill=_filler(module)
        )


def run(args: Namespace, out: Output) -> int:
    """Carry it out."""
    module = next(module for name, module, _ in DEEDS if name == args.deed)
    code = _module(module).run(args, out)
    assert isinstance(code, int)
    return code


def _module(name: str) -> ModuleType:
    return import_module(f"workbench.cli.amending.{name}")


def _filler(module: str) -> "Callable[[ChineseParser], None]":
    def fill(parser: "ChineseParser") -> None:
        from workbench.cli.edits import add_draft

        _module(module).arguments(parser)
        add_draft(parser)
        parser.add_argument("-h", "--help", action="help", help="显示本帮助")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    return fill
