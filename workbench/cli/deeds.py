"""Commands that do several things: ``workbench opinion import …``, each deed in a module of its own."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Sequence
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from workbench.cli.output import Output

if TYPE_CHECKING:
    from workbench.cli.chinese import ChineseParser

#: Name of the deed, its module in the package of the command, one line of help.
Deed = tuple[str, str, str]


def add_deeds(parser: ArgumentParser, command: str, package: str, deeds: Sequence[Deed]) -> None:
    """The grammar of all deeds; the arguments of one are added only when it is the one called."""
    made = parser.add_subparsers(dest="deed", metavar="DEED", required=True, help="要做什么")
    for name, module, help_line in deeds:
        filler = _filler(package, module)
        made.add_parser(name, prog=f"workbench {command} {name}", description=help_line, help=help_line, fill=filler)


def run_deed(args: Namespace, out: Output, package: str, deeds: Sequence[Deed]) -> int:
    """Carry out the deed that was called."""
    module = next(module for name, module, _ in deeds if name == args.deed)
    code = _module(package, module).run(args, out)
    assert isinstance(code, int)
    return code


def _module(package: str, name: str) -> ModuleType:
    return import_module(f"workbench.cli.{package}.{name}")


def _filler(package: str, module: str) -> "Callable[[ChineseParser], None]":
    def fill(parser: "ChineseParser") -> None:
        from workbench.cli.edits import add_draft

        _module(package, module).arguments(parser)
        add_draft(parser)
        parser.add_argument("-h", "--help", action="help", help="显示本帮助")
        parser.add_argument("--json", action="store_true", help="以 JSON 输出")

    return fill
